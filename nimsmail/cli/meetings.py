"""`nimsmail meeting`: plan one, invite and remind; what becomes of it lies beside this."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import click

from nimsmail.cli.agendas import agenda
from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.attendance import attendance, diets, participants
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.changing import cancel, change, move
from nimsmail.cli.completing import audiences, meetings, networks
from nimsmail.cli.finding import find_meeting
from nimsmail.cli.gathering import (
    as_plain,
    coming,
    house_of,
    house_options,
    in_full,
    line_of,
    sentence,
    tally,
)
from nimsmail.cli.meeting_texts import materials, practical
from nimsmail.cli.registering import admit, answer
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, json_option, say, table, when
from nimsmail.cli.texts import read_text
from nimsmail.cli.times import end_of, end_of_day, moment_of
from nimsmail.errors import NotFound
from nimsmail.network.meetings import Meeting, is_open
from nimsmail.network.rollcall import roll_call


@click.group("meeting", cls=Noun)
def command() -> None:
    """Meetings: new, list, show, invite, remind, agenda, change, move, cancel, who comes."""


@command.command()
@click.argument("key")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Whose meeting it is.")
@click.option("--title", required=True, help="What it is called, in invitations and calendars.")
@click.option("--starts", required=True, metavar="WHEN", help='e.g. "18. marts 2027 kl. 9.30"')
@click.option("--ends", required=True, metavar="WHEN", help="The day, and the hour; or the hour.")
@click.option("--place", required=True, help="Where it is.")
@click.option("--answer-by", metavar="DAY", help="The last day to answer.")
@click.option(
    "--text",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="What the invitation says of it, in Markdown.",
)
@house_options
@pass_call
def new(
    call: Call,
    /,
    key: str,
    network: str | None,
    title: str,
    starts: str,
    ends: str,
    place: str,
    answer_by: str | None,
    text: Path | None,
    **house: Any,
) -> None:
    """Plan a meeting under a KEY of your own, such as nims-2027-03. Nobody is invited yet.

    Days and hours are written as in ISO (2027-03-18 09:30) or in Danish (18. marts 2027
    kl. 9.30), in the network's zone.
    """
    from nimsmail.network.planning import CannotPlan, planned

    of = call.network(network)
    begins = moment_of(call, of, starts)
    meeting = Meeting(
        key=key,
        network=of.key,
        title=line_of(title, "--title"),
        starts=begins,
        ends=end_of(call, of, ends, begins),
        place=line_of(place, "--place"),
        answer_by=None if answer_by is None else end_of_day(call, of, answer_by),
        text="" if text is None else read_text(text),
        created=call.now,
        **house_of(**house),
    )
    with call.office.store.change(f"meeting new {key}") as change:
        try:
            change.put(planned(change, call.house, meeting, call.now))
        except CannotPlan as error:
            raise NotFound(sentence(str(error))) from None
    say(f"The meeting {key} is planned, {when(begins, of.timezone)}; invite to it with:")
    say(f"  nimsmail meeting invite {key} --dry-run")


@command.command("list")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Only of this network.")
@click.option("--all", "all_", is_flag=True, help="Those that are over, too.")
@json_option
@pass_call
def list_(call: Call, network: str | None, all_: bool, json_: bool) -> None:
    """List the meetings to come, the next one first."""
    key = None if network is None else call.network(network).key
    found = sorted(
        (
            each
            for each in call.books.every(Meeting)
            if (key is None or each.network == key)
            and (all_ or is_open(each, call.now - timedelta(days=1)))
        ),
        key=lambda each: each.starts,
    )
    if json_:
        as_json([as_plain(call, each) for each in found])
        return
    rows = []
    for each in found:
        roll = roll_call(call.books, each.key)
        starts = when(each.starts, call.zone(each.network))
        rows.append((each.key, each.network, starts, each.title, each.place, tally(roll)))
    heads = ("Key", "Network", "Starts", "Title", "Place", "Answers")
    table(heads, rows, "There are no meetings to come; plan one with nimsmail meeting new.")


@command.command()
@click.argument("key", shell_complete=meetings)
@json_option
@pass_call
def show(call: Call, key: str, json_: bool) -> None:
    """Show one meeting: when, where, its text, and how many have answered what."""
    meeting = find_meeting(call.books, key)
    if json_:
        as_json(as_plain(call, meeting))
        return
    in_full(call, meeting)


@command.command()
@click.argument("key", shell_complete=meetings)
@click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    shell_complete=audiences,
    help="Whom to invite; everybody in the network if nothing is said.",
)
@mass_mail
@pass_call
def invite(
    call: Call, key: str, audience: str | None, yes: bool, dry_run: bool, json_: bool
) -> None:
    """Invite to a meeting; who is invited already gets no second invitation."""
    from nimsmail.cli.circles import find_audience
    from nimsmail.network.inviting import invite as plan_of

    meeting = coming(call, key)
    whom = find_audience(call, meeting.network if audience is None else audience)
    if whom.network != meeting.network:
        raise NotFound(
            f"{meeting.key} is a meeting of {meeting.network}, and {audience} is about "
            f"{whom.network}; invite {meeting.network} or a part of it."
        )
    plan = plan_of(call.books, call.house, meeting, whom)
    what, why = f"the invitation to “{meeting.title}”", f"invite {meeting.key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)


@command.command()
@click.argument("key", shell_complete=meetings)
@mass_mail
@pass_call
def remind(call: Call, key: str, yes: bool, dry_run: bool, json_: bool) -> None:
    """Remind those who were invited and have not answered; nobody twice in a day."""
    from nimsmail.network.inviting import remind as plan_of

    meeting = coming(call, key)
    plan = plan_of(call.books, call.house, meeting, call.now)
    what, why = f"the reminder of “{meeting.title}”", f"remind {meeting.key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)


for each in (
    agenda,
    change,
    move,
    cancel,
    answer,
    admit,
    attendance,
    diets,
    participants,
    practical,
    materials,
):
    command.add_command(each)
