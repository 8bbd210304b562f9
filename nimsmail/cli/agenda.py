"""`nimsmail agenda`: items, a draft, the chair's word, and the summons."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nimsmail.cli.asking import dispatch, mass_mail, queued_sentence
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import audiences, meetings, papers
from nimsmail.cli.finding import find_meeting, find_paper
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, facts, json_option, moment, say, table, when
from nimsmail.cli.texts import read_text
from nimsmail.cli.times import end_of_day
from nimsmail.errors import NotFound

if TYPE_CHECKING:
    from nimsmail.network.audience import Audience
    from nimsmail.network.meetings import Meeting
    from nimsmail.network.points import Points

audience_option = click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    shell_complete=audiences,
    help="Whom to write to; everybody in the network whose roles get it, if nothing is said.",
)


@click.group("agenda", cls=Noun)
def command() -> None:
    """The agenda of a meeting: call, items, draft, show, send-to-chair, approve, summon.

    KEY is that of the meeting. Nothing goes out before the chair has approved it.
    """


def circle(call: Call, meeting: "Meeting", audience: str | None) -> "Audience":
    """Find whom the coordinator means; nobody of another network."""
    from nimsmail.cli.circles import find_audience

    whom = find_audience(call, audience or meeting.network)
    if whom.network != meeting.network:
        raise NotFound(
            f"{meeting.key} is a meeting of {meeting.network}, and {audience} is about "
            f"{whom.network}; write to {meeting.network} or a part of it."
        )
    return whom


@command.command("call")
@click.argument("key", shell_complete=meetings)
@click.option("--until", metavar="DAY", help="The last day for items.")
@audience_option
@mass_mail
@pass_call
def call_(
    call: Call,
    key: str,
    until: str | None,
    audience: str | None,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Ask the members for items; what they answer is kept for the draft."""
    from nimsmail.network.presenting import call_for_items

    meeting = find_meeting(call.books, key)
    if call.now >= meeting.starts:
        raise NotFound(f"{meeting.key} has begun; ask for items of the next meeting.")
    network = call.house.networks[meeting.network]
    closes = None if until is None else end_of_day(call, network, until)
    if closes is not None and not call.now < closes < meeting.starts:
        raise NotFound(f"--until {until}: items are wanted between now and the meeting.")
    plan = call_for_items(call.books, meeting, circle(call, meeting, audience), closes)
    what, why = f"the call for items for “{meeting.title}”", f"agenda call {meeting.key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)


@command.command()
@click.argument("key", shell_complete=meetings)
@click.option("--decline", "declined", multiple=True, metavar="N", type=int, help="Leave N out.")
@click.option("--take", "taken", multiple=True, metavar="N", type=int, help="Take N after all.")
@json_option
@pass_call
def items(
    call: Call, key: str, declined: tuple[int, ...], taken: tuple[int, ...], json_: bool
) -> None:
    """List the items that members want, numbered; the draft takes those not declined."""
    from dataclasses import replace

    from nimsmail.network.orders import Taken
    from nimsmail.network.people import Person
    from nimsmail.network.presenting import proposals_for

    meeting = find_meeting(call.books, key)
    with call.office.store.change(f"agenda items {meeting.key}") as change:
        found = list(proposals_for(change, meeting.key))
        fates: tuple[tuple[Taken, tuple[int, ...]], ...] = (
            ("declined", declined),
            ("taken", taken),
        )
        for fate, numbers in fates:
            for number in numbers:
                if not 1 <= number <= len(found):
                    raise NotFound(f"There is no item {number}; there are {len(found)}.")
                found[number - 1] = replace(found[number - 1], taken=fate)
                change.put(found[number - 1])
    zone = call.zone(meeting.network)
    people = {each.person: call.books.get(Person, each.person) for each in found}
    rows = [
        (n, (p.name if (p := people[each.person]) else ""), each.text, each)
        for n, each in enumerate(found, 1)
    ]
    if json_:
        as_json(
            [
                {
                    "number": n,
                    "key": each.key,
                    "person": each.person,
                    "name": name,
                    "text": text,
                    "state": each.taken,
                    "received": moment(each.received, zone),
                }
                for n, name, text, each in rows
            ]
        )
        return
    shown = ((n, name, text, each.taken, when(each.received, zone)) for n, name, text, each in rows)
    nobody = "No member wants an item; ask with nimsmail agenda call."
    table(("No.", "From", "Item", "State", "Received"), shown, nobody)


@command.command()
@click.argument("key", shell_complete=meetings)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="The points, as a list in Markdown; else the fixed points and the members' items.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="Also write it to a file to edit; then name that with --from.",
)
@click.option(
    "--annex",
    "annexes",
    multiple=True,
    metavar="PAPER",
    shell_complete=papers,
    help="A paper that goes with the summons; may be given again.",
)
@json_option
@pass_call
def draft(
    call: Call,
    key: str,
    source: Path | None,
    out: Path | None,
    annexes: tuple[str, ...],
    json_: bool,
) -> None:
    """Draft the agenda. Nothing is sent; one that lies with the chair is taken back."""
    from nimsmail.network.orders import Order
    from nimsmail.network.points import as_markdown, from_markdown
    from nimsmail.network.presenting import CannotPresent, composed, drafted

    office, meeting = call.office, find_meeting(call.books, key)
    with office.store.change(f"agenda draft {meeting.key}") as change:
        if source is not None:
            points = from_markdown(read_text(source))
        else:
            points = composed(change, call.house, meeting)
        before = change.get(Order, meeting.key)
        keys = tuple(_annex(call, meeting, each) for each in annexes)
        keys = keys or (before.annexes if before else ())
        try:
            outcome = drafted(change, meeting, points, keys, call.now)
        except CannotPresent as error:
            raise refused(error) from None
        office.clerk.keep(change, outcome, call.now)
    if out is not None:
        out.write_text(f"{as_markdown(points)}\n", encoding="utf-8")
    if json_:
        as_json(_plain(call, meeting))
        return
    _say_points(points)
    say()
    say(f"The draft is kept; send it to the chair with nimsmail agenda send-to-chair {meeting.key}")


def _annex(call: Call, meeting: "Meeting", key: str) -> str:
    paper = find_paper(call.books, key)
    if paper.network != meeting.network:
        raise NotFound(f"{paper.key} is a paper of {paper.network}, not of {meeting.network}.")
    return paper.key


def refused(error: Exception) -> NotFound:
    """Return what the rules say no to as an error: a sentence of its own."""
    said = str(error)
    return NotFound(f"{said[0].upper()}{said[1:]}.")


def _say_points(points: "Points") -> None:
    for number, point in enumerate(points, 1):
        say(f"{number:>3}. {point.title}" + (f" ({point.by})" if point.by else ""))
        for line in point.note.splitlines():
            say(f"     {line}")


@command.command()
@click.argument("key", shell_complete=meetings)
@json_option
@pass_call
def show(call: Call, key: str, json_: bool) -> None:
    """Show the agenda as it is drafted, how far it has come, and its versions."""
    from nimsmail.network.orders import Order, stage_of, summons_by
    from nimsmail.network.submissions import Submission

    meeting = find_meeting(call.books, key)
    if json_:
        as_json(_plain(call, meeting))
        return
    order = call.books.get(Order, meeting.key)
    if order is None:
        raise NotFound(f"{meeting.key} has no agenda yet; begin with nimsmail agenda draft.")
    zone = call.zone(meeting.network)
    facts(
        (
            ("Meeting", meeting.key),
            ("State", stage_of(call.books, order)),
            ("Summons by", when(summons_by(call.house, meeting), zone)),
            ("Annexes", ", ".join(order.annexes)),
        )
    )
    say()
    _say_points(order.points)
    say()
    found = (s for s in call.books.find(Submission, "meeting", meeting.key) if s.what == "agenda")
    rows = (
        (each.version, each.fate, when(each.sent, zone), when(each.ended, zone), each.reminders)
        for each in sorted(found, key=lambda each: each.version)
    )
    table(("Version", "State", "Sent", "Answered", "Reminders"), rows, "The chair has not seen it.")


def _plain(call: Call, meeting: "Meeting") -> dict[str, Any]:
    from nimsmail.network.orders import Order, stage_of, summons_by
    from nimsmail.network.submissions import Submission

    zone, order = call.zone(meeting.network), call.books.get(Order, meeting.key)
    found = (s for s in call.books.find(Submission, "meeting", meeting.key) if s.what == "agenda")
    return {
        "meeting": meeting.key,
        "state": stage_of(call.books, order) if order else None,
        "summons_by": moment(summons_by(call.house, meeting), zone),
        "summoned": order.summoned if order else 0,
        "annexes": order.annexes if order else (),
        "points": [
            {"title": p.title, "note": p.note, "by": p.by or None}
            for p in (order.points if order else ())
        ],
        "versions": [
            {
                "version": each.version,
                "state": each.fate,
                "digest": each.digest,
                "sent": moment(each.sent, zone),
                "answered": moment(each.ended, zone),
                "by": each.by or None,
                "reminders": each.reminders,
                "changes": [
                    {"do": c.do, "number": c.number, "title": c.title, "was": c.was or None}
                    for c in each.changes
                ],
            }
            for each in sorted(found, key=lambda each: each.version)
        ],
    }


@command.command("send-to-chair")
@click.argument("key", shell_complete=meetings)
@click.option("--dry-run", is_flag=True, help="Show the letter; send nothing.")
@pass_call
def send_to_chair(call: Call, key: str, dry_run: bool) -> None:
    """Send the draft to the chair, who approves or changes it by answering."""
    from nimsmail.cli.letters import as_read, show_letter
    from nimsmail.network.presenting import CannotPresent, to_chair

    office, meeting = call.office, find_meeting(call.books, key)
    try:
        if dry_run:
            outcome = to_chair(call.books, call.house, meeting, call.now)
            show_letter(*as_read(call, outcome.letters[0], call.now))
            return
        with office.store.change(f"agenda send-to-chair {meeting.key}") as change:
            outcome = to_chair(change, call.house, meeting, call.now)
            kept = office.clerk.keep(change, outcome, call.now)
    except CannotPresent as error:
        raise refused(error) from None
    say(queued_sentence(kept))


@command.command()
@click.argument("key", shell_complete=meetings)
@click.option("--yes", is_flag=True, help="Do it without asking.")
@pass_call
def approve(call: Call, key: str, yes: bool) -> None:
    """Note that the chair has approved the agenda as it is, by phone or in person."""
    from nimsmail.cli.asking import approve as asked
    from nimsmail.network.granting import approved
    from nimsmail.network.presenting import CannotPresent, by_phone

    office, meeting = call.office, find_meeting(call.books, key)
    try:
        version = by_phone(call.books, call.house, meeting, call.now)
        _say_points(version.points)
        asked("Has the chair approved this agenda?", yes=yes)
        with office.store.change(f"agenda approve {meeting.key}") as change:
            version = by_phone(change, call.house, meeting, call.now)
            outcome = approved(change, call.house, version, call.now, by="phone")
            office.clerk.keep(change, outcome, call.now)
    except CannotPresent as error:
        raise refused(error) from None
    say(
        f"Version {version.version} is approved, with {counted(len(version.points), 'point')}; "
        f"send it with nimsmail agenda summon {meeting.key} --dry-run"
    )


@command.command()
@click.argument("key", shell_complete=meetings)
@audience_option
@mass_mail
@pass_call
def summon(
    call: Call, key: str, audience: str | None, yes: bool, dry_run: bool, json_: bool
) -> None:
    """Send the summons with the agenda that the chair approved, and its annexes."""
    from nimsmail.cli.show import warn
    from nimsmail.network.orders import summons_by
    from nimsmail.network.presenting import CannotPresent
    from nimsmail.network.presenting import summon as plan_of

    meeting = find_meeting(call.books, key)
    if meeting.cancelled or call.now >= meeting.starts:
        reason = "is cancelled" if meeting.cancelled else "has begun"
        raise NotFound(f"Nobody can be summoned to {meeting.key}: it {reason}.")
    try:
        plan = plan_of(call.books, call.house, meeting, circle(call, meeting, audience))
    except CannotPresent as error:
        raise refused(error) from None
    if call.now > summons_by(call.house, meeting) and not json_:
        days = call.house.networks[meeting.network].procedure.summons
        warn(f"It goes later than {days} days before the meeting, as the procedure wants it.")
    what, why = f"the summons to “{meeting.title}”", f"agenda summon {meeting.key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)
