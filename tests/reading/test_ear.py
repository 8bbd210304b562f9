"""What the ear was taught, and how well the reader does with it on replies it has never met."""

import re
from pathlib import Path

import pytest

from bench import measuring
from bench.measuring import HELD_BACK, Run, measured
from bench.samples import LABELS, UNTOLD, fingerprint, lessons
from nimsmail.network.incoming import Answering
from nimsmail.reading import agreement
from nimsmail.reading.ear import model
from nimsmail.reading.ear.hearing import hear
from nimsmail.reading.ear.purposes import IMPLIED, PURPOSES, WITHOUT_CONSEQUENCE
from nimsmail.reading.language import language_of
from nimsmail.reading.sentences import MOST_WORDS, sentences_of
from nimsmail.reading.understanding import wishes_in
from tests.reading.test_laws import calls_of
from tests.reading.test_wishes import TODAY

READING = Path(__file__).parents[2] / "docs" / "reading.md"
MOST_WRONG = 0.04
LEAST_RIGHT = 0.60


@pytest.fixture(scope="module")
def held_back() -> Run:
    return measured(HELD_BACK, measuring.sets()[HELD_BACK])


def test_the_ear_was_taught_with_the_samples_that_are_there() -> None:
    assert model.taught_by() == fingerprint(lessons()), "samples/learn has changed: make ear"


def test_every_purpose_that_is_heard_can_be_labelled_and_told() -> None:
    heard = set(model.model().labels)

    assert heard == set(PURPOSES)
    assert heard == LABELS - {UNTOLD}


def test_the_reasons_are_words_as_they_were_written() -> None:
    text = "Jeg kan desværre ikke nå frem til mødet i år."
    (sentence,) = sentences_of(text, "da")

    heard = hear(sentence, Answering(kind="invitation", today=TODAY))

    assert heard.purposes == {"no"}
    assert 1 <= len(heard.reasons()) <= 3
    assert all(words in text for words in heard.reasons())


def test_what_follows_from_a_purpose_is_a_purpose() -> None:
    named = {*WITHOUT_CONSEQUENCE, *IMPLIED, *(each for some in IMPLIED.values() for each in some)}

    assert named <= set(PURPOSES)


def test_the_thresholds_are_those_that_are_documented() -> None:
    told = dict(re.findall(r"^\| `(_[A-Z_]+)` \| ([\d.]+) \|", READING.read_text("utf-8"), re.M))

    assert told
    assert {name: getattr(agreement, name) for name in told} == {
        name: float(value) for name, value in told.items()
    }


def test_few_replies_never_met_are_acted_on_wrongly(held_back: Run) -> None:
    assert held_back.share("wrong") <= MOST_WRONG


def test_most_replies_never_met_need_nobody(held_back: Run) -> None:
    assert held_back.share("right") >= LEAST_RIGHT


@pytest.mark.parametrize(
    "sentence",
    [
        "Jeg kommer den 18. med min kollega Bo Friis.",
        "Vi har drøftet det, og måske lykkes det.",
        "Thanks, that would suit us rather well!",
    ],
)
def test_twice_the_sentences_take_about_twice_the_steps(sentence: str) -> None:
    few, many = f"{sentence} " * 20, f"{sentence} " * 40
    assert len(many) <= MOST_WORDS
    read(many)  # what is looked up once and remembered is no part of the measure

    once, twice = calls_of(lambda: read(few)), calls_of(lambda: read(many))

    assert twice <= 2.2 * once


def test_one_sentence_twice_as_long_takes_no_more_than_about_twice_the_steps() -> None:
    few, many = "vi ser på det og " * 60, "vi ser på det og " * 120
    read(many)

    once, twice = calls_of(lambda: read(few)), calls_of(lambda: read(many))

    assert twice <= 2.2 * once


def read(words: str) -> object:
    answering = Answering(kind="invitation", today=TODAY)
    language = language_of(words)
    return wishes_in(
        words, "", answering=answering, language=language, author="Eva Holm", today=TODAY
    )
