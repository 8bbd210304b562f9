"""How much goes out by itself, however much comes in."""

from nimsmail.network.house import Caps
from nimsmail.network.intents import Attend, Confirm, Join
from nimsmail.network.joining import ConfirmSignUp
from nimsmail.network.outbox import Item, State
from nimsmail.network.pending import Pending
from tests.network.desk import Desk


def letters(desk: Desk) -> list[Item]:
    return list(desk.books.every(Item))


def test_forged_sign_ups_bother_nobody_more_than_once_a_day_however_they_are_spelt() -> None:
    desk = Desk()

    for n in range(200):
        desk.write(f"victim+{n}@varde.example", Join())

    assert len(letters(desk)) == 1
    assert len(list(desk.books.every(Pending))) == 1


def test_a_flood_of_sign_ups_waits_for_the_coordinator() -> None:
    desk = Desk(Caps(confirmations_an_hour=10))

    for n in range(30):
        desk.write(f"p{n}@varde.example", Join())

    states = [item.state for item in letters(desk)]
    assert (states.count(State.QUEUED), states.count(State.HELD)) == (10, 20)


def test_a_bot_that_answers_every_letter_is_answered_twenty_times_a_day() -> None:
    desk = Desk()
    desk.write("bot@varde.example", Join())
    desk.write("bot@varde.example", Confirm(), answers=desk.last_item(ConfirmSignUp.kind))
    welcome = desk.last_item("welcome")
    desk.meeting()

    for _ in range(300):
        desk.write("bot@varde.example", Attend(answer="yes"), answers=welcome)
        desk.later(minutes=1)

    assert len(letters(desk)) <= 20
