"""`nimsmail review`: what waits for a person's word, and that word."""

import json
import shlex
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import click

from nimsmail.cli.asking import queued_sentence
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import reviews
from nimsmail.cli.finding import brief, find_review
from nimsmail.cli.reasons import SENTENCES, intent_of, short
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, facts, json_option, moment, say, table, when
from nimsmail.clock import parse_day
from nimsmail.errors import NotFound
from nimsmail.network.answers import HelpLetter
from nimsmail.network.intents import Attend, Intent, Join, to_plain
from nimsmail.network.meetings import Rsvp
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Person
from nimsmail.network.reviews import Review, Stage


@click.group("review", cls=Noun)
def command() -> None:
    """What waits for a person's word: list, show, resolve; what it teaches: export.

    KEY may be the beginning of a key, as the list shows it.
    """


@command.command("list")
@click.option("--all", "all_", is_flag=True, help="What is resolved, too.")
@json_option
@pass_call
def list_(call: Call, all_: bool, json_: bool) -> None:
    """List what waits, the oldest first."""
    found = sorted(
        (e for e in call.books.every(Review) if all_ or e.stage is not Stage.RESOLVED),
        key=lambda each: (each.received, each.key),
    )
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    rows = [
        (
            brief(each.key),
            when(each.received, call.zone(each.network)),
            each.sender_name or each.sender or _person_name(call, each),
            each.subject,
            each.why,
            _suggested(each) if each.stage is not Stage.RESOLVED else each.resolution,
        )
        for each in found
    ]
    heads = ("Key", "Received", "From", "Subject", "Why", "Resolution" if all_ else "Suggested")
    table(heads, rows, "Nothing waits for you.")


def _person_name(call: Call, review: Review) -> str:
    person = call.books.get(Person, review.person) if review.person else None
    return person.name if person else ""


def _suggested(review: Review) -> str:
    """Write the suggestion; of one that nothing carries out there is nothing to suggest."""
    from nimsmail.network.resolving import suggested

    if not suggested(review):
        return ""
    return ", ".join(short(each) for each in review.suggestion)


def _plain(call: Call, review: Review) -> dict[str, Any]:
    zone = call.zone(review.network)
    return {
        "key": review.key,
        "network": review.network,
        "received": moment(review.received, zone),
        "why": str(review.why),
        "sentence": SENTENCES[review.why],
        "from": review.sender or None,
        "name": review.sender_name or None,
        "person": review.person,
        "letter": review.letter,
        "subject": review.subject,
        "words": review.words,
        "suggestion": review.suggestion,
        "details": review.details,
        "doorless": review.doorless or None,
        "stage": str(review.stage),
        "resolved": moment(review.resolved, zone),
        "resolution": review.resolution or None,
    }


@command.command()
@click.argument("key", shell_complete=reviews)
@json_option
@pass_call
def show(call: Call, key: str, json_: bool) -> None:
    """Show one thing in review: its words, why it waits, and what could be done."""
    review = find_review(call.books, key)
    if json_:
        as_json(_plain(call, review))
        return
    zone = call.zone(review.network)
    facts(
        (
            ("Key", brief(review.key)),
            ("Network", review.network),
            ("Received", when(review.received, zone)),
            ("From", f"{review.sender_name} <{review.sender}>" if review.sender else ""),
            ("Person", _person_name(call, review)),
            ("Subject", review.subject),
            ("Why", f"{SENTENCES[review.why]} ({review.why})"),
            ("Details", "\n".join(review.details)),
            ("No contact", review.doorless),
            ("Letter", review.letter and brief(review.letter)),
            ("Stage", f"resolved {when(review.resolved, zone)}" if review.resolved else "open"),
            ("Resolution", review.resolution),
        )
    )
    if review.words:
        say()
        say("\n".join(f"  > {line}" for line in review.words.split("\n")))
    if review.stage is not Stage.RESOLVED:
        say()
        _show_ways(call, review)


def _show_ways(call: Call, review: Review) -> None:
    """Say which commands settle it; only those that will do."""
    begin = f"nimsmail review resolve {shlex.quote(brief(review.key))}"
    if _may_be_carried_out(call, review):
        say(f"It may have meant {_suggested(review)}. To carry that out:")
        say(f"  {begin}")
        say("Otherwise one of:")
    else:
        say("To settle it, one of:")
    say(f"  {begin} --as attend=yes        (or attend=no, leave, join, confirm …)")
    say(f"  {begin} --dismiss              (you have seen to it)")


def _may_be_carried_out(call: Call, review: Review) -> bool:
    """Tell whether the suggestion would go through; the rules are pure, so they are asked."""
    from nimsmail.network.resolving import CannotResolve, resolved

    if not _suggested(review):
        return False
    try:
        resolved(call.books, call.house, review, _suggestion(review), call.now)
    except CannotResolve:
        return False
    return True


@command.command()
@click.argument("key", shell_complete=reviews)
@click.option(
    "--as",
    "meant",
    multiple=True,
    metavar="INTENT",
    help='What the mail meant, such as attend=yes, leave, or JSON: {"do": "attend", …}. '
    "May be given again; without it the suggestion is carried out.",
)
@click.option("--dismiss", is_flag=True, help="Close it, and do nothing else.")
@json_option
@pass_call
def resolve(call: Call, key: str, meant: tuple[str, ...], dismiss: bool, json_: bool) -> None:
    """Carry out what a mail meant, by your word, and close the review.

    The one who wrote gets the same receipt as if it had been understood at once.
    """
    from nimsmail.network.resolving import CannotResolve, resolved

    if dismiss and meant:
        raise click.UsageError("--as and --dismiss contradict each other; give one of them.")
    said = [intent_of(each) for each in meant]
    office = call.office
    review = find_review(call.books, key)
    with office.store.change(f"review {review.key[:16]}") as change:
        review = change.get(Review, review.key) or review
        intents = [] if dismiss else said or _suggestion(review)
        _expect_open(call, review)
        try:
            outcome = resolved(change, call.house, review, intents, call.now)
        except CannotResolve as error:
            raise NotFound(f"{brief(review.key)} cannot be settled so: {error}.") from None
        kept = office.clerk.keep(change, outcome, call.now)
    if json_:
        after = call.books.get(Review, review.key) or review
        as_json({**_plain(call, after), "queued": kept.queued, "held": kept.held})
        return
    done = ", ".join(_done(each, outcome) for each in intents)
    say(f"{brief(review.key)} is settled: {done or 'closed, and nothing else done'}.")
    if kept.queued or kept.held:
        say(queued_sentence(kept))


def _done(intent: Intent, outcome: Outcome) -> str:
    """Say what was done for an intent: which answer to which meeting, who was in already."""
    said = short(to_plain(intent))
    if isinstance(intent, Attend):
        said = f"attend={intent.answer}"
        return ", ".join([said, *(r.meeting for r in outcome.records if isinstance(r, Rsvp))])
    if isinstance(intent, Join) and any(isinstance(e, HelpLetter) for e in outcome.letters):
        return f"{said}; they are a member already, and are told what can be written"
    return said


def _suggestion(review: Review) -> list[Intent]:
    from nimsmail.network.resolving import suggested

    intents = list(suggested(review))
    if not intents:
        raise NotFound(
            f"Nothing that can be carried out is suggested for {brief(review.key)}; say what it "
            "meant with --as, or see to it yourself and close it with --dismiss."
        )
    return intents


def _expect_open(call: Call, review: Review) -> None:
    if review.stage is Stage.RESOLVED:
        moment_ = when(review.resolved, call.zone(review.network))
        raise NotFound(
            f"{brief(review.key)} was settled {moment_}: {review.resolution}; see review show."
        )


@command.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--since", metavar="DAY", help="Only what was settled on this day or later.")
@click.option("--with-names", is_flag=True, help="Write people as they are; by default invented.")
@click.option("--json", "json_", is_flag=True, help="Write one JSON object a mail, each on a line.")
@pass_call
def export(call: Call, file: Path, since: str | None, with_names: bool, json_: bool) -> None:
    """Write what settled reviews teach, so that mail is read better: from it others can learn.

    Each mail is written with its own words, the letter that it answers, what it was read as
    and what you said that it meant, in the form of samples/ or as JSON.

    Names that are known to the store or found in the words, addresses, links and telephone
    numbers are replaced by invented ones, the same for the same person throughout. A name
    that no program could know stays, and so does what somebody tells of themselves: read all
    of FILE before you give it to anybody.
    """
    from nimsmail.cli.spreadsheet import write_sheet
    from nimsmail.cli.teaching import as_plain, as_text
    from nimsmail.network.samples import pseudonyms_for, samples

    found = samples(call.books, _beginning(call, since))
    masks = None
    if not with_names:
        masks = pseudonyms_for(call.books, call.house, found, _ordinary())
        for name in _named_in(each.words for each in found):
            masks.add(name)
    plain = [as_plain(each, masks) for each in found]
    text = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in plain)
    write_sheet(file, text if json_ else as_text(plain, real=with_names))
    kept = "It names real people." if with_names else "Its people are invented, as far as we know."
    say(f"{counted(len(found), 'mail')} written to {file}. {kept} Read it before you give it away.")


def _beginning(call: Call, since: str | None) -> datetime | None:
    """Return when the day that is named begins, in UTC."""
    if since is None:
        return None
    zone = call.zone()
    day = parse_day(since, call.now.astimezone(zone).date())
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _ordinary() -> frozenset[str]:
    """Return the words with a capital that are nobody's name: days, towns, offices."""
    from nimsmail.reading.phrases import not_names

    tables = (not_names.WORDS, not_names.ORGANISATIONS, not_names.PLACES)
    return frozenset(word for table in tables for word in table.split())


def _named_in(texts: Iterable[str]) -> Iterator[str]:
    """Go through the names that the reader finds in people's words."""
    from nimsmail.reading.persons import persons_in

    for text in texts:
        yield from (who.name for who in persons_in(text) if who.name)
