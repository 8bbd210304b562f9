"""Many wordings of the same few wishes: the fields of words, not the samples, must carry them."""

from datetime import date

import pytest

from nimsmail.network.incoming import Answering, Wish
from nimsmail.network.intents import to_plain
from nimsmail.reading.language import language_of
from nimsmail.reading.understanding import wishes_in

from .rows import COMING, COMPANY, NOT_COMING, PERHAPS, TRAPS, Row
from .rows_elsewhere import CHOICES, LETTERS, PAPERS
from .rows_hedged import FURTHER, HEDGED

TODAY = date(2026, 10, 19)
ROWS = (
    *COMING,
    *NOT_COMING,
    *PERHAPS,
    *COMPANY,
    *TRAPS,
    *LETTERS,
    *CHOICES,
    *PAPERS,
    *HEDGED,
    *FURTHER,
)


def reading_of(words: str, kind: str) -> str:
    """Return in short what is read, or "ask" if a person is asked before anything is done."""
    wishes = wishes_in(
        words,
        "SV: Brev",
        answering=Answering(
            kind=kind,
            today=TODAY,
            meeting_date=date(2026, 11, 12),
            meeting_place="Ribe",
            themes=("Vandløb og klima", "Ungdomsråd", "Lokale fødevarer", "Digitale borgere"),
            programmes=("LIFE", "CERV", "Erasmus+", "Digital Europe"),
            coordinator="Henny Lund",
        ),
        language=language_of(words),
        author="Inga Dahl",
        today=TODAY,
    )
    shown = ", ".join(map(_short, wishes))
    certain = all(wish.certain for wish in wishes)
    return shown if certain and shown not in ("", "question") else "ask"


def _short(wish: Wish) -> str:
    plain = to_plain(wish.intent)
    do = plain.pop("do")
    told = [plain.pop("answer")] if do == "attend" else [do]
    told += [f"+{guest.get('name', '?')}" for guest in plain.get("guests", ())]
    told += [plain["delegate"].get("name", "?")] if "delegate" in plain else []
    told += [str(plain[key]) for key in ("scope", "to") if key in plain]
    told += [plain.get("name", "?")] if do == "successor" else []
    told += [str(each) for each in (*plain.get("choices", ()), *plain.get("programmes", ()))]
    return " ".join(told)


def _parts(reading: str) -> set[str]:
    """Return what is read, in whatever order."""
    return {" ".join(sorted(each.split(" "))) for each in reading.split(", ")}


@pytest.mark.parametrize(("words", "kind", "reading"), ROWS, ids=[row[0] for row in ROWS])
def test_nothing_is_done_that_the_words_do_not_say(words: str, kind: str, reading: str) -> None:
    assert _parts(reading_of(words, kind)) in (_parts(reading), {"ask"})


def test_most_words_are_understood() -> None:
    clear = [row for row in ROWS if row[2] != "ask"]

    understood = [row for row in clear if _parts(reading_of(row[0], row[1])) == _parts(row[2])]

    assert len(understood) >= 0.95 * len(clear)


def test_no_row_stands_twice() -> None:
    def key(row: Row) -> tuple[str, str]:
        return row[0], row[1]

    assert len(set(map(key, ROWS))) == len(ROWS)
