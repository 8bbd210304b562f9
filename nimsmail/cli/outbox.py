"""`nimsmail outbox`: every letter on its way, and what became of it."""

from collections.abc import Iterable, Iterator

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import every_letter, letters
from nimsmail.cli.estimating import wait_as_plain, wait_sentence
from nimsmail.cli.events import BY_COORDINATOR
from nimsmail.cli.finding import brief, find_item
from nimsmail.cli.posting import Delivered, deliver_letters
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, facts, json_option, moment, say, table, when
from nimsmail.errors import NotFound
from nimsmail.network.outbox import Item, State, moved
from nimsmail.network.records import Books


@click.group("outbox", cls=Noun)
def command() -> None:
    """Letters on their way: list, show, deliver, retry, hold, release, withdraw.

    ID is a letter's id, or the beginning of one.
    """


_STATES = click.Choice([str(each) for each in State])
about_option = click.option(
    "--all-of", "about", metavar="ABOUT", help="All letters about this, such as a meeting's key."
)


@command.command("list")
@click.option("--state", type=_STATES, multiple=True, help="Only these; may be given again.")
@click.option("--about", metavar="ABOUT", help="Only letters about this, such as a meeting's key.")
@json_option
@pass_call
def list_(call: Call, state: tuple[str, ...], about: str | None, json_: bool) -> None:
    """List the letters, the oldest first."""
    found = sorted(_chosen(call.books, state, about), key=lambda item: (item.queued, item.key))
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    rows = (
        (
            brief(item.key),
            item.state,
            item.kind,
            item.recipient,
            when(item.queued, call.zone(item.network)),
            item.attempts or "",
            item.reply if item.state is not State.SENT else "",
        )
        for item in found
    )
    heads = ("Id", "State", "Kind", "To", "Queued", "Tries", "What the relay said")
    table(heads, rows, "There are no such letters.")


def _chosen(books: Books, states: Iterable[str], about: str | None) -> Iterator[Item]:
    if about is not None:
        wanted = set(states)
        found = books.find(Item, "about", about)
        yield from (item for item in found if not wanted or item.state in wanted)
    elif states:
        for state in dict.fromkeys(states):
            yield from books.find(Item, "state", state)
    else:
        yield from books.every(Item)


def _plain(call: Call, item: Item) -> dict[str, object]:
    zone = call.zone(item.network)
    return {
        "id": item.key,
        "state": str(item.state),
        "kind": item.kind,
        "network": item.network,
        "about": item.about,
        "dispatch": item.dispatch,
        "person": item.person,
        "name": item.name,
        "to": item.recipient,
        "queued": moment(item.queued, zone),
        "not_before": moment(item.not_before, zone),
        "ended": moment(item.ended, zone),
        "tries": item.attempts,
        "cut": item.cut,
        "may_arrive_twice": item.cut > 0,
        "automatic": item.automatic,
        "reply": item.reply or None,
    }


@command.command()
@click.argument("id_", metavar="ID", shell_complete=every_letter)
@json_option
@pass_call
def show(call: Call, id_: str, json_: bool) -> None:
    """Show one letter: how far it has come, and its words. Its token is hidden."""
    from nimsmail.cli.letters import as_kept, readable

    item = find_item(call.books, id_)
    kept = as_kept(call, item)
    header, subject, text = kept or ("", "", "")
    if json_:
        as_json({**_plain(call, item), "header": header, "subject": subject, "text": text})
        return
    zone = call.zone(item.network)
    waits = item.state in (State.QUEUED, State.DEFERRED)
    facts(
        (
            ("Id", item.key),
            ("State", item.state),
            ("Kind", item.kind),
            ("About", item.about),
            ("Dispatch", item.dispatch),
            ("To", f"{item.name} <{item.recipient}>".strip()),
            ("Queued", when(item.queued, zone)),
            ("Not before", when(item.not_before, zone) if waits else ""),
            ("Ended", when(item.ended, zone)),
            ("Tries", str(item.attempts)),
            ("Relay said", item.reply),
            ("Twice", f"may arrive twice: {item.cut} cut short" if item.cut else ""),
        )
    )
    say()
    if kept is None:
        say("Its words are no longer kept.")
    else:
        for line in readable(header, subject).split("\n"):
            say(f"  {line}")
        say()
        for line in text.rstrip().split("\n"):
            say(f"  {line}".rstrip())


@command.command()
@click.option("--wait", is_flag=True, help="Stay until every letter has ended.")
@json_option
@pass_call
def deliver(call: Call, wait: bool, json_: bool) -> None:
    """Send what is due now, and say what became of it.

    Letters that the relay refused for now wait for their next try; with --wait this
    command does, too. It goes wherever the daemon would have sent them.
    """
    delivered = deliver_letters(call, wait=wait)
    if json_:
        as_json({**delivered.as_plain(), "wait": wait_as_plain(call, delivered.wait)})
    elif delivered.trouble is None or delivered.sent or delivered.failed or delivered.withdrawn:
        _sum(call, delivered)
    if delivered.trouble is not None:
        raise delivered.trouble


def _sum(call: Call, delivered: Delivered) -> None:
    total, parts = delivered.total, delivered.parts()
    if not total:
        say("No letter is waiting.")
        return
    said = ", ".join(f"{number} {name}" for name, number in parts.items() if number)
    say(f"{counted(total, 'letter')}: {said}.")
    for reason, number in delivered.reasons.most_common():
        say(f"  {number} × {reason}")
    if delivered.wait is not None:
        say(wait_sentence(call, delivered.wait))
    if delivered.cut:
        say(f"{counted(delivered.cut, 'letter')} may arrive twice: the relay's answer was cut off.")
    if delivered.paused:
        say(
            f"{delivered.paused} of them rest with their dispatch, which is paused; "
            "see nimsmail dispatch list --state paused."
        )
    if delivered.held:
        say(f"{counted(delivered.held, 'letter')} held; see nimsmail outbox list --state held.")


@command.command()
@click.argument("ids", metavar="ID…", nargs=-1, shell_complete=letters)
@about_option
@json_option
@pass_call
def retry(call: Call, ids: tuple[str, ...], about: str | None, json_: bool) -> None:
    """Queue failed letters once more, the same bytes under the same Message-ID."""
    _move(call, ids, about, State.QUEUED, (State.FAILED,), "queued once more", json_=json_)


@command.command()
@click.argument("ids", metavar="ID…", nargs=-1, shell_complete=letters)
@about_option
@json_option
@pass_call
def hold(call: Call, ids: tuple[str, ...], about: str | None, json_: bool) -> None:
    """Hold letters back until you release them."""
    _move(call, ids, about, State.HELD, (State.QUEUED, State.DEFERRED), "held", json_=json_)


@command.command()
@click.argument("ids", metavar="ID…", nargs=-1, shell_complete=letters)
@about_option
@click.option("--all", "all_", is_flag=True, help="All that are held.")
@json_option
@pass_call
def release(call: Call, ids: tuple[str, ...], about: str | None, all_: bool, json_: bool) -> None:
    """Let held letters go."""
    _move(call, ids, about, State.QUEUED, (State.HELD,), "released", every=all_, json_=json_)


@command.command()
@click.argument("ids", metavar="ID…", nargs=-1, shell_complete=letters)
@about_option
@json_option
@pass_call
def withdraw(call: Call, ids: tuple[str, ...], about: str | None, json_: bool) -> None:
    """Withdraw letters for good; what is sent, or being sent, cannot be."""
    from_ = (State.QUEUED, State.HELD, State.DEFERRED)
    _move(call, ids, about, State.WITHDRAWN, from_, "withdrawn", json_=json_)


def _move(
    call: Call,
    ids: tuple[str, ...],
    about: str | None,
    to: State,
    from_: tuple[State, ...],
    done: str,
    *,
    every: bool = False,
    json_: bool = False,
) -> None:
    """Move letters one step, all in one change."""
    if bool(ids) + bool(about) + every != 1:
        also = ", or --all" if State.HELD in from_ and to is State.QUEUED else ""
        raise click.UsageError(
            f"Name the letters by their ids, or all of a kind by --all-of{also}."
        )
    with call.office.store.change(f"outbox {done}") as change:
        named = [find_item(change, each) for each in ids]
        items = named or list(_chosen(change, [str(each) for each in from_], about))
        for item in named:
            if item.state not in from_:
                raise NotFound(
                    f"{item.key} is {item.state}, and only letters that are "
                    f"{' or '.join(from_)} can be {done}; nothing was changed."
                )
        if not items:
            whose = f" about {about}" if about else ""
            raise NotFound(f"No letter{whose} is {' or '.join(from_)}; see nimsmail outbox list.")
        for item in items:
            change.put(_stepped(item, to, call))
    if json_:
        as_json({"changed": [item.key for item in items], "state": str(to)})
    else:
        say(f"{counted(len(items), 'letter')} {done}.")


def _stepped(item: Item, to: State, call: Call) -> Item:
    from dataclasses import replace

    reply = BY_COORDINATOR if to is State.WITHDRAWN else ""
    stepped = moved(item, to, call.now, reply)
    # A letter that is let go may go now, however long it was to wait.
    return replace(stepped, not_before=call.now) if to is State.QUEUED else stepped
