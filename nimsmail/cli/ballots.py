"""`nimsmail theme call`, `ballot` and `remind`: what asks the members."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import audiences, meetings, networks
from nimsmail.cli.completing import ballots as known_ballots
from nimsmail.cli.finding import find_ballot, find_meeting, find_theme
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import counted
from nimsmail.cli.times import end_of_day
from nimsmail.errors import NotFound
from nimsmail.network.ballots import Ballot

if TYPE_CHECKING:
    from nimsmail.network.audience import Audience
    from nimsmail.network.house import Network
    from nimsmail.network.meetings import Meeting
    from nimsmail.network.themes import Theme

_FIXED = ("meeting", "themes", "method", "per", "close", "network")


@click.command("call", cls=Leaf)
@click.option("--network", metavar="KEY", shell_complete=networks, help="Whose themes.")
@click.option(
    "--meeting", metavar="KEY", shell_complete=meetings, help="The meeting that they are for."
)
@click.option("--close", metavar="DAY", help="The last day; in 14 days if not said.")
@click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    shell_complete=audiences,
    help="Who is asked; everybody in the network if nothing is said.",
)
@mass_mail
@pass_call
def call_(
    call: Call,
    network: str | None,
    meeting: str | None,
    close: str | None,
    audience: str | None,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Ask the members for themes; whoever answers in their own words has suggested some."""
    from nimsmail.network.balloting import call_for_themes
    from nimsmail.network.themecalls import ThemeCall, call_key

    of, found = _of(call, network, meeting)
    closes = end_of_day(call, of, close or _in_days(call, of, 14))
    if closes <= call.now:
        raise NotFound("The last day is over already; change --close.")
    key = call_key(of.key, found.key if found else None, call.now)
    known = call.books.get(ThemeCall, key)
    if known is not None and close is None:
        closes = known.closes or closes
    asking = ThemeCall(
        key=key,
        network=of.key,
        meeting=found.key if found else None,
        opened=known.opened if known else call.now,
        closes=closes,
    )
    whom = find_whom(call, of.key, audience)
    plan = call_for_themes(call.books, asking, whom)
    what, why = "the call for themes", f"theme call {key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)


def _of(call: Call, network: str | None, meeting: str | None) -> "tuple[Network, Meeting | None]":
    """Return the network that is meant, and the meeting in it, if one is named."""
    found = find_meeting(call.books, meeting) if meeting else None
    of = call.network(network or (found.network if found else None))
    if found is not None and found.network != of.key:
        raise NotFound(f"{found.key} is a meeting of {found.network}, not of {of.key}.")
    return of, found


@click.command(cls=Leaf)
@click.argument("key", shell_complete=known_ballots)
@click.option("--network", metavar="KEY", shell_complete=networks, help="Whose ballot it is.")
@click.option(
    "--meeting",
    metavar="KEY",
    shell_complete=meetings,
    help="The meeting that the winner becomes the theme of.",
)
@click.option(
    "--themes",
    metavar="1,3,4",
    help="Which themes, in this order, by their numbers in the list; all that are open if "
    "nothing is said.",
)
@click.option(
    "--method",
    type=click.Choice(["plain", "ranked"]),
    help="plain: a point for each theme chosen (the default); ranked: the most for the first.",
)
@click.option(
    "--per",
    type=click.Choice(["person", "organisation"]),
    help="Who has one vote: each person (the default), or each organisation.",
)
@click.option("--close", metavar="DAY", help="The last day to vote; in 10 days if not said.")
@click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    shell_complete=audiences,
    help="Who votes; everybody in the network if nothing is said.",
)
@mass_mail
@pass_call
def ballot(
    call: Call,
    key: str,
    network: str | None,
    meeting: str | None,
    themes: str | None,
    method: str | None,
    per: str | None,
    close: str | None,
    audience: str | None,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Put themes to the vote under a KEY of your own, such as theme-2027-03.

    The numbers on the ballot are fixed when it is sent. Sent again, it goes only to those
    who do not have it yet, as it was.
    """
    from nimsmail.network.balloting import put_to_vote

    known = call.books.get(Ballot, key)
    said = dict(zip(_FIXED, (meeting, themes, method, per, close, network), strict=True))
    paper = _drawn_up(call, key, said) if known is None else _as_it_was(call, known, said)
    whom = find_whom(call, paper.network, audience)
    plan = put_to_vote(call.books, paper, whom)
    what, why = f"the ballot of {counted(len(paper.choices), 'theme')}", f"theme ballot {key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)


def _as_it_was(call: Call, known: Ballot, said: dict[str, str | None]) -> Ballot:
    """Return the ballot that was sent, unless what is said of it now is something else."""
    is_so = {
        "meeting": said["meeting"] == known.meeting,
        "themes": _numbers(said["themes"] or "") == _numbers_of(known),
        "method": said["method"] == known.method,
        "per": said["per"] == known.per,
        "close": _is_close(call, known, said["close"]),
        "network": said["network"] == known.network,
    }
    other = next((name for name in _FIXED if said[name] is not None and not is_so[name]), None)
    if other is not None:
        raise NotFound(
            f"The ballot {known.key} has been sent, and stays as it is; leave --{other} out, or "
            "write another KEY."
        )
    if known.is_over(call.now):
        raise NotFound(f"The ballot {known.key} is over; see theme result {known.key}.")
    return known


def _numbers_of(known: Ballot) -> list[str]:
    return [each.theme.rpartition("/")[2] for each in known.choices]


def _is_close(call: Call, known: Ballot, day: str | None) -> bool:
    return day is not None and end_of_day(call, call.network(known.network), day) == known.closes


def _drawn_up(call: Call, key: str, said: dict[str, str | None]) -> Ballot:
    from nimsmail.network.balloting import CannotVote, drawn_up

    of, meeting = _of(call, said["network"], said["meeting"])
    paper = Ballot(
        key=key,
        network=of.key,
        meeting=meeting.key if meeting else None,
        choices=(),
        method="ranked" if said["method"] == "ranked" else "plain",
        per="organisation" if said["per"] == "organisation" else "person",
        closes=end_of_day(call, of, said["close"] or _in_days(call, of, 10)),
        created=call.now,
    )
    try:
        return drawn_up(call.books, call.house, paper, _themes(call, of, said["themes"]), call.now)
    except CannotVote as error:
        raise refusal(error) from None


def _in_days(call: Call, network: "Network", days: int) -> str:
    return (call.now.astimezone(network.timezone).date() + timedelta(days=days)).isoformat()


def _themes(call: Call, network: "Network", numbers: str | None) -> "list[Theme]":
    from nimsmail.network.themes import open_themes

    if numbers is None:
        return list(open_themes(call.books, network.key))
    named = _numbers(numbers)
    if not named or not all(each.isdecimal() for each in named):
        raise NotFound(f"--themes {numbers}: write the numbers of theme list, such as 1,3,4.")
    if len(set(named)) < len(named):
        raise NotFound(f"--themes {numbers}: a theme stands there twice; leave one out.")
    return [find_theme(call.books, network.key, int(each)) for each in named]


def _numbers(text: str) -> list[str]:
    return [each for each in re.split(r"[,;\s]+", text) if each]


def find_whom(call: Call, network: str, text: str | None) -> "Audience":
    """Find everybody whom `text` means in this network; all of it where nothing is said."""
    from nimsmail.cli.circles import find_audience

    whom = find_audience(call, network if text is None else text)
    if whom.network != network:
        raise NotFound(
            f"This is a matter of {network}, and {text} is about {whom.network}; send it to "
            f"{network} or a part of it."
        )
    return whom


def refusal(error: ValueError) -> NotFound:
    """Say what the rules refuse, as a sentence."""
    said = str(error)
    return NotFound(f"{said[0].upper()}{said[1:]}.")


@click.command(cls=Leaf)
@click.argument("key", shell_complete=known_ballots)
@mass_mail
@pass_call
def remind(call: Call, key: str, yes: bool, dry_run: bool, json_: bool) -> None:
    """Remind those who have not voted; nobody twice in a day."""
    from nimsmail.network.balloting import remind_voters

    paper = find_ballot(call.books, key)
    if paper.is_over(call.now):
        raise NotFound(f"Nobody may be reminded of {paper.key} any more: it is over.")
    plan = remind_voters(call.books, paper, call.now)
    what, why = "the reminder to vote", f"theme remind {paper.key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)


COMMANDS = (call_, ballot, remind)
