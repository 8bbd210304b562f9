"""`nimsmail dispatch`: what was sent to many, and its course: pause, resume, cancel."""

from collections.abc import Iterator
from typing import Any

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import dispatches, networks
from nimsmail.cli.finding import find_dispatch
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, facts, json_option, moment, say, table, when
from nimsmail.errors import NotFound
from nimsmail.network.dispatches import (
    RECALLED,
    STEPS,
    Course,
    Dispatch,
    count_in,
    recalled,
    stepped,
)
from nimsmail.network.outbox import WAITING, Item, State
from nimsmail.network.people import Person

_BATCH = 1000  # letters withdrawn in one change: others want to write, too
# The four parts that every letter of a dispatch is in one of.
PARTS: dict[str, tuple[State, ...]] = {
    "sent": (State.SENT,),
    "failed": (State.FAILED,),
    "withdrawn": (State.WITHDRAWN,),
    "waiting": (*WAITING, State.HELD),
}


@click.group("dispatch", cls=Noun)
def command() -> None:
    """What goes to many: list, show, pause, resume, cancel.

    ID is a dispatch's id, such as invitation/nims-2027-03, or the beginning of one.
    """


@command.command("list")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Only of this network.")
@click.option("--state", type=click.Choice([str(each) for each in Course]), help="Only these.")
@json_option
@pass_call
def list_(call: Call, network: str | None, state: str | None, json_: bool) -> None:
    """List the dispatches, the latest first, with what has become of their letters."""
    key = None if network is None else call.network(network).key
    found = [
        each
        for each in call.books.every(Dispatch)
        if (key is None or each.network == key) and (state is None or each.course == state)
    ]
    found.sort(key=lambda each: (each.approved, each.key), reverse=True)
    if json_:
        as_json([as_plain(call, each) for each in found])
        return
    heads = ("Id", "State", "Title", "To", "Approved", "Letters", *map(str.capitalize, PARTS))
    table(heads, (_row(call, each) for each in found), "Nothing has been sent to many yet.")


def _row(call: Call, dispatch: Dispatch) -> tuple[object, ...]:
    parts = (str(number or "") for number in parts_of(call, dispatch).values())
    approved = when(dispatch.approved, call.zone(dispatch.network))
    about = (dispatch.title, dispatch.audience, approved, str(dispatch.count))
    return (dispatch.key, dispatch.course, *about, *parts)


def parts_of(call: Call, dispatch: Dispatch) -> dict[str, int]:
    """Count the letters of a dispatch in each part; the parts add up."""
    books = call.books
    return {name: count_in(books, dispatch, *states) for name, states in PARTS.items()}


def as_plain(call: Call, dispatch: Dispatch) -> dict[str, Any]:
    """Return a dispatch as JSON can hold it."""
    zone = call.zone(dispatch.network)
    return {
        "id": dispatch.key,
        "state": str(dispatch.course),
        "network": dispatch.network,
        "kind": dispatch.kind,
        "about": dispatch.about,
        "title": dispatch.title,
        "audience": dispatch.audience,
        "by": dispatch.by,
        "approved": moment(dispatch.approved, zone),
        "paused": moment(dispatch.paused, zone),
        "cancelled": moment(dispatch.cancelled, zone),
        "ended": moment(dispatch.ended, zone),
        "letters": dispatch.count,
        **parts_of(call, dispatch),
        "left_out": len(dispatch.left_out),
    }


@command.command()
@click.argument("id_", metavar="ID", shell_complete=dispatches)
@json_option
@pass_call
def show(call: Call, id_: str, json_: bool) -> None:
    """Show one dispatch: who approved it when, how far it has come, and who was left out."""
    dispatch = find_dispatch(call.books, id_)
    if json_:
        left_out = [
            {"person": person, "name": name, "address": address, "why": why}
            for person, name, address, why in _left_out(call, dispatch)
        ]
        as_json({**as_plain(call, dispatch), "left_out": left_out})
        return
    _show(call, dispatch)
    if dispatch.left_out:
        say()
        say(f"{counted(len(dispatch.left_out), 'person', 'people')} left out:")
        say()
        table(("Name", "Address", "Why"), (each[1:] for each in _left_out(call, dispatch)), "")


def _show(call: Call, dispatch: Dispatch) -> None:
    zone = call.zone(dispatch.network)
    parts = parts_of(call, dispatch)
    said = ", ".join(f"{number} {name}" for name, number in parts.items() if number)
    facts(
        (
            ("Id", dispatch.key),
            ("State", dispatch.course),
            ("Title", dispatch.title),
            ("Kind", dispatch.kind),
            ("To", dispatch.audience),
            ("Approved", f"{when(dispatch.approved, zone)} by {dispatch.by}"),
            ("Paused", when(dispatch.paused, zone)),
            ("Cancelled", when(dispatch.cancelled, zone)),
            ("Ended", when(dispatch.ended, zone)),
            ("Letters", f"{dispatch.count}: {said}"),
            ("Who got it", f"nimsmail report dispatch {dispatch.key}"),
        )
    )


def _left_out(call: Call, dispatch: Dispatch) -> Iterator[tuple[str, str, str, str]]:
    books = call.books
    for each in dispatch.left_out:
        person = books.get(Person, each.person)
        name = person.name if person else "no longer known"
        yield each.person, name, person.addresses[0] if person else "", each.why


# -- its course ------------------------------------------------------------------------------


@command.command()
@click.argument("id_", metavar="ID", shell_complete=dispatches)
@json_option
@pass_call
def pause(call: Call, id_: str, json_: bool) -> None:
    """Let no more of its letters go, until you resume it."""
    dispatch = _step(call, id_, Course.PAUSED)
    remedy = f"\nLet it go on: nimsmail dispatch resume {dispatch.key}"
    _told(call, dispatch, "is paused", remedy, json_)


@command.command()
@click.argument("id_", metavar="ID", shell_complete=dispatches)
@json_option
@pass_call
def resume(call: Call, id_: str, json_: bool) -> None:
    """Let a paused dispatch go on where it was."""
    _told(call, _step(call, id_, Course.RUNNING), "goes on", "", json_)


@command.command()
@click.argument("id_", metavar="ID", shell_complete=dispatches)
@json_option
@pass_call
def cancel(call: Call, id_: str, json_: bool) -> None:
    """Withdraw for good whatever has not gone; what is sent, or being sent, cannot be."""
    found = find_dispatch(call.books, id_)
    # Cut short in the middle, it is finished when it is said again.
    is_begun = found.state is Course.CANCELLED
    dispatch = found if is_begun else _step(call, found.key, Course.CANCELLED)
    _recall(call, dispatch)
    _told(call, dispatch, "is cancelled", "", json_)


def _step(call: Call, id_: str, to: Course) -> Dispatch:
    with call.office.store.change(f"dispatch {to}") as change:
        dispatch = find_dispatch(change, id_)
        if to not in STEPS[dispatch.state]:
            raise NotFound(f"{dispatch.key} {_refusal(dispatch.state)}; nothing was changed.")
        dispatch = stepped(dispatch, to, call.now)
        change.put(dispatch)
    return dispatch


def _refusal(state: Course) -> str:
    match state:
        case Course.RUNNING:
            return "is running already"
        case Course.PAUSED:
            return "is paused already; see nimsmail dispatch resume, or cancel"
        case Course.CANCELLED:
            return "is cancelled, and stays so"
        case Course.DONE:
            return "is over; for single letters see nimsmail outbox retry, release and withdraw"


def _recall(call: Call, dispatch: Dispatch) -> None:
    """Withdraw what waits, some at a time; meanwhile nothing of it goes, as it is cancelled."""
    items = call.books.find(Item, "dispatch", dispatch.key)
    waiting = [item.key for item in items if item.state in RECALLED]
    for start in range(0, len(waiting), _BATCH):
        with call.office.store.change(f"cancel {dispatch.key}") as change:
            for key in waiting[start : start + _BATCH]:
                item = change.get(Item, key)
                if item is not None and item.state in RECALLED:
                    change.put(recalled(item, call.now))


def _told(call: Call, dispatch: Dispatch, what: str, remedy: str, json_: bool) -> None:
    if json_:
        as_json(as_plain(call, dispatch))
        return
    parts = parts_of(call, dispatch)
    said = ", ".join(f"{number} {name}" for name, number in parts.items() if number)
    on_the_wire = count_in(call.books, dispatch, State.SENDING)
    say(f"{dispatch.key} {what}; {counted(dispatch.count, 'letter')}: {said}.{remedy}")
    if on_the_wire and dispatch.state is not Course.RUNNING:
        say(f"{counted(on_the_wire, 'letter')} being sent right now cannot be stopped.")
