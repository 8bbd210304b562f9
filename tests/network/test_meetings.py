"""Meetings: who has a chair, who waits, who is brought along, and what becomes of a move."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from nimsmail.network.admitting import admitted
from nimsmail.network.audience import audience_of
from nimsmail.network.changes import MeetingMoved, PastRsvp
from nimsmail.network.decide import answering
from nimsmail.network.dispatch import Plan
from nimsmail.network.entries import entry_letter
from nimsmail.network.guests import GuestInvited
from nimsmail.network.hosting import diets, list_for_host, tally
from nimsmail.network.incoming import CalendarAnswer, Reply, Wish
from nimsmail.network.intents import Attend, Guest, Leave
from nimsmail.network.inviting import invite, remind
from nimsmail.network.lastlook import reason_to_withdraw
from nimsmail.network.meetings import Invitation, Meeting, Rsvp, RsvpReceipt, rsvp_of
from nimsmail.network.notes import diets_in, is_from_afar
from nimsmail.network.outbox import Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.phoning import by_phone
from nimsmail.network.planning import CannotPlan, replanned
from nimsmail.network.preparing import decide_now
from nimsmail.network.rescheduling import cancel, change, move
from nimsmail.network.resolving import resolved
from nimsmail.network.reviews import Why
from nimsmail.network.rollcall import roll_call
from tests.network.desk import SEAL, Desk

YES = Attend(answer="yes")
NO = Attend(answer="no")
MAYBE = Attend(answer="maybe")
METTE = Guest(name="Mette Friis", email="mette@andet.example")


def with_guests(*guests: Guest) -> Attend:
    return Attend(answer="yes", guests=guests)


class House(Desk):
    """A desk with a meeting that some members are invited to."""

    def __init__(self, *names: str, capacity: int | None = None, link: str = "") -> None:
        super().__init__()
        self.books.put(replace(self.meeting(), capacity=capacity, link=link))
        self.people = {
            name: self.member(f"{name.lower()}@varde.example", f"{name} Berg") for name in names
        }
        self.invite()
        self.deliver()

    @property
    def gathering(self) -> Meeting:
        meeting = self.books.get(Meeting, "nims-2027-03")
        assert meeting is not None
        return meeting

    def invite(self) -> Outcome:
        everybody = audience_of(self.books, self.house, "nims")
        return self.keep(invite(self.books, self.house, self.gathering, everybody).outcome)

    def invitation(self, name: str) -> Item:
        items = self.books.find(Item, "person", self.people[name].key)
        return next(item for item in items if item.kind == Invitation.kind)

    def answers(self, name: str, wish: Attend) -> Outcome:
        self.later(minutes=1)
        person = self.people[name]
        return self.write(person.addresses[0], wish, answers=self.invitation(name))

    def rsvp(self, name: str) -> Rsvp:
        rsvp = rsvp_of(self.books, "nims-2027-03", self.people[name].key)
        assert rsvp is not None
        return rsvp

    def waiting(self) -> list[str]:
        roll = roll_call(self.books, "nims-2027-03")
        return [each.person.name.split()[0] for each in roll.waiting]

    def heads(self) -> int:
        return roll_call(self.books, "nims-2027-03").heads

    def carry_out(self, plan: Plan) -> Plan:
        self.keep(plan.outcome)
        return plan

    def move(self, days: int = 7) -> Plan:
        self.later(hours=1)
        after = replace(
            self.gathering,
            starts=self.gathering.starts + timedelta(days=days),
            ends=self.gathering.ends + timedelta(days=days),
        )
        return self.carry_out(move(self.books, self.house, self.gathering, after, self.now))

    def change(self, **new: object) -> Plan:
        self.later(hours=1)
        after = replace(self.gathering, **new)  # type: ignore[arg-type]
        return self.carry_out(change(self.books, self.house, self.gathering, after, self.now))

    def cancel(self) -> Plan:
        self.later(hours=1)
        return self.carry_out(cancel(self.books, self.house, self.gathering, "Sne.", self.now))

    def past_the_deadline(self) -> None:
        due = self.gathering.answer_by
        assert due is not None
        self.now = due + timedelta(hours=1)


def kinds(outcome: Outcome) -> list[str]:
    return [letter.kind for letter in outcome.letters]


# -- room ---------------------------------------------------------------------------------


def test_who_finds_no_chair_waits_and_is_told_so() -> None:
    house = House("Anna", "Bo", capacity=1)
    house.answers("Anna", YES)

    outcome = house.answers("Bo", YES)

    (receipt,) = outcome.letters
    assert isinstance(receipt, RsvpReceipt)
    assert receipt.rsvp.waiting == house.now
    assert (house.waiting(), house.heads()) == (["Bo"], 1)


def test_a_party_waits_together_and_a_smaller_one_is_let_by() -> None:
    house = House("Anna", "Bo", "Cai", capacity=3)
    house.answers("Anna", with_guests(Guest()))

    house.answers("Bo", with_guests(Guest()))
    house.answers("Cai", YES)

    assert (house.waiting(), house.heads()) == (["Bo"], 3)


def test_whoever_waits_longest_and_fits_gets_the_chair_of_one_who_cancels_and_one_letter() -> None:
    house = House("Anna", "Bo", "Cai", "Dan", capacity=1)
    house.answers("Anna", YES)
    house.answers("Bo", with_guests(Guest()))
    house.answers("Cai", YES)
    house.answers("Dan", YES)

    outcome = house.answers("Anna", NO)

    assert [(x.kind, x.to.name) for x in outcome.letters] == [
        ("rsvp-receipt", "Anna Berg"),
        ("seat-given", "Cai Berg"),
    ]
    assert house.waiting() == ["Bo", "Dan"]
    assert house.answers("Anna", NO).letters[0].kind == "rsvp-receipt"
    assert house.waiting() == ["Bo", "Dan"]


def test_who_waits_again_is_told_again_of_a_chair() -> None:
    house = House("Anna", "Bo", capacity=1)
    house.answers("Anna", YES)
    house.answers("Bo", YES)
    house.answers("Anna", NO)
    house.answers("Bo", NO)
    house.answers("Anna", YES)
    house.answers("Bo", YES)

    outcome = house.answers("Anna", NO)

    assert kinds(outcome) == ["rsvp-receipt", "seat-given"]


def test_a_new_note_keeps_the_place_in_the_line() -> None:
    house = House("Anna", "Bo", "Cai", capacity=1)
    for name in ("Anna", "Bo", "Cai"):
        house.answers(name, YES)

    house.answers("Bo", replace(YES, note="vegetar"))

    assert house.waiting() == ["Bo", "Cai"]


def test_more_guests_than_there_is_room_for_go_to_a_person_and_the_chair_is_kept() -> None:
    house = House("Anna", "Bo", capacity=2)
    house.answers("Anna", YES)
    house.answers("Bo", YES)

    outcome = house.answers("Anna", with_guests(METTE))

    assert [review.why for review in outcome.reviews] == [Why.FULL]
    assert kinds(outcome) == ["not-understood"]
    assert house.rsvp("Anna").guests == ()
    review = outcome.reviews[0]
    house.keep(resolved(house.books, house.house, review, [with_guests(METTE)], house.now))
    assert (house.rsvp("Anna").guests, house.heads()) == ((METTE,), 3)


def test_the_coordinator_lets_somebody_in_before_the_others() -> None:
    house = House("Anna", "Bo", "Cai", capacity=1)
    for name in ("Anna", "Bo", "Cai"):
        house.answers(name, YES)

    rsvp = house.rsvp("Cai")
    outcome = house.keep(admitted(house.books, house.house, house.gathering, rsvp, house.now))

    assert [(x.kind, x.to.name) for x in outcome.letters] == [("seat-given", "Cai Berg")]
    assert (house.waiting(), house.heads()) == (["Bo"], 2)


def test_more_room_lets_in_those_who_fit() -> None:
    house = House("Anna", "Bo", "Cai", capacity=1)
    for name in ("Anna", "Bo", "Cai"):
        house.answers(name, YES)

    plan = house.change(capacity=2)

    assert [(x.kind, x.to.name) for x in plan.letters] == [("seat-given", "Bo Berg")]
    assert house.waiting() == ["Cai"]
    assert [x.to.name for x in house.change(capacity=None).letters] == ["Cai Berg"]


def test_who_waits_is_not_one_who_comes() -> None:
    house = House("Anna", "Bo", capacity=1)
    house.answers("Anna", YES)
    house.answers("Bo", YES)

    comers = audience_of(house.books, house.house, "meeting/nims-2027-03:yes")
    line = audience_of(house.books, house.house, "meeting/nims-2027-03:waiting")

    assert comers.persons == (house.people["Anna"].key,)
    assert line.persons == (house.people["Bo"].key,)


# -- online -------------------------------------------------------------------------------


def test_who_takes_part_online_needs_no_chair() -> None:
    house = House("Anna", "Bo", capacity=1, link="https://video.example/1")
    house.answers("Anna", replace(YES, note="Jeg deltager online"))

    house.answers("Bo", YES)

    roll = roll_call(house.books, "nims-2027-03")
    assert (house.waiting(), roll.heads, roll.online) == ([], 1, 1)


@pytest.mark.parametrize(
    "note", ["Jeg vil ikke være online", "Kan man deltage online?", "Måske online", "Vegetar"]
)
def test_doubt_about_online_takes_a_chair(note: str) -> None:
    assert not is_from_afar(note)


# -- the order of mails, and the deadline ---------------------------------------------------

FIVE = (
    YES,
    Attend(answer="maybe"),
    with_guests(METTE),
    NO,
    Attend(answer="delegate", delegate=Guest(name="Ib Lund"), note="vegetar"),
)


@pytest.mark.parametrize("order", list(permutations(range(5))))
def test_in_whatever_order_five_replies_are_read_the_latest_holds(order: tuple[int, ...]) -> None:
    house = House("Anna", capacity=1)
    invitation = house.invitation("Anna")
    replies = []
    for wish in FIVE:
        house.later(minutes=1)
        mail = house.mail("anna@varde.example", answers=invitation)
        wishes = (Wish(intent=wish, certain=True),)
        replies.append(Reply(mail=mail, words="(ord)", language="da", wishes=wishes))

    for number in order:
        house.take_in(replies[number])

    last = replies[-1].mail
    rsvp = house.rsvp("Anna")
    assert (rsvp.answer, rsvp.delegate, rsvp.note) == ("delegate", Guest(name="Ib Lund"), "vegetar")
    assert (rsvp.answered, rsvp.mail, rsvp.waiting) == (last.received, last.key, None)


def test_a_mail_that_came_in_time_is_in_time_whenever_it_is_read() -> None:
    house = House("Anna")
    mail = house.mail("anna@varde.example", answers=house.invitation("Anna"))
    wishes = (Wish(intent=YES, certain=True),)
    reply = Reply(mail=mail, words="Ja", language="da", wishes=wishes)
    house.past_the_deadline()

    house.take_in(reply)

    assert house.rsvp("Anna").answer == "yes"


def test_a_late_yes_is_told_so_and_the_coordinator_may_overrule() -> None:
    house = House("Anna")
    house.past_the_deadline()

    outcome = house.answers("Anna", YES)

    assert [review.why for review in outcome.reviews] == [Why.TOO_LATE]
    assert kinds(outcome) == ["not-understood"]
    house.keep(resolved(house.books, house.house, outcome.reviews[0], [YES], house.now))
    assert house.rsvp("Anna").answer == "yes"


def test_whom_we_ask_to_decide_after_the_last_day_may_decide_and_the_host_is_to_be_told() -> None:
    house = House("Anna")
    house.answers("Anna", MAYBE)
    house.past_the_deadline()
    undecided = audience_of(house.books, house.house, "meeting/nims-2027-03:maybe")
    house.keep(decide_now(house.books, house.house, house.gathering, undecided).outcome)

    outcome = house.write("anna@varde.example", YES, answers=house.last_item("decide-now"))

    assert [review.why for review in outcome.reviews] == [Why.LATE_CHANGE]
    assert kinds(outcome) == ["rsvp-receipt"]
    assert house.rsvp("Anna").answer == "yes"


@pytest.mark.parametrize(
    "wish", [NO, replace(YES, note="vegetar")], ids=["fewer heads", "another diet"]
)
def test_what_changes_after_the_deadline_is_noted_and_flagged(wish: Attend) -> None:
    house = House("Anna")
    house.answers("Anna", YES)
    house.past_the_deadline()

    outcome = house.answers("Anna", wish)

    assert [review.why for review in outcome.reviews] == [Why.LATE_CHANGE]
    assert kinds(outcome) == ["rsvp-receipt"]
    assert house.rsvp("Anna").answer == wish.answer


def test_what_changes_nothing_after_the_deadline_is_not_flagged() -> None:
    house = House("Anna")
    house.past_the_deadline()

    outcome = house.answers("Anna", NO)

    assert outcome.reviews == ()


# -- guests -------------------------------------------------------------------------------


def test_a_guest_with_an_address_gets_a_letter_of_their_own_once() -> None:
    house = House("Anna")

    first = house.answers("Anna", with_guests(METTE, Guest(name="Ib Lund")))
    again = house.answers("Anna", with_guests(METTE))

    letter = first.letters[-1]
    assert isinstance(letter, GuestInvited)
    assert (letter.to.address, letter.to.person, letter.host) == (
        "mette@andet.example",
        None,
        "Anna Berg",
    )
    assert kinds(again) == ["rsvp-receipt"]


def test_a_delegate_is_invited_in_the_members_place() -> None:
    house = House("Anna")

    outcome = house.answers("Anna", Attend(answer="delegate", delegate=METTE))

    letter = outcome.letters[-1]
    assert isinstance(letter, GuestInvited) and letter.instead


def test_a_guest_who_is_named_no_more_is_released_and_may_come_back() -> None:
    house = House("Anna")
    house.answers("Anna", with_guests(METTE))

    gone = house.answers("Anna", NO)
    back = house.answers("Anna", with_guests(METTE))

    assert kinds(gone) == ["rsvp-receipt", "guest-released"]
    assert kinds(back) == ["rsvp-receipt", "guest-invited"]


@pytest.mark.parametrize(
    "address",
    ["bo@varde.example", "anna@varde.example", "nims+x@sekretariat.example", "left@varde.example"],
    ids=["invited already", "the host", "ourselves", "has left"],
)
def test_nobody_is_invited_as_a_guest_who_should_not_be(address: str) -> None:
    house = House("Anna", "Bo")
    house.member("left@varde.example", "Left Berg")
    house.write("left@varde.example", Leave(), answers=house.last_item("welcome"))

    outcome = house.answers("Anna", with_guests(Guest(name="X", email=address)))

    assert kinds(outcome) == ["rsvp-receipt"]


def test_guests_of_a_party_that_waits_are_invited_when_it_is_let_in() -> None:
    house = House("Anna", "Bo", capacity=2)
    house.answers("Anna", YES)
    waiting = house.answers("Bo", with_guests(METTE))

    outcome = house.answers("Anna", NO)

    assert kinds(waiting) == ["rsvp-receipt"]
    assert kinds(outcome) == ["rsvp-receipt", "seat-given", "guest-invited"]


def test_a_guest_who_says_yes_changes_nothing_and_one_who_says_no_is_for_a_person() -> None:
    house = House("Anna")
    letter = house.answers("Anna", with_guests(METTE)).letters[-1]
    item = house.item(letter)

    yes = house.write("mette@andet.example", YES, answers=item)
    no = house.write("mette@andet.example", NO, answers=item)

    assert (yes.reviews, yes.letters) == ((), ())
    assert [review.why for review in no.reviews] == [Why.STRANGER]
    assert house.rsvp("Anna").guests == (METTE,)


# -- move, change, cancel -------------------------------------------------------------------


def test_a_move_asks_everybody_anew_and_keeps_what_was_said() -> None:
    house = House("Anna", "Bo", "Cai")
    house.answers("Anna", YES)
    house.answers("Bo", NO)
    before = house.gathering

    plan = house.move()

    said = {x.to.name: x.said for x in plan.letters if isinstance(x, MeetingMoved)}
    assert said == {"Anna Berg": "yes", "Bo Berg": "no", "Cai Berg": None}
    assert (house.gathering.sequence, house.gathering.asked) == (1, house.now)
    assert len(roll_call(house.books, before.key).who("silent")) == 3
    history = {each.rsvp.answer for each in house.books.every(PastRsvp)}
    assert history == {"yes", "no"}
    assert {each.starts for each in house.books.every(PastRsvp)} == {before.starts}


def test_an_answer_from_before_the_move_does_not_count_after_it() -> None:
    house = House("Anna")
    mail = house.mail("anna@varde.example", answers=house.invitation("Anna"))
    wishes = (Wish(intent=YES, certain=True),)
    house.move()

    house.take_in(Reply(mail=mail, words="Ja", language="da", wishes=wishes))

    assert rsvp_of(house.books, "nims-2027-03", house.people["Anna"].key) is None


def test_an_answer_to_the_old_invitation_is_told_of_the_new_time() -> None:
    house = House("Anna")
    house.move()

    (receipt,) = house.answers("Anna", YES).letters

    assert isinstance(receipt, RsvpReceipt)
    assert receipt.moved and receipt.meeting.sequence == 1


def test_an_answer_to_the_move_is_read_as_one_to_an_invitation() -> None:
    house = House("Anna")
    letter = next(iter(house.move().letters))
    item = house.item(letter)
    mail = house.mail("anna@varde.example", answers=item)

    told = answering(house.books, house.house, mail, house.now)
    outcome = house.write("anna@varde.example", YES, answers=item)

    assert told.kind == "invitation"
    assert isinstance(outcome.letters[0], RsvpReceipt) and not outcome.letters[0].moved


def test_every_later_letter_speaks_of_the_invitations_own_entry() -> None:
    house = House("Anna")
    house.answers("Anna", with_guests(METTE))
    guest = house.last_item(GuestInvited.kind)
    letters = (*house.move().letters, *house.change(place="Ribe").letters, *house.cancel().letters)

    entries = {
        (letter.kind, entry_letter(house.books, SEAL, house.item(letter)).key) for letter in letters
    }

    mine = house.invitation("Anna").key
    assert entries == {
        ("meeting-moved", mine),
        ("meeting-changed", mine),
        ("meeting-cancelled", mine),
        ("guest-updated", guest.key),
        ("guest-released", guest.key),
    }


def test_a_calendars_answer_to_the_moved_entry_counts() -> None:
    house = House("Anna")
    moved = house.item(next(iter(house.move().letters)))
    invitation = house.invitation("Anna")
    mail = house.mail("anna@varde.example", answers=moved)
    answer = CalendarAnswer(
        mail=mail, method="REPLY", uid=house.uid(invitation), partstat="ACCEPTED"
    )

    house.take_in(answer)

    assert house.rsvp("Anna").answer == "yes"


def test_who_has_not_got_the_invitation_yet_gets_it_with_the_new_time() -> None:
    house = House()
    anna = house.member("anna@varde.example", "Anna Berg")
    house.invite()

    plan = house.move()

    (letter,) = plan.letters
    assert isinstance(letter, Invitation)
    assert letter.meeting.starts == house.gathering.starts
    states = [i.state for i in house.books.find(Item, "person", anna.key) if i.kind == "invitation"]
    assert sorted(states) == [State.QUEUED, State.WITHDRAWN]


def test_the_silent_are_reminded_of_the_moved_meeting_even_if_they_had_said_yes() -> None:
    house = House("Anna")
    house.answers("Anna", YES)
    house.move()
    house.deliver()

    plan = remind(house.books, house.house, house.gathering, house.now)

    assert [letter.to.name for letter in plan.letters] == ["Anna Berg"]


def test_a_change_of_place_is_told_without_asking_again() -> None:
    house = House("Anna", "Bo")
    house.answers("Anna", YES)
    house.answers("Bo", NO)

    plan = house.change(place="Ribe")

    assert [(x.kind, x.to.name) for x in plan.letters] == [("meeting-changed", "Anna Berg")]
    assert [(x.person.name, x.why) for x in plan.left_out] == [("Bo Berg", "has said no")]
    assert (house.gathering.sequence, house.rsvp("Anna").answer) == (1, "yes")


def test_a_change_that_nobody_sees_is_told_to_nobody() -> None:
    house = House("Anna")

    plan = house.change(host="Ribe Kommune", capacity=5)

    assert plan.letters == ()
    assert (house.gathering.sequence, house.gathering.host) == (0, "Ribe Kommune")


def test_a_cancelled_meeting_is_told_to_all_who_have_an_entry() -> None:
    house = House("Anna", "Bo")
    house.answers("Anna", with_guests(METTE))
    house.answers("Bo", NO)

    plan = house.cancel()

    assert sorted((x.kind, x.to.name) for x in plan.letters) == [
        ("guest-released", "Mette Friis"),
        ("meeting-cancelled", "Anna Berg"),
        ("meeting-cancelled", "Bo Berg"),
    ]
    assert (house.gathering.cancelled, house.gathering.sequence) == (True, 1)


def test_letters_that_wait_are_withdrawn_with_the_meeting() -> None:
    house = House("Anna")
    house.answers("Anna", with_guests(METTE))
    house.member("late@varde.example", "Late Berg")
    house.invite()

    plan = house.cancel()

    waiting = [i for i in house.books.every(Item) if i.state is State.QUEUED]
    reasons = {i.kind: reason_to_withdraw(house.books, i, house.now) for i in waiting}
    assert {i.kind for i in house.books.every(Item) if i.state is State.WITHDRAWN} == {
        "invitation",
        "guest-invited",
    }
    assert reasons["meeting-cancelled"] is None
    assert [x.why for x in plan.left_out] == ["the invitation has not gone out"]


def test_an_answer_to_a_cancelled_meeting_is_told_so_and_bothers_nobody() -> None:
    house = House("Anna")
    house.cancel()

    outcome = house.answers("Anna", YES)

    (receipt,) = outcome.letters
    assert isinstance(receipt, RsvpReceipt) and receipt.meeting.cancelled
    assert (outcome.reviews, outcome.records) == ((), ())


@pytest.mark.parametrize(
    ("new", "remedy"),
    [
        ({}, "say what is to be new"),
        ({"capacity": 0}, "--capacity"),
        ({"link": "javascript:alert(1)"}, "--link"),
        ({"link": "https://video.example/a b"}, "--link"),
    ],
)
def test_a_meeting_is_not_changed_to_what_cannot_be(new: dict[str, object], remedy: str) -> None:
    house = House()
    after = replace(house.gathering, **new)  # type: ignore[arg-type]

    with pytest.raises(CannotPlan, match=remedy):
        replanned(house.gathering, after, house.now)


def test_a_day_to_answer_by_that_makes_no_sense_after_a_move_is_dropped() -> None:
    house = House()
    before = house.gathering
    sooner = replace(
        before,
        starts=before.starts - timedelta(days=30),
        ends=before.ends - timedelta(days=30),
    )

    assert replanned(before, sooner, house.now).answer_by is None


# -- by phone, and for the host -------------------------------------------------------------


def test_an_answer_by_phone_is_noted_with_a_receipt_even_after_the_deadline() -> None:
    house = House("Anna")
    house.past_the_deadline()
    anna = house.people["Anna"]

    carried = by_phone(house.books, house.house, house.gathering, anna, YES, house.now)
    house.keep(carried.outcome)

    assert kinds(carried.outcome) == ["rsvp-receipt"]
    assert house.rsvp("Anna").answer == "yes"


def test_a_quiet_answer_by_phone_has_no_receipt_but_its_guest_is_told() -> None:
    house = House("Anna")
    anna = house.people["Anna"]
    wish = with_guests(METTE)

    carried = by_phone(house.books, house.house, house.gathering, anna, wish, house.now, quiet=True)

    assert kinds(carried.outcome) == ["guest-invited"]


def test_the_host_gets_names_and_organisations_and_no_address() -> None:
    house = House("Anna", "Bo")
    house.answers("Anna", replace(with_guests(METTE, Guest()), note="Jeg er vegetar"))
    house.answers("Bo", replace(NO, note="tåler ikke nødder"))
    roll = roll_call(house.books, "nims-2027-03")

    letter = list_for_host(
        house.books, house.gathering, roll, "Ib", "ib@hus.example", "da", house.now
    )

    assert [(p.name, p.organisation) for p in letter.participants] == [
        ("Anna Berg", "Varde"),
        ("Mette Friis", "Varde"),
        ("", "Varde"),
    ]
    assert [(d.whose, d.said) for d in letter.diets] == [("Anna Berg", "Jeg er vegetar")]
    assert "@" not in repr((letter.participants, letter.diets))
    assert (letter.to.person, letter.heads) == (None, 3)


@pytest.mark.parametrize(
    ("note", "counted"),
    [
        ("Jeg er vegetar", ("vegetarian",)),
        ("I am vegan and coeliac", ("vegan", "gluten")),
        ("Lars tåler ikke laktose, og jeg har nøddeallergi", ("lactose", "nuts")),
        ("Jeg har en allergi", ("other",)),
        ("Jeg kommer først til frokost", ()),
        ("Jeg kommer i nødstilfælde", ()),
    ],
)
def test_a_kitchen_counts_what_is_said(note: str, counted: tuple[str, ...]) -> None:
    assert diets_in(note) == counted


def test_diets_are_counted_over_parties() -> None:
    house = House("Anna", "Bo")
    house.answers("Anna", replace(YES, note="vegetar"))
    house.answers("Bo", replace(with_guests(replace(METTE, diet="vegetar")), note="gluten"))

    found = diets(roll_call(house.books, "nims-2027-03"))

    assert tally(found) == {"vegetarian": 2, "gluten": 1}
