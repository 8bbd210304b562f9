"""`nimsmail theme ballots`, `result` and `close`: how a ballot stands, and its end."""

from typing import TYPE_CHECKING

import click

from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.ballots import find_whom, refusal
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import audiences, networks
from nimsmail.cli.completing import ballots as known_ballots
from nimsmail.cli.finding import find_ballot
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, facts, json_option, moment, say, table, when
from nimsmail.errors import NotFound
from nimsmail.network.ballots import Ballot, asked, casts, electorate, voter_name

if TYPE_CHECKING:
    from nimsmail.network.counting import Count


@click.command(cls=Leaf)
@click.option("--network", metavar="KEY", shell_complete=networks, help="Only of this network.")
@json_option
@pass_call
def ballots(call: Call, network: str | None, json_: bool) -> None:
    """List the ballots, the latest first, and how many have voted."""
    key = None if network is None else call.network(network).key
    found = [each for each in call.books.every(Ballot) if key in (None, each.network)]
    found.sort(key=lambda each: each.created, reverse=True)
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    rows = (
        (
            each.key,
            each.network,
            each.meeting,
            when(each.closes, call.zone(each.network)),
            f"{len(casts(call.books, each.key))} of {electorate(call.books, each)}",
            _state(call, each),
        )
        for each in found
    )
    heads = ("Key", "Network", "Meeting", "Closes", "Voted", "State")
    table(heads, rows, "There has been no ballot; send one with nimsmail theme ballot.")


def _state(call: Call, paper: Ballot) -> str:
    if paper.winner is not None:
        return f"{paper.winner} won"
    return "over" if paper.is_over(call.now) else "open"


def _plain(call: Call, paper: Ballot) -> dict[str, object]:
    zone = call.zone(paper.network)
    return {
        "key": paper.key,
        "network": paper.network,
        "meeting": paper.meeting,
        "method": paper.method,
        "per": paper.per,
        "closes": moment(paper.closes, zone),
        "closed": moment(paper.closed, zone),
        "winner": paper.winner,
        "asked": len(asked(call.books, paper.key)),
        "electorate": electorate(call.books, paper),
        "votes": len(casts(call.books, paper.key)),
    }


@click.command(cls=Leaf)
@click.argument("key", shell_complete=known_ballots)
@click.option("--who", is_flag=True, help="Also who has voted for what; it is told to nobody else.")
@json_option
@pass_call
def result(call: Call, key: str, who: bool, json_: bool) -> None:
    """Show how a ballot stands: points, places, ties, and how many have voted."""
    from nimsmail.network.balloting import counted as count_of

    paper = find_ballot(call.books, key)
    count = count_of(call.books, paper)
    if json_:
        as_json(_result(call, paper, count, who))
        return
    zone = call.zone(paper.network)
    facts(
        (
            ("Ballot", paper.key),
            ("Meeting", paper.meeting),
            ("Method", f"{paper.method}, one vote for each {paper.per}"),
            ("Closes", when(paper.closes, zone)),
            ("Voted", f"{count.votes} of {electorate(call.books, paper)}"),
            ("Winner", paper.winner),
        )
    )
    say()
    rows = ((t.place, t.number, t.text, t.points, t.voters, t.firsts) for t in count.tallies)
    table(("Place", "No.", "Theme", "Points", "Voters", "First"), rows, "")
    if who:
        say()
        votes = casts(call.books, paper.key)
        told = ((voter_name(call.books, c), c.choices, when(c.cast, zone)) for c in votes)
        table(("Voter", "Choices", "When"), told, "Nobody has voted.")
    say()
    say(_next(call, paper, count))


def _next(call: Call, paper: Ballot, count: "Count") -> str:
    if paper.closed is not None:
        return "The ballot is closed."
    if not paper.is_over(call.now):
        remind_ = f"  nimsmail theme remind {paper.key} --dry-run"
        return f"It is open; remind those who have not voted with:\n{remind_}"
    winner = "" if len(count.leaders) == 1 else " --winner NUMBER"
    tie = "" if len(count.leaders) < 2 else "Several share the first place: you choose. "
    return f"{tie}Send the result with:\n  nimsmail theme close {paper.key}{winner} --dry-run"


def _result(call: Call, paper: Ballot, count: "Count", who: bool) -> dict[str, object]:
    zone = call.zone(paper.network)
    voters = [
        {
            "voter": voter_name(call.books, each),
            "person": each.person,
            "choices": each.choices,
            "cast": moment(each.cast, zone),
        }
        for each in casts(call.books, paper.key)
    ]
    return {
        **_plain(call, paper),
        "leaders": count.leaders,
        "themes": [
            {
                "number": each.number,
                "text": each.text,
                "points": each.points,
                "voters": each.voters,
                "firsts": each.firsts,
                "place": each.place,
            }
            for each in count.tallies
        ],
        **({"who": voters} if who else {}),
    }


@click.command(cls=Leaf)
@click.argument("key", shell_complete=known_ballots)
@click.option(
    "--winner",
    type=int,
    metavar="NUMBER",
    help="The number on the ballot that wins; needed where several share the first place.",
)
@click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    shell_complete=audiences,
    help="Who is told the result; everybody in the network if nothing is said.",
)
@click.option("--early", is_flag=True, help="Close it before its last day is over.")
@mass_mail
@pass_call
def close(
    call: Call,
    key: str,
    winner: int | None,
    audience: str | None,
    early: bool,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Close a ballot and send its result; the winner becomes the theme of the meeting."""
    from nimsmail.network.balloting import CannotVote, announce, concluded, elected
    from nimsmail.network.balloting import counted as count_of

    paper = find_ballot(call.books, key)
    if not paper.is_over(call.now) and not early:
        until = when(paper.closes, call.zone(paper.network))
        raise NotFound(f"People may vote until {until}; close it after that, or say --early.")
    if paper.winner is not None and winner not in (None, paper.winner):
        raise NotFound(f"{paper.key} is closed, and {paper.winner} won; leave --winner out.")
    try:
        chosen = elected(paper, count_of(call.books, paper), paper.winner or winner)
    except CannotVote as error:
        raise refusal(error) from None
    whom = find_whom(call, paper.network, audience)
    plan = announce(call.books, paper, chosen, whom)
    what, why = f"the result, “{chosen.text}”", f"theme close {paper.key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)
    if dry_run:
        return
    # The letters first: where this stops, the same command again does the rest. Meeting and
    # theme are read anew, since the question above may have waited for its answer.
    with call.office.store.change(why) as change:
        for record in concluded(change, find_ballot(change, paper.key), chosen, call.now):
            change.put(record)
    if not json_:
        theme = f" of {paper.meeting}" if paper.meeting else ""
        say(f"The theme{theme} is: {chosen.text}")


COMMANDS = (ballots, result, close)
