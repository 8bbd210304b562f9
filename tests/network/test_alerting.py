"""Followers are told of deadlines: once at each distance, at once when one moves, never late."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from nimsmail.network.alerts import Alert, DeadlineList, DeadlineMoved
from nimsmail.network.calls import Call, Due, Label, Model, Sighting
from nimsmail.network.due import due as falls_due
from nimsmail.network.follows import Followed, Following
from nimsmail.network.letters import Letter
from nimsmail.network.people import Person
from nimsmail.network.sightings import Source, confirmed, taken_in
from tests.network.desk import Desk

LEDGER = Path(__file__).parent / "ledgers" / "alerts.txt"
MONDAY = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
PORTAL = Source(name="portal", is_complete=True, is_trusted=True)
SHEET = Source(name="sheet")


class Watch(Desk):
    """A desk whose members follow programmes, and days that pass."""

    def __init__(self) -> None:
        super().__init__()
        self.now = MONDAY

    def follower(self, name: str, *what: str, **more: object) -> Person:
        person = self.member(f"{name}@varde.example", name)
        self.books.put(
            Following(
                key=f"nims/{person.key}",
                network="nims",
                person=person.key,
                things=tuple(Followed(what=each, since=self.now) for each in what),
                **more,  # type: ignore[arg-type]
            )
        )
        return person

    def call(self, on: date, *, source: Source = PORTAL, name: str = "LIFE-2027-SAP") -> Call:
        (call,) = self.see(seen(name, (Due(on=on, clock=time(17)),)), source=source)
        return call

    def see(self, *sightings: Sighting, source: Source = PORTAL) -> list[Call]:
        source = replace(source, is_complete=False)
        taken = taken_in(self.books, source, sightings, self.now)
        self.keep(taken.outcome)
        return [change.call for change in taken.changes]

    def days(self, number: int) -> list[tuple[date, Letter]]:
        """Let days pass, each with several turns of the daemon; return what was sent when."""
        sent: list[tuple[date, Letter]] = []
        for _ in range(number):
            for hour in (3, 8, 12, 20):
                self.now = self.now.replace(hour=hour)
                letters = self.keep(falls_due(self.books, self.house, self.now)).letters
                sent += [(self.now.date(), each) for each in letters]
            self.now += timedelta(days=1)
        return sent


def seen(
    name: str, dues: tuple[Due, ...], model: Model = "single", title: str = "Greener towns"
) -> Sighting:
    programme = name.partition("-")[0]
    return Sighting(identifier=name, programme=programme, title=title, dues=dues, model=model)


def on(sent: list[tuple[date, Letter]], kind: type[Letter] = Alert) -> list[str]:
    return [day.isoformat() for day, letter in sent if isinstance(letter, kind)]


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_a_follower_is_told_thirty_fourteen_and_three_days_before_and_never_twice(
    watch: Watch,
) -> None:
    watch.follower("anna", "LIFE")
    watch.call(date(2027, 4, 29))

    sent = watch.days(70)

    assert on(sent) == ["2027-03-30", "2027-04-15", "2027-04-26"]


def test_what_falls_on_a_weekend_is_told_on_the_friday_before(watch: Watch) -> None:
    watch.follower("anna", "LIFE")
    watch.call(date(2027, 4, 13))  # three days before is a Saturday

    assert on(watch.days(60)) == ["2027-03-12", "2027-03-30", "2027-04-09"]


def test_who_begins_to_follow_late_hears_of_it_once_and_then_at_the_next_distance(
    watch: Watch,
) -> None:
    watch.call(date(2027, 3, 18))
    watch.days(7)
    watch.follower("anna", "LIFE")

    assert on(watch.days(30)) == ["2027-03-08", "2027-03-15"]


def test_after_a_month_of_silence_nobody_gets_a_burst(watch: Watch) -> None:
    watch.follower("anna", "LIFE")
    watch.call(date(2027, 4, 8))
    watch.days(1)
    watch.now += timedelta(days=36)  # switched off; two of three distances have passed

    assert on(watch.days(10)) == ["2027-04-07"]


def test_nobody_is_told_of_a_deadline_that_is_over(watch: Watch) -> None:
    watch.follower("anna", "LIFE")
    watch.call(date(2027, 3, 2))
    watch.now = datetime(2027, 3, 2, 16, 30, tzinfo=UTC)  # half past five in Brussels

    outcome = falls_due(watch.books, watch.house, watch.now)

    assert outcome.letters == ()


def test_all_that_is_due_to_be_told_in_a_day_is_one_letter(watch: Watch) -> None:
    watch.follower("anna", "LIFE", "CERV")
    for number in range(20):
        watch.call(date(2027, 4, 29), name=f"LIFE-2027-{number}")
    watch.call(date(2027, 4, 28), name="CERV-2027-TT")

    sent = watch.days(30)

    alerts = [letter for _, letter in sent if isinstance(letter, Alert)]
    assert [len(letter.dues) for letter in alerts] == [1, 20]


def test_nothing_is_sent_of_what_nobody_has_confirmed(watch: Watch) -> None:
    watch.follower("anna", "LIFE")
    call = watch.call(date(2027, 3, 25), source=SHEET)
    silent = watch.days(5)

    watch.books.put(confirmed(call, "karen", watch.now))

    assert on(silent) == []
    assert on(watch.days(5)) == ["2027-03-08"]


def test_only_who_follows_the_programme_or_that_part_of_it_is_told(watch: Watch) -> None:
    watch.follower("anna", "HORIZON:CL5")
    watch.follower("bo", "HORIZON")
    watch.follower("carl", "LIFE")
    watch.call(date(2027, 3, 25), name="HORIZON-CL5-2027-01")
    watch.call(date(2027, 3, 25), name="HORIZON-CL2-2027-01")

    sent = watch.days(1)

    told = {letter.to.name: len(letter.dues) for _, letter in sent if isinstance(letter, Alert)}
    assert told == {"anna": 1, "bo": 2}


def test_a_second_stage_concerns_only_who_was_told_of_the_first(watch: Watch) -> None:
    stages = (
        Due(on=date(2027, 3, 11), clock=time(17), label="1"),
        Due(on=date(2027, 9, 2), clock=time(17), label="2"),
    )
    watch.follower("anna", "LIFE")
    watch.see(seen("LIFE-2027-two-stage", stages, "two-stage"))
    watch.days(30)
    watch.follower("bo", "LIFE")

    sent = watch.days(180)

    alerts = [letter for _, letter in sent if isinstance(letter, Alert)]
    assert {letter.to.name for letter in alerts} == {"anna"}
    assert {due.label for letter in alerts for due in letter.dues} == {"2"}


def test_a_cut_off_that_is_over_leaves_the_next_one_to_be_told(watch: Watch) -> None:
    cut_offs = tuple(Due(on=date(2027, month, 15), clock=time(17)) for month in (3, 6))
    watch.follower("anna", "LIFE")
    watch.see(seen("LIFE-2027-open", cut_offs, "cut-off"))

    assert on(watch.days(110)) == [
        "2027-03-01",
        "2027-03-12",
        "2027-05-14",
        "2027-06-01",
        "2027-06-11",
    ]


def test_a_deadline_that_moves_is_told_at_once_to_whoever_was_told_the_old_one(
    watch: Watch,
) -> None:
    watch.follower("anna", "LIFE")
    watch.call(date(2027, 3, 25))
    watch.days(3)
    watch.follower("bo", "LIFE")  # has not been told anything yet
    watch.now = watch.now.replace(hour=21)
    watch.call(date(2027, 5, 20))

    moved = falls_due(watch.books, watch.house, watch.now)

    (letter,) = [each for each in moved.letters if isinstance(each, DeadlineMoved)]
    assert letter.to.name == "anna"
    assert (letter.due.was, letter.due.on) == (date(2027, 3, 25), date(2027, 5, 20))
    assert not letter.due.is_earlier


def test_the_days_before_a_new_date_are_counted_anew(watch: Watch) -> None:
    watch.follower("anna", "LIFE")
    watch.call(date(2027, 3, 25))
    watch.days(3)
    watch.call(date(2027, 5, 27))

    sent = watch.days(90)

    assert on(sent, DeadlineMoved) == ["2027-03-04"]
    assert on(sent) == ["2027-04-27", "2027-05-13", "2027-05-24"]


def test_an_earlier_date_is_marked_urgent(watch: Watch) -> None:
    watch.follower("anna", "LIFE")
    watch.call(date(2027, 3, 30))
    watch.days(1)
    watch.call(date(2027, 3, 18))

    (sent,) = [letter for _, letter in watch.days(1) if isinstance(letter, DeadlineMoved)]

    assert sent.due.is_earlier


def test_a_move_that_nobody_has_confirmed_is_told_to_nobody_until_it_is(watch: Watch) -> None:
    watch.follower("anna", "LIFE")
    call = watch.call(date(2027, 3, 25), source=SHEET)
    watch.books.put(confirmed(call, "karen", watch.now))
    watch.days(2)
    moved = watch.call(date(2027, 5, 20), source=SHEET)
    before = watch.days(2)

    watch.books.put(confirmed(moved, "karen", watch.now))

    assert on(before, DeadlineMoved) == []
    assert on(watch.days(1), DeadlineMoved) == ["2027-03-05"]


def test_who_has_left_hears_nothing_of_a_move(watch: Watch) -> None:
    from nimsmail.network.intents import Leave

    watch.follower("anna", "LIFE")
    watch.call(date(2027, 3, 25))
    watch.days(1)
    watch.write("anna@varde.example", Leave(), authenticated=True)

    watch.call(date(2027, 5, 20))

    assert on(watch.days(2), DeadlineMoved) == []


def test_what_has_vanished_is_told_to_nobody(watch: Watch) -> None:
    watch.follower("anna", "LIFE")
    watch.call(date(2027, 3, 25))
    watch.keep(taken_in(watch.books, PORTAL, [], watch.now).outcome)

    assert watch.days(30) == []


def test_who_would_rather_have_a_list_gets_that_and_no_alerts(watch: Watch) -> None:
    watch.follower("anna", "LIFE", rhythm="weekly")
    watch.follower("bo", "LIFE", rhythm="monthly")
    watch.call(date(2027, 5, 20))

    sent = watch.days(36)

    lists = [(d.isoformat(), e.to.name) for d, e in sent if isinstance(e, DeadlineList)]
    assert on(sent) == []
    assert [day for day, name in lists if name == "anna"] == [
        "2027-03-01",
        "2027-03-08",
        "2027-03-15",
        "2027-03-22",
        "2027-03-29",
        "2027-04-05",
    ]
    assert [day for day, name in lists if name == "bo"] == ["2027-03-01", "2027-04-01"]


def test_a_reader_elsewhere_is_told_their_own_clock_beside_brussels(watch: Watch) -> None:
    anna = watch.follower("anna", "LIFE")
    watch.books.put(replace(anna, zone="Europe/Helsinki"))
    watch.call(date(2027, 3, 25))

    ((_, letter),) = watch.days(1)

    assert isinstance(letter, Alert)
    (due,) = letter.dues
    assert (due.clock, due.local, due.place) == ("17.00", "18.00", "Helsinki")


# --- half a year ---------------------------------------------------------------------------


def half_a_year() -> Iterator[Sighting]:
    """Forty calls of every model, due from March to October."""
    models: tuple[tuple[Model, tuple[Label, ...]], ...] = (
        ("single", ("",)),
        ("two-stage", ("1", "2")),
        ("cut-off", ("", "")),
        ("two-stage", ("sketch", "")),
        ("continuous", ()),
    )
    programmes = ("LIFE", "CERV", "HORIZON", "DIGITAL", "NORDPLUS", "ERASMUS+", "URBACT", "CREA")
    for number in range(40):
        model, labels = models[number % len(models)]
        first = date(2027, 3, 2) + timedelta(days=number * 4)
        dues = tuple(
            Due(on=first + timedelta(days=75 * place), label=label)
            for place, label in enumerate(labels)
        )
        yield seen(f"{programmes[number % 8]}-2027-{number:02}", dues, model, f"Call {number:02}")


def test_half_a_year_of_deadlines_is_told_as_the_ledger_says(watch: Watch) -> None:
    programmes = ("LIFE", "CERV", "HORIZON", "DIGITAL", "NORDPLUS", "ERASMUS+", "URBACT", "CREA")
    for number in range(60):
        first, second = programmes[number % 8], programmes[(number * 3 + 1) % 8]
        watch.follower(f"p{number:02}", *dict.fromkeys((first, second)))
    calls = {each.identifier: each for each in half_a_year()}
    lines: list[str] = []
    for day in range(184):
        for name, later in MOVES.get(day, ()):
            due, *rest = calls[name].dues
            moved = replace(due, on=due.on + timedelta(days=later))
            calls[name] = replace(calls[name], dues=(moved, *rest))
        if day == VANISHES[0]:
            del calls[VANISHES[1]]
        watch.keep(taken_in(watch.books, PORTAL, list(calls.values()), watch.now).outcome)
        lines += [_line(when, letter) for when, letter in watch.days(1)]

    told = "\n".join(sorted(lines)) + "\n"

    if not LEDGER.exists():
        LEDGER.parent.mkdir(exist_ok=True)
        LEDGER.write_text(told)
    assert told == LEDGER.read_text()
    _check(lines)


# By the day of the half-year: a call, and by how many days its (first) date moves.
MOVES = {
    20: (("HORIZON-2027-10", 21),),
    45: (("CERV-2027-17", -6),),
    60: (("DIGITAL-2027-27", 30),),
}
VANISHES = (50, "LIFE-2027-24")


def _line(day: date, letter: Letter) -> str:
    assert isinstance(letter, Alert | DeadlineMoved)
    if isinstance(letter, DeadlineMoved):
        due = letter.due
        urgent = ", earlier" if due.is_earlier else ""
        told = f"moved{urgent}: {due.title} {due.label} from {due.was} to {due.on}"
    else:
        told = "; ".join(f"{d.title} {d.label} on {d.on} in {d.days}" for d in letter.dues)
    return f"{day} {letter.to.name} {' '.join(told.split())}"


def _check(lines: list[str]) -> None:
    """What must hold of any such ledger, whatever the calls: it is not only what it was."""
    alerts = [line for line in lines if " moved" not in line]
    entries = [
        (line.split()[1], entry) for line in alerts for entry in line.split(" ", 2)[2].split("; ")
    ]
    days = [int(entry.rpartition(" ")[2]) for _, entry in entries]
    assert len(entries) == len(set(entries))
    assert min(days) >= 0 and max(days) <= 33  # a weekend may come before the thirtieth day
    assert sum(" moved" in line for line in lines) > 0
    assert not any("Call 24" in line for line in lines if line[:10] >= "2027-04-21")
