"""A year of NIMS: 22 municipalities, 60 members, two meetings and four newsletters.

The year is lived twice on a real Dovecot and a real SMTP server: by one daemon that runs all
the time, and by a daemon that is called anew at each moment with `--now`. Both must lead to
the letters in `ledger.txt`, each once, and none other. A run that leads to others leaves its
own ledger beside the test's files, to be read and, if it is right, to be put in its place.
"""

from collections import Counter
from pathlib import Path

import pytest

from nimsmail.network.holidays import is_working_day
from nimsmail.network.letters import Letter
from tests.servers.dovecot import Account
from tests.servers.relay import Relay
from tests.year.answers import sayings
from tests.year.ledger import Entry, entries, written
from tests.year.place import HERE, Turning, from_outside, one_daemon
from tests.year.year import KAREN, Year, lived

LEDGER = (HERE / "ledger.txt").read_text("utf-8")
ENTRIES = entries(LEDGER)
PLEASANTRIES = {"Tak for en god dag!"}  # what nobody expects an answer to


def bulk_kinds() -> set[str]:
    """Name the kinds of letters that go to many."""
    found, ask = set(), [Letter]
    while ask:
        for kind in ask.pop().__subclasses__():
            ask.append(kind)
            if kind.bulk:
                found.add(kind.kind)
    return found


BULK = [entry for entry in ENTRIES if entry.kind in bulk_kinds()]


def unanswered(year: Year) -> list[tuple[str, str]]:
    """Return who wrote and got no word that moment, and which machine got one."""
    got = {(each.at, each.recipient.partition("@")[0]) for each in year.entries()}
    return [
        (saying.who, saying.words)
        for when, saying in year.given
        if saying.words not in PLEASANTRIES and ((when, saying.who) in got) is saying.is_automatic
    ]


@pytest.mark.parametrize("turning", [one_daemon, from_outside], ids=["one daemon", "--now"])
def test_a_year_leads_to_the_letters_of_the_ledger(
    tmp_path: Path, dovecot: Account, relay: Relay, turning: Turning
) -> None:
    year = lived(tmp_path / "nims", dovecot, relay, turning)

    (tmp_path / "ledger.txt").write_text(written(year.entries()), "utf-8")
    assert written(year.entries()) == LEDGER
    assert unanswered(year) == []
    assert year.answers.left() == ()
    assert dovecot.folder("INBOX") == []


def about(kind: str, words: str) -> list[Entry]:
    return [each for each in ENTRIES if each.kind == kind and words in each.subject]


def test_nobody_gets_two_letters_of_one_kind_about_one_thing() -> None:
    counts = Counter((each.kind, each.recipient, each.subject) for each in BULK)
    # A deadline is told of 30, 14 and 3 days before, and news is asked for twice a year.
    rounds = {"alert": 3, "news-call": 2}

    assert [each for each, count in counts.items() if count > rounds.get(each[0], 1)] == []
    assert {count for each, count in counts.items() if each[0] in rounds} == {2, 3}


def test_letters_to_many_leave_on_working_days_and_by_daylight() -> None:
    at_odd_times = [
        each.line
        for each in BULK
        if not is_working_day(each.local.date()) or not 7 <= each.local.hour < 20
    ]

    assert at_odd_times == []


@pytest.mark.parametrize("title", ["Forårsmøde", "Efterårsmøde"])
def test_only_the_silent_are_reminded(title: str) -> None:
    moved = max((each.at for each in about("meeting-moved", title)), default=ENTRIES[0].at)
    answers = (each for each in about("rsvp-receipt", title) if each.at > moved)
    first_answer: dict[str, Entry] = {}
    for each in answers:
        first_answer.setdefault(each.recipient, each)

    reminders = about("reminder", title)

    assert reminders
    assert not [
        each.recipient
        for each in reminders
        if each.recipient in first_answer and first_answer[each.recipient].at <= each.at
    ]
    asked = {each.recipient for each in (*about("invitation", title), *about("reminder", title))}
    assert len(asked) == len(about("invitation", title))


def test_who_has_left_gets_nothing_after_the_goodbye() -> None:
    (goodbye,) = [each for each in ENTRIES if each.kind == "goodbye"]

    letters = [each for each in ENTRIES if each.recipient == goodbye.recipient]

    assert letters[-1] == goodbye


def test_who_has_moved_is_written_to_at_the_new_address_alone() -> None:
    letters = [each for each in ENTRIES if each.recipient.startswith("ivan.kragh@")]
    first_new = next(i for i, each in enumerate(letters) if "oestkommunen" in each.recipient)

    old, new = letters[:first_new], letters[first_new:]

    assert old and {each.recipient for each in old} == {"ivan.kragh@langeland.example"}
    assert {each.recipient for each in new} == {"ivan.kragh@oestkommunen.example"}


def test_an_address_that_is_gone_is_written_to_once() -> None:
    letters = [each.kind for each in ENTRIES if each.recipient.startswith("lars.overgaard@")]

    assert letters == ["save-the-date"]


def test_a_pause_is_kept_and_ends() -> None:
    letters = [each for each in BULK if each.recipient.startswith("henning.krogh@")]

    on_leave = [each for each in letters if "2027-06-22 12" < str(each.local) < "2027-10-01"]

    assert on_leave == []
    assert letters[-1].local.month == 12


def test_who_waits_for_a_chair_is_let_in_when_one_is_free() -> None:
    waited = [each for each in ENTRIES if "venteliste" in each.subject]
    given = [each for each in ENTRIES if each.kind == "seat-given"]

    assert given
    assert {each.recipient for each in given} <= {each.recipient for each in waited}


def test_the_english_get_english_and_the_danes_danish() -> None:
    english = {"maria.kowalska", "james.whitfield"}

    invited = {each.recipient.partition("@")[0]: each.subject for each in about("invitation", "")}

    assert {who for who, subject in invited.items() if subject.startswith("Invitation to")} <= (
        english
    )
    assert all("onsdag" not in invited[who] and "torsdag" not in invited[who] for who in english)


def test_the_year_is_as_large_as_it_is_said_to_be() -> None:
    saved = about("save-the-date", "Forårsmøde")
    editions = {each.subject for each in ENTRIES if each.kind == "newsletter"}
    municipalities = {each.recipient.partition("@")[2] for each in saved}

    assert (len(saved), len(municipalities), len(editions)) == (60, 22, 4)


def test_the_coordinator_alone_is_told_of_what_waits() -> None:
    kinds = ("notice", "ruling-receipt", "dispatch-summary", "deadlines-noted", "newsletter-test")

    assert {each.recipient for each in ENTRIES if each.kind in kinds} == {KAREN}


def test_the_members_have_many_ways_of_writing() -> None:
    said = sayings(HERE / "answers.txt")

    assert {each.program for each in said} >= {"outlook", "gmail", "iphone", "bare", "away"}
    assert len({each.words for each in said}) > 100
