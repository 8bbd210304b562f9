"""The year wheel turns: what falls due is done, asked for, or dropped, and never twice."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nimsmail.network.audience import audience_of
from nimsmail.network.decide import answering
from nimsmail.network.due import due
from nimsmail.network.duties import Fate, Seen, tasks
from nimsmail.network.entries import entry_letter
from nimsmail.network.house import House
from nimsmail.network.incoming import CalendarAnswer
from nimsmail.network.intents import Attend, Rule, SeeTo, from_plain
from nimsmail.network.inviting import invite
from nimsmail.network.lastlook import reason_to_withdraw
from nimsmail.network.letters import Letter
from nimsmail.network.meeting_texts import kept
from nimsmail.network.meetings import Meeting
from nimsmail.network.minding import minded, next_duty
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.resolving import resolved
from nimsmail.network.reviews import Review, Stage, Why
from nimsmail.network.wheels import NIMS as WHEEL
from nimsmail.network.wheels import Mode, Wheel
from tests.network.desk import NIMS, Desk

MEETING = datetime(2027, 6, 10, 7, 30, tzinfo=UTC)


class Wheelhouse(Desk):
    """A desk whose network has a year wheel, a meeting in June, and three members."""

    def __init__(self, wheel: Wheel) -> None:
        super().__init__()
        network = replace(NIMS, wheel=wheel)
        self.house = House(networks={"nims": network}, seal=self.house.seal)
        self.people = [
            self.member(f"{name.lower()}@varde.example", f"{name} Berg")
            for name in ("Anna", "Bo", "Ida")
        ]
        self.put(
            Meeting(
                key="nims-2027-06",
                network="nims",
                title="Sommermøde",
                starts=MEETING,
                ends=MEETING + timedelta(hours=5),
                place="Vejen",
                created=self.now,
            )
        )

    def put(self, meeting: Meeting) -> None:
        self.books.put(meeting)

    def go_to(self, moment: str) -> None:
        self.now = datetime.fromisoformat(moment).replace(tzinfo=NIMS.timezone).astimezone(UTC)

    def turn(self) -> Outcome:
        """Let the clock be minded once, and let the relay take what it says."""
        outcome = self.keep(minded(self.books, self.house, self.now))
        self.deliver()
        return outcome

    def turn_until(self, moment: str) -> Iterator[Letter]:
        """Mind the clock each hour until then, and go through what goes out."""
        end = datetime.fromisoformat(moment).replace(tzinfo=NIMS.timezone)
        while self.now < end:
            yield from self.turn().letters
            self.later(hours=1)

    def says(self, name: str, answer: str) -> None:
        self.write(
            f"{name}@varde.example",
            from_plain({"do": "attend", "answer": answer}),
            answers=self.invitation(name),
        )

    def invitation(self, name: str) -> Item:
        (item,) = (
            each
            for each in self.books.every(Item)
            if each.kind == "invitation" and each.recipient.startswith(name)
        )
        return item

    def fates(self) -> dict[str, Fate]:
        return {task.duty.key: task.fate for task in tasks(self.books, self.house, self.now)}

    def review(self, duty: str) -> Review:
        found = self.books.get(Review, f"duty/nims-2027-06/{duty}")
        assert found is not None
        return found

    def rule(self, duty: str, *, yes: bool) -> Outcome:
        """Let the coordinator say yes or no to a duty, as by an answer to the notice."""
        review = self.review(duty)
        intents = [from_plain(dict(each)) for each in review.suggestion] if yes else []
        return self.keep(resolved(self.books, self.house, review, intents, self.now))


def wheelhouse(mode: Mode = "automatic") -> Wheelhouse:
    return Wheelhouse(replace(WHEEL, mode=mode))


def kinds(letters: tuple[Letter, ...]) -> list[str]:
    return sorted({letter.kind for letter in letters})


def test_a_duty_waits_for_its_day_and_hour() -> None:
    desk = wheelhouse()
    desk.go_to("2027-03-18 08:59")

    before = desk.turn()
    desk.go_to("2027-03-18 09:00")
    after = desk.turn()

    assert before.letters == ()
    assert [letter.kind for letter in after.letters] == ["save-the-date"] * 3


def test_a_whole_wheel_by_itself_writes_each_letter_once_to_whom_it_is_for() -> None:
    desk = wheelhouse()
    desk.books.put(kept(desk.books, "nims-2027-06", "materials", "[Slides]", desk.now))
    desk.go_to("2027-03-01 00:00")

    gone = list(desk.turn_until("2027-04-30 00:00"))
    desk.says("anna", "yes")
    desk.says("bo", "maybe")
    gone += desk.turn_until("2027-07-01 00:00")

    assert Counter((each.kind, each.to.name.split()[0]) for each in gone) == Counter(
        [
            *(("save-the-date", name) for name in ("Anna", "Bo", "Ida")),
            *(("invitation", name) for name in ("Anna", "Bo", "Ida")),
            ("reminder", "Ida"),
            ("decide-now", "Anna"),
            ("decide-now", "Bo"),
            ("practical", "Anna"),
            ("practical", "Bo"),
            ("thanks", "Anna"),
            *(("materials", name) for name in ("Anna", "Bo", "Ida")),
        ]
    )


def test_the_undecided_are_asked_and_the_others_reminded() -> None:
    desk = wheelhouse()
    desk.go_to("2027-04-29 09:00")
    desk.turn()
    desk.says("anna", "yes")
    desk.says("bo", "maybe")
    desk.go_to("2027-06-03 09:00")

    letters = desk.turn().letters

    assert {letter.to.name: letter.facts().get("answer") for letter in letters} == {
        "Anna Berg": "yes",
        "Bo Berg": "maybe",
    }


def test_a_duty_that_asks_sends_nothing_before_a_yes() -> None:
    desk = wheelhouse("ask")
    desk.go_to("2027-04-29 09:00")

    asked = desk.turn()
    again = desk.turn()

    assert asked.letters == again.letters == ()
    assert again.reviews == ()
    assert desk.review("invitation").why is Why.DUTY
    assert desk.review("invitation").suggestion == (
        {"do": "see-to", "meeting": "nims-2027-06", "duty": "invitation", "letters": 3},
    )
    assert desk.fates()["invitation"] is Fate.ASKED


def test_a_yes_sends_the_letters_and_settles_the_duty() -> None:
    desk = wheelhouse("ask")
    desk.go_to("2027-04-29 09:00")
    desk.turn()

    done = desk.rule("invitation", yes=True)

    assert [letter.kind for letter in done.letters] == ["invitation"] * 3
    assert desk.fates()["invitation"] is Fate.DONE
    assert desk.review("invitation").stage is Stage.RESOLVED
    assert desk.turn().letters == ()


def test_a_no_leaves_the_duty_undone_and_is_not_asked_again() -> None:
    desk = wheelhouse("ask")
    desk.go_to("2027-04-29 09:00")
    desk.turn()

    done = desk.rule("invitation", yes=False)

    assert done.letters == ()
    assert desk.fates()["invitation"] is Fate.SKIPPED
    assert desk.turn() == Outcome()


def test_a_yes_in_an_answer_to_the_notice_sends_the_letters() -> None:
    desk = wheelhouse("ask")
    desk.go_to("2027-04-29 09:00")
    desk.keep(due(desk.books, desk.house, desk.now))
    desk.later(minutes=15)
    desk.keep(due(desk.books, desk.house, desk.now))
    notice = desk.last_item("notice")
    desk.deliver()

    coordinator = "karen.holt@sekretariat.example"
    done = desk.write(coordinator, Rule(others="yes"), answers=notice, authenticated=True)

    assert Counter(letter.kind for letter in done.letters) == {
        "invitation": 3,
        "ruling-receipt": 1,
    }


def test_nobody_but_the_coordinator_can_see_to_a_duty() -> None:
    desk = wheelhouse("ask")
    desk.go_to("2027-04-29 09:00")
    desk.turn()

    done = desk.write(
        "anna@varde.example", SeeTo(meeting="nims-2027-06", duty="invitation"), authenticated=True
    )

    assert kinds(done.letters) != ["invitation"]
    assert desk.fates()["invitation"] is Fate.ASKED


def test_what_is_the_coordinators_own_to_do_is_asked_for_even_where_all_is_automatic() -> None:
    desk = wheelhouse()
    desk.go_to("2027-05-27 09:00")

    desk.turn()
    desk.rule("agenda", yes=True)

    assert desk.fates()["agenda"] is Fate.DONE


def test_materials_without_a_text_are_asked_for_and_no_yes_sends_them() -> None:
    desk = wheelhouse()
    desk.go_to("2027-06-24 09:00")

    outcome = desk.turn()

    assert "materials" not in kinds(outcome.letters)
    assert desk.review("materials").suggestion == ()


def test_nobody_who_has_answered_is_reminded() -> None:
    desk = wheelhouse()
    desk.go_to("2027-04-29 09:00")
    desk.turn()
    desk.says("anna", "no")
    desk.says("bo", "maybe")
    desk.go_to("2027-05-20 09:00")

    letters = desk.turn().letters

    assert [(letter.kind, letter.to.name) for letter in letters] == [("reminder", "Ida Berg")]


def test_who_says_no_meanwhile_gets_no_practical_letter() -> None:
    desk = wheelhouse()
    desk.go_to("2027-04-29 09:00")
    desk.turn()
    desk.says("anna", "yes")
    desk.go_to("2027-06-09 09:00")
    (letter,) = desk.keep(minded(desk.books, desk.house, desk.now)).letters

    desk.says("anna", "no")

    assert reason_to_withdraw(desk.books, desk.item(letter), desk.now) is not None


# -- after downtime ---------------------------------------------------------------------------


def taken_up() -> Wheelhouse:
    """Return a desk whose wheel turned in January, and then stood still."""
    desk = wheelhouse()
    desk.turn()
    return desk


@pytest.mark.parametrize("moment", ["2027-05-01 10:00", "2027-05-02 10:00", "2027-05-03 03:00"])
def test_a_missed_duty_waits_for_an_office_hour(moment: str) -> None:
    desk = taken_up()
    desk.go_to(moment)  # a Saturday, a Sunday, and Monday night

    assert desk.turn().letters == ()


def test_a_missed_duty_is_caught_up_once() -> None:
    desk = taken_up()
    desk.go_to("2027-05-03 10:00")

    first, second = desk.turn(), desk.turn()

    assert kinds(first.letters) == ["invitation"]
    assert second.letters == ()


def test_a_missed_duty_that_has_lost_its_sense_is_dropped_and_told_of() -> None:
    desk = taken_up()
    desk.go_to("2027-05-03 10:00")

    outcome = desk.turn()

    assert desk.fates()["save-the-date"] is Fate.DROPPED
    assert [(r.why, r.details[0]) for r in outcome.reviews if r.why is Why.MISSED] == [
        (Why.MISSED, "save-the-date")
    ]
    assert not [r for r in desk.turn().reviews if r.why is Why.MISSED]


def test_months_of_downtime_bring_no_burst() -> None:
    desk = taken_up()
    desk.go_to("2027-05-20 12:00")  # invitation and reminder are both due

    days: dict[str, Counter[str]] = {}
    while desk.now < MEETING:
        for letter in desk.turn().letters:
            day = f"{desk.now.astimezone(NIMS.timezone):%m-%d}"
            days.setdefault(day, Counter())[letter.kind] += 1
        desk.later(hours=1)

    assert days["05-20"] == {"invitation": 3}
    # A reminder five days after an invitation that came late, and not on the same day.
    assert days.get("05-25") == {"reminder": 3}
    assert all(len(found) == 1 for found in days.values())


def test_what_was_over_when_the_meeting_was_planned_was_never_missed() -> None:
    desk = wheelhouse()
    desk.go_to("2027-05-03 10:00")

    outcome = desk.turn()

    assert [review for review in outcome.reviews if review.why is Why.MISSED] == []
    assert desk.fates()["save-the-date"] is Fate.DROPPED


def test_a_question_that_nobody_answered_in_time_is_closed_and_not_told_of_again() -> None:
    desk = wheelhouse("ask")
    desk.go_to("2027-04-29 09:00")
    desk.turn()
    desk.go_to("2027-06-04 10:00")

    outcome = desk.turn()

    assert desk.fates()["invitation"] is Fate.DROPPED
    assert desk.review("invitation").stage is Stage.RESOLVED
    assert [review for review in outcome.reviews if review.why is Why.MISSED] == []


# -- beside the coordinator's own work ---------------------------------------------------------


def test_who_invited_by_hand_is_not_asked_to_invite() -> None:
    desk = wheelhouse()
    desk.go_to("2027-04-20 10:00")
    meeting = desk.books.get(Meeting, "nims-2027-06")
    assert meeting is not None
    only_varde = audience_of(desk.books, desk.house, "nims:organisation=varde - nims")
    assert only_varde.persons == ()
    chosen = replace(only_varde, persons=(desk.people[0].key,))
    desk.keep(invite(desk.books, desk.house, meeting, chosen).outcome)
    desk.go_to("2027-04-29 09:00")

    outcome = desk.turn()

    assert outcome.letters == ()
    assert desk.fates()["invitation"] is Fate.BY_HAND


def test_a_cancelled_meeting_has_no_duties() -> None:
    desk = wheelhouse()
    meeting = desk.books.get(Meeting, "nims-2027-06")
    assert meeting is not None
    desk.put(replace(meeting, cancelled=True))
    desk.go_to("2027-04-29 09:00")

    assert desk.turn() == Outcome()
    assert next_duty(desk.books, desk.house, desk.now) is None


def test_a_moved_meeting_has_its_reminder_once_more_but_no_second_invitation() -> None:
    desk = wheelhouse()
    desk.go_to("2027-04-29 09:00")
    desk.turn()
    desk.go_to("2027-05-20 09:00")
    desk.turn()
    meeting = desk.books.get(Meeting, "nims-2027-06")
    assert meeting is not None
    month = timedelta(days=91)
    later = replace(meeting, starts=meeting.starts + month, ends=meeting.ends + month, sequence=1)
    desk.put(later)

    fates = desk.fates()

    assert fates["invitation"] is Fate.DONE
    assert fates["reminder"] is Fate.AHEAD


def test_the_next_duty_is_told_to_status() -> None:
    desk = wheelhouse()

    found = next_duty(desk.books, desk.house, desk.now)

    assert found == datetime(2027, 3, 18, 8, 0, tzinfo=UTC)


def test_a_network_without_a_wheel_has_no_duties() -> None:
    desk = wheelhouse()
    desk.house = House(networks={"nims": NIMS}, seal=desk.house.seal)
    desk.go_to("2027-04-29 09:00")

    assert minded(desk.books, desk.house, desk.now) == Outcome()
    assert list(desk.books.every(Seen)) == []


# -- the day to keep free ----------------------------------------------------------------------


def held() -> tuple[Wheelhouse, Item]:
    """Return a desk at which Anna has a day to keep free, and the letter that asks for it."""
    desk = wheelhouse()
    desk.go_to("2027-03-18 09:00")
    desk.turn()
    about = (i for i in desk.books.every(Item) if i.kind == "save-the-date")
    return desk, next(item for item in about if item.recipient.startswith("anna"))


def test_an_answer_to_a_day_to_keep_free_counts() -> None:
    desk, letter = held()

    done = desk.write("anna@varde.example", Attend(answer="no"), answers=letter)

    assert kinds(done.letters) == ["rsvp-receipt"]


def test_an_answer_to_a_day_to_keep_free_is_read_as_one_to_an_invitation() -> None:
    desk, letter = held()
    mail = desk.mail("anna@varde.example", answers=letter)

    told = answering(desk.books, desk.house, mail, desk.now)

    assert told.kind == "invitation"
    assert told.meeting_date == MEETING.date()


def test_a_calendar_that_answers_the_tentative_entry_is_heard() -> None:
    desk, letter = held()
    mail = desk.mail("anna@varde.example", answers=letter)
    answer = CalendarAnswer(mail=mail, uid=desk.uid(letter), method="REPLY", partstat="ACCEPTED")

    done = desk.take_in(answer)

    assert kinds(done.letters) == ["rsvp-receipt"]


def test_the_invitation_speaks_of_the_entry_that_keeps_the_day_free() -> None:
    desk, letter = held()
    desk.go_to("2027-04-29 09:00")
    desk.turn()

    found = entry_letter(desk.books, desk.house.seal, desk.invitation("anna"))

    assert found == letter


def test_an_invitation_without_a_day_kept_free_speaks_of_its_own_entry() -> None:
    desk = wheelhouse()
    desk.go_to("2027-04-29 09:00")
    desk.turn()
    invitation = desk.invitation("anna")

    assert entry_letter(desk.books, desk.house.seal, invitation) == invitation
