"""Phrases of a coordinator's own: what they change, what they leave, how they are refused."""

import re
from datetime import date
from pathlib import Path

import pytest

from nimsmail.errors import ConfigError
from nimsmail.network.incoming import Answering, Wish
from nimsmail.network.intents import (
    Attend,
    Comment,
    Confirm,
    Guest,
    Intent,
    Leave,
    Question,
    RequestMinutes,
    SwitchLanguage,
    Thanks,
)
from nimsmail.reading import NO_PHRASES, OwnPhrases, phrasebook
from nimsmail.reading.ear.purposes import LEADS_TO, PURPOSES
from nimsmail.reading.language import language_of
from nimsmail.reading.understanding import wishes_in

BROKEN = Path(__file__).parent / "broken_phrases"
NAMES = sorted(path.stem for path in BROKEN.glob("*.phrases"))
TODAY = date(2026, 10, 19)
YES, NO, MAYBE = Attend(answer="yes"), Attend(answer="no"), Attend(answer="maybe")
OWN = phrasebook.parse(
    """
    # How they speak in the west.
    yes | på pletten | Jeg er på pletten den 12.
    no | springer ~2 cyklen | Jeg springer helt af cyklen
    maybe | sidder på hegnet | Jeg sidder på hegnet lidt endnu
    bring | har svigermor med | Jeg har svigermor med
    nothing | kaffen er klar | Kaffen er klar
    leave-newsletter | spar* mig for læsestof* | Spar mig for læsestoffet
    leave-all | drop* mig fra | Drop mig fra hele molevitten
    comment | intet krudt | Der er intet krudt i papiret

    [en]
    yes | swing by | I'll swing by
    english | the queen's tongue | Write to me in the queen's tongue
    """,
    Path("phrases.txt"),
)


def wishes(kind: str | None, words: str, own: OwnPhrases = OWN) -> tuple[Wish, ...]:
    answering = Answering(kind=kind, today=TODAY, meeting_date=date(2026, 11, 12))
    return wishes_in(
        words,
        "SV: Brev",
        answering=answering,
        language=language_of(words),
        author="Inga Dahl",
        today=TODAY,
        own=own,
    )


def read(kind: str | None, words: str, own: OwnPhrases = OWN) -> list[tuple[Intent, bool]]:
    return [(wish.intent, wish.certain) for wish in wishes(kind, words, own)]


@pytest.mark.parametrize(
    ("kind", "words", "intent"),
    [
        ("invitation", "Jeg er på pletten", YES),
        ("invitation", "JEG ER PAA PLETTEN!", YES),
        ("reminder", "Jeg springer helt af cyklen denne gang", NO),
        ("invitation", "Jeg sidder på hegnet lidt endnu", MAYBE),
        ("invitation", "Jeg har svigermor med", Attend(answer="yes", guests=(Guest(),))),
        ("invitation", "I'll swing by", YES),
        ("newsletter", "Spar mig for læsestoffet", Leave(scope="newsletter")),
        ("newsletter", "Drop mig fra hele molevitten", Leave(scope="all")),
        ("newsletter", "Write to me in the queen's tongue", SwitchLanguage(to="en")),
    ],
)
def test_a_phrase_of_ones_own_makes_certain_what_was_not(
    kind: str, words: str, intent: Intent
) -> None:
    assert (intent, True) not in read(kind, words, NO_PHRASES)
    assert read(kind, words) == [(intent, True)]


def test_the_reason_names_the_phrase() -> None:
    (wish,) = wishes("invitation", "Jeg er på pletten")

    assert "coming to the meeting" in wish.why
    assert "by your phrase “på pletten”" in wish.why


def test_what_is_for_nothing_is_no_answer() -> None:
    assert read("invitation", "Kaffen er klar") == [(Thanks(), True)]


@pytest.mark.parametrize(
    "words",
    [
        "Vi er på pletten",
        "Bo er på pletten",
        "Jeg er på pletten mandag den 23. november",
        "Er du på pletten?",
        "Jeg er på pletten. Jeg kommer ikke.",
        "Jeg var på pletten sidste gang",
    ],
)
def test_whatever_is_doubtful_stays_so(words: str) -> None:
    assert (YES, True) not in read("invitation", words)


@pytest.mark.parametrize(
    "words", ["Måske er jeg på pletten", "Jeg er på pletten, hvis toget kører"]
)
def test_a_doubt_about_coming_is_a_maybe(words: str) -> None:
    assert read("invitation", words) == [(MAYBE, True)]


@pytest.mark.parametrize(
    "words", ["Drop mig fra listen, hvis I absolut vil", "Min kollega Bo Friis siger: drop mig fra"]
)
def test_a_goodbye_on_a_condition_or_of_somebody_else_is_asked_about(words: str) -> None:
    assert (Leave(scope="all"), True) not in read("newsletter", words)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("invitation", "Jeg springer ikke helt af cyklen"),
        ("newsletter", "I skal ikke droppe det; bare ikke drop mig fra listen"),
        ("newsletter", "Drop mig fra listen er ikke det jeg mener"),
    ],
)
def test_a_phrase_that_is_denied_in_its_clause_does_not_count(kind: str, words: str) -> None:
    assert read(kind, words) == read(kind, words, NO_PHRASES)


def test_a_not_within_the_phrase_denies_nothing() -> None:
    (wish,) = wishes("consultation", "Der er intet krudt i papiret")

    assert (type(wish.intent), wish.certain) == (Comment, True)
    assert "“intet krudt”" in wish.why


def test_what_else_a_mail_asks_for_is_still_heard() -> None:
    asked = dict(read("invitation", "Jeg er på pletten. Send mig referatet fra sidste møde."))

    assert asked[YES]
    assert any(isinstance(intent, RequestMinutes | Question) for intent in asked)


def test_another_clause_speaks_for_itself() -> None:
    assert read("invitation", "Jeg er på pletten, men Bo kan ikke komme") == [(YES, True)]


def test_a_phrase_counts_in_its_own_language_only() -> None:
    danish = "Vi to kunne jo swing by en dag, det er hyggeligt"

    assert read("invitation", danish) == read("invitation", danish, NO_PHRASES)


def test_the_longer_of_two_phrases_wins() -> None:
    own = phrasebook.parse(
        "yes | på pletten | Jeg er på pletten\n"
        "no | på pletten derhjemme | Jeg er på pletten derhjemme\n",
        Path("phrases.txt"),
    )

    assert read("invitation", "Jeg er på pletten derhjemme", own) == [(NO, True)]


def test_a_phrase_without_a_bearing_on_the_letter_changes_nothing() -> None:
    words = "Jeg kommer gerne, og tak for invitationen."

    assert wishes("invitation", words) == wishes("invitation", words, NO_PHRASES)


def test_a_confirmation_can_be_said_in_ones_own_words() -> None:
    own = phrasebook.parse("confirm | klør på | Klør på", Path("phrases.txt"))

    assert read("confirm-sign-up", "Klør på", own) == [(Confirm(), True)]


# -- the file ---------------------------------------------------------------------------------


def refusal(name: str) -> str:
    with pytest.raises(ConfigError) as refused:
        phrasebook.read(BROKEN / f"{name}.phrases")
    return str(refused.value).replace(str(BROKEN), "FOLDER")


@pytest.mark.parametrize("name", NAMES)
def test_a_line_that_cannot_help_is_refused_in_these_words(name: str) -> None:
    expected = (BROKEN / f"{name}.txt").read_text("utf-8").rstrip("\n")

    assert refusal(name) == expected


@pytest.mark.parametrize("name", NAMES)
def test_each_refusal_says_where_and_what_and_what_to_do(name: str) -> None:
    for line in refusal(name).splitlines():
        assert re.fullmatch(r"FOLDER/[\w-]+\.phrases(:\d+)?: .+; .+\.", line), line


def test_there_are_as_many_refusals_as_words_for_them() -> None:
    assert {path.stem for path in BROKEN.glob("*.txt")} == set(NAMES)
    assert len(NAMES) >= 20


def test_no_file_is_no_phrases() -> None:
    assert phrasebook.read(None) == NO_PHRASES


def test_a_file_of_remarks_is_no_phrases(tmp_path: Path) -> None:
    file = tmp_path / "phrases.txt"
    file.write_text("\ufeff# nothing yet\r\n\r\n[da]\r\n", "utf-8")

    assert phrasebook.read(file) == NO_PHRASES


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be read \(No such file or directory\); "):
        phrasebook.read(tmp_path / "phrases.txt")


def test_a_page_of_too_many_phrases_is_refused() -> None:
    page = "\n".join(f"yes | hopper{n} med | Jeg kommer" for n in range(1001))

    with pytest.raises(ConfigError, match=r"phrases\.txt:1001: it is one phrase more than 1000; "):
        phrasebook.parse(page, Path("phrases.txt"))


def test_what_a_purpose_leads_to_is_said_of_purposes_that_there_are() -> None:
    assert LEADS_TO.keys() <= PURPOSES.keys()
