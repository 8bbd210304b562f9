"""The day's digest: when it comes, what it tells, and that its answer settles what it numbers."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from nimsmail.network.audience import audience_of
from nimsmail.network.digests import Digest, Who
from nimsmail.network.due import due
from nimsmail.network.incoming import Reply, Wish
from nimsmail.network.intents import Attend, Leave, Question, Rule
from nimsmail.network.inviting import invite
from nimsmail.network.meetings import Rsvp
from nimsmail.network.notices import Notice, RulingReceipt
from nimsmail.network.outbox import Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Organisation
from nimsmail.network.reviews import Review, Stage
from tests.network.desk import NIMS, VARDE, Desk

KAREN = "karen.holt@sekretariat.example"
ANNA = "anna.berg@varde.example"
MONDAY = datetime(2027, 1, 11, 8, 0, tzinfo=NIMS.timezone)


class Morning(Desk):
    """A desk whose coordinator gets a digest at half past seven; it is Monday at eight."""

    def __init__(self) -> None:
        super().__init__()
        self.house = replace(self.house, digest_at=time(7, 30))
        self.now = MONDAY

    def digests(self) -> list[Digest]:
        outcome = self.keep(due(self.books, self.house, self.now))
        return [letter for letter in outcome.letters if isinstance(letter, Digest)]

    def next_morning(self, days: int = 1) -> None:
        self.now = (self.now + timedelta(days=days)).replace(hour=8, minute=0)

    def doubt(self, words: str = "Hvor er det?") -> None:
        """Let Anna write what only a person can answer."""
        self.write(ANNA, Question(text=words), certain=False)

    def rule(self, rule: Rule, to: Item) -> Outcome:
        mail = self.mail(KAREN, answers=to, authenticated=True)
        wish = Wish(intent=rule, certain=True)
        return self.take_in(Reply(mail=mail, words="(ord)", language="da", wishes=(wish,)))


# -- when it comes -------------------------------------------------------------------------


def test_the_week_begins_with_a_line_that_all_is_well() -> None:
    desk = Morning()

    (digest,) = desk.digests()

    assert digest.well
    assert digest.to.address == KAREN


def test_on_other_days_nothing_comes_where_there_is_nothing() -> None:
    desk = Morning()
    desk.digests()

    found = []
    for _ in range(4):
        desk.next_morning()
        found += desk.digests()
    desk.next_morning(3)

    assert found == []
    assert len(desk.digests()) == 1  # Monday again


def test_a_day_has_one_digest_however_often_the_clock_is_asked() -> None:
    desk = Morning()
    desk.member(ANNA)
    first = desk.digests()
    desk.later(hours=1)

    assert (len(first), desk.digests()) == (1, [])


def test_it_does_not_come_before_its_hour_nor_at_night_nor_on_a_day_off() -> None:
    desk = Morning()
    hours = (6, 7, 18, 23)
    found = []
    for hour in hours:
        desk.now = MONDAY.replace(hour=hour)
        found += desk.digests()
    desk.now = MONDAY - timedelta(days=1)  # a Sunday

    assert (found, desk.digests()) == ([], [])


def test_without_an_hour_there_is_none() -> None:
    desk = Morning()
    desk.house = replace(desk.house, digest_at=None)
    desk.member(ANNA)

    assert desk.digests() == []


# -- what it tells ---------------------------------------------------------------------------


def test_it_tells_what_has_happened_since_the_last_one_and_only_that() -> None:
    desk = Morning()
    desk.digests()
    desk.later(hours=1)
    desk.member(ANNA)
    meeting = desk.meeting()
    audience = audience_of(desk.books, desk.house, "nims")
    desk.keep(invite(desk.books, desk.house, meeting, audience).outcome)
    desk.write(ANNA, Attend(answer="yes"), answers=desk.last_item("invitation"))
    desk.books.put(replace(desk.last_item("welcome"), key="f", state=State.FAILED, ended=desk.now))

    desk.next_morning()
    (first,) = desk.digests()
    desk.next_morning()
    second = desk.digests()

    assert first.happened.joined == (Who(name="Anna Berg", organisation="Varde"),)
    (turnout,) = first.happened.turnouts
    assert (turnout.meeting.key, turnout.new, turnout.yes) == (meeting.key, 1, 1)
    assert first.happened.failed == 1
    assert second == []


def test_who_left_is_named() -> None:
    desk = Morning()
    desk.member(ANNA)
    desk.digests()
    desk.later(hours=1)
    desk.write(ANNA, Leave(), answers=desk.last_item("welcome"))

    desk.next_morning()
    (digest,) = desk.digests()

    assert digest.happened.left == (Who(name="Anna Berg", organisation="Varde"),)


def test_every_digest_names_the_municipalities_without_a_living_contact() -> None:
    desk = Morning()
    desk.books.put(replace(VARDE, networks=("nims",)))
    desk.books.put(Organisation(key="vejen", name="Vejen", networks=("nims",)))
    desk.member(ANNA)

    (digest,) = desk.digests()

    assert [(each.organisation.name, each.state) for each in digest.doors] == [("Vejen", "nobody")]


def test_what_is_open_is_repeated_each_day_until_it_is_settled() -> None:
    desk = Morning()
    desk.member(ANNA)
    desk.doubt()
    (monday,) = desk.digests()
    desk.next_morning()
    (tuesday,) = desk.digests()
    desk.rule(Rule(no=(1,)), desk.last_item(Digest.kind))
    desk.next_morning()

    wednesday = desk.digests()

    assert len(monday.reviews) == len(tuesday.reviews) == 1
    assert wednesday == []


def test_what_the_digest_tells_comes_in_no_notice_beside_it() -> None:
    desk = Morning()
    desk.member(ANNA)
    desk.now = MONDAY.replace(hour=7, minute=0)
    desk.doubt()
    desk.now = MONDAY.replace(hour=7, minute=45)

    outcome = desk.keep(due(desk.books, desk.house, desk.now))
    desk.later(hours=1)
    after = desk.keep(due(desk.books, desk.house, desk.now))

    assert [letter.kind for letter in outcome.letters] == ["digest"]
    assert after.letters == ()
    assert [review.stage for review in desk.books.every(Review)] == [Stage.OPEN]


def test_what_comes_during_the_day_has_a_notice_of_its_own() -> None:
    desk = Morning()
    desk.member(ANNA)
    desk.digests()
    desk.later(hours=1)
    desk.doubt()
    desk.later(minutes=15)

    outcome = desk.keep(due(desk.books, desk.house, desk.now))

    assert [type(letter) for letter in outcome.letters] == [Notice]


# -- its answer --------------------------------------------------------------------------------


def test_the_oldest_is_number_one_and_an_answer_goes_by_the_numbers() -> None:
    desk = Morning()
    bo = "bo@varde.example"
    desk.member(ANNA)
    desk.member(bo, "Bo Iversen")
    meeting = desk.meeting()
    audience = audience_of(desk.books, desk.house, "nims")
    desk.keep(invite(desk.books, desk.house, meeting, audience).outcome)
    for minutes, who, said in ((2, ANNA, "yes"), (1, bo, "maybe")):
        desk.now = MONDAY.replace(hour=7, minute=10 - minutes)
        item = next(
            i for i in desk.books.every(Item) if (i.kind, i.recipient) == ("invitation", who)
        )
        desk.write(who, Attend(answer=said), answers=item, certain=False)  # type: ignore[arg-type]
    desk.now = MONDAY
    (digest,) = desk.digests()

    outcome = desk.rule(Rule(yes=(1,), no=(2,)), desk.last_item(Digest.kind))

    assert [review.sender for review in digest.reviews] == [ANNA, bo]
    assert [rsvp.answer for rsvp in desk.books.every(Rsvp)] == ["yes"]
    assert {type(letter).__name__ for letter in outcome.letters} == {"RsvpReceipt", "RulingReceipt"}


def test_a_word_on_numbers_that_a_quiet_digest_does_not_have_is_told() -> None:
    desk = Morning()
    desk.digests()

    outcome = desk.rule(Rule(yes=(1,)), desk.last_item(Digest.kind))

    (receipt,) = outcome.letters
    assert isinstance(receipt, RulingReceipt) and receipt.unknown == (1,)
