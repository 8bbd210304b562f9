"""The words that our own letters ask for do what they say, whichever letter is answered."""

from datetime import date

import pytest

from nimsmail.network.incoming import Answering
from nimsmail.network.intents import Leave
from nimsmail.network.letters import Letter
from nimsmail.reading.understanding import wishes_in
from tests.writing import samples

TODAY = date(2027, 1, 11)
KINDS = sorted({letter.kind for letter in samples.letters().values() if letter.bulk})


def meant(kind: str | None, words: str, subject: str = "") -> list[tuple[object, bool]]:
    answering = Answering(kind=kind, today=TODAY, coordinator="Karen Holt")
    wishes = wishes_in(
        words, subject, answering=answering, language="da", author="Anna Berg", today=TODAY
    )
    return [(wish.intent, wish.certain) for wish in wishes]


@pytest.mark.parametrize("kind", [*KINDS, None])
@pytest.mark.parametrize(
    "words", ["AFMELD ALT", "afmeld alt.", "UNSUBSCRIBE ALL", "AFMELD ALT\n\nRef.: abc"]
)
def test_who_writes_what_the_foot_of_a_letter_says_leaves(kind: str | None, words: str) -> None:
    assert meant(kind, words) == [(Leave(), True)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_mail_program_writes_for_list_unsubscribe_leaves(kind: str) -> None:
    assert meant(kind, "", "AFMELD ALT") == [(Leave(), True)]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_foot_of_every_letter_to_many_asks_for_such_a_word(language: str) -> None:
    writer = samples.writer()
    bulk: list[Letter] = [
        each for each in samples.letters("da" if language == "da" else "en").values() if each.bulk
    ]

    texts = [writer.word(letter).text for letter in bulk]

    word = "AFMELD ALT" if language == "da" else "UNSUBSCRIBE ALL"
    assert bulk and all(word in " ".join(text.split()) for text in texts)


def test_a_bare_word_after_an_invitation_may_mean_the_meeting_alone() -> None:
    assert not any(certain for _, certain in meant("invitation", "AFMELD"))
