"""`nimsmail log`: who did what when, from the books themselves."""

from datetime import time

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import people
from nimsmail.cli.events import Event, events
from nimsmail.cli.finding import brief, find_person
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, json_option, moment, table, when
from nimsmail.clock import parse_when


@click.command("log", cls=Leaf)
@click.option(
    "--since", metavar="WHEN", help='Only from then on, e.g. "18. marts 2027" or "yesterday".'
)
@click.option("--person", "who", metavar="WHO", shell_complete=people, help="Only of one person.")
@click.option("--about", metavar="KEY", help="Only about this, such as a meeting's key.")
@click.option(
    "--last", type=click.IntRange(1), default=50, show_default=True, help="How many, the latest."
)
@json_option
@pass_call
def command(
    call: Call, since: str | None, who: str | None, about: str | None, last: int, json_: bool
) -> None:
    """Show who did what when: mail that came in, letters, answers, and your own words."""
    zone = call.zone()
    person = None if who is None else find_person(call.books, who).key
    today = call.now.astimezone(zone).date()
    begin = None if since is None else parse_when(since, zone, today, hour=time())
    found = [
        each
        for each in events(call.books)
        if (begin is None or each.when >= begin)
        and (person is None or each.person == person)
        and (about is None or each.about == about)
    ][-last:]
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    rows = ((when(e.when, zone), e.who, e.what, brief(e.key)) for e in found)
    table(("When", "Who", "What", "Key"), rows, "Nothing has happened.")


def _plain(call: Call, event: Event) -> dict[str, object]:
    return {
        "when": moment(event.when, call.zone(event.network)),
        "who": event.who,
        "person": event.person,
        "what": event.what,
        "about": event.about,
        "key": event.key,
        "network": event.network,
    }
