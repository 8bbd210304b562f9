"""A coordinator mails deadlines, line by line, and is told how they were read."""

from nimsmail.catalogues.typed import read_lines
from nimsmail.network.alerts import DeadlinesNoted
from nimsmail.network.calls import Call
from nimsmail.network.incoming import Reply
from nimsmail.network.outcome import Outcome
from nimsmail.network.reviews import Why
from tests.network.desk import Desk

KAREN = "karen.holt@sekretariat.example"
WORDS = (
    "frist: CERV | Venskabsbyer | 19.9.2027 kl. 17 | https://eu.example/tt\n"
    "frist: LIFE | Grønne byer | medio maj\n"
    "frist: LIFE | Gammel | 1.2.2025\n"
)


def write(desk: Desk, sender: str, *, authenticated: bool = True) -> Outcome:
    mail = desk.mail(sender, authenticated=authenticated)
    sightings = tuple(read_lines(WORDS))
    return desk.take_in(Reply(mail=mail, words=WORDS, language="da", sightings=sightings))


def answer(outcome: Outcome) -> DeadlinesNoted:
    (letter,) = outcome.letters
    assert isinstance(letter, DeadlinesNoted)
    return letter


def test_the_coordinators_lines_are_taken_in_and_what_is_unclear_is_told_back() -> None:
    desk = Desk()

    letter = answer(write(desk, KAREN))

    (call,) = desk.books.every(Call)
    assert (call.title, call.confirmed_by) == ("Venskabsbyer", "typed")
    assert [each.key for each in letter.noted] == [call.key]
    assert "not fixed" in letter.unclear[0]
    assert (letter.over, letter.confirmed) == (1, True)


def test_the_same_mail_again_changes_nothing() -> None:
    desk = Desk()
    write(desk, KAREN)

    letter = answer(write(desk, KAREN))

    assert (letter.noted, letter.unchanged) == ((), 1)


def test_what_may_be_forged_waits_to_be_confirmed() -> None:
    desk = Desk()

    letter = answer(write(desk, KAREN, authenticated=False))

    (call,) = desk.books.every(Call)
    assert (call.confirmed, letter.confirmed) == (None, False)


def test_a_members_lines_are_words_like_any_others() -> None:
    desk = Desk()
    desk.member()

    outcome = write(desk, "anna.berg@varde.example")

    assert list(desk.books.every(Call)) == []
    assert outcome.reviews[0].why is Why.UNSURE
