"""phrases.txt: the phrases of a coordinator's own, each proved by its example.

A line is `purpose | phrase | a sentence in which it stands`; [da] and [en] above some lines
say in which language they are. A line that cannot help is refused, and told with its place.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import get_args

from nimsmail.errors import ConfigError
from nimsmail.network.incoming import Answering, Wish
from nimsmail.network.intents import to_plain
from nimsmail.network.people import Language
from nimsmail.reading.ear.purposes import LEADS_TO, NOTHING, PURPOSES
from nimsmail.reading.language import language_of
from nimsmail.reading.matching import fold
from nimsmail.reading.own_phrases import NO_PHRASES, OwnPhrase, OwnPhrases
from nimsmail.reading.understanding import viewed, wishes_in

_MOST = 1000
_LONGEST = 300
_SHOWN = 40
_FORM = "write: purpose | phrase | a sentence in which it stands"
_BOTH: tuple[Language, ...] = get_args(Language)
_SECTIONS: dict[str, tuple[Language, ...]] = {"[da]": ("da",), "[en]": ("en",), "[both]": _BOTH}
# "-" is what the samples call it; a person may as well write the word.
_PURPOSES = {**{each: each for each in PURPOSES}, "nothing": NOTHING}
_GAP = re.compile(r"~\d?")
_WORD = re.compile(r"\*?[^\W_]+(?:['’+][^\W_]+)*\+?\*?")
_SHORT_STEM = re.compile(r"[^\W_]{0,2}\*|\*[^\W_]{0,2}")
# The letters that are answered by what is for a purpose; newsletters where it makes no difference.
_ANSWERED = {
    **dict.fromkeys(
        ("yes", "no", "maybe", "away", "delegate", "bring", "part", "aside"), "invitation"
    ),
    **dict.fromkeys(("confirm", "deny"), "confirmation"),
    **dict.fromkeys(("approve", "amend"), "agenda-approval"),
    "vote": "ballot",
    "theme": "theme-call",
    "case": "theme-call",
    "news": "news-call",
    "comment": "consultation",
}
_DAY = date(2027, 1, 11)  # any: an example has no day of its own


def read(path: Path | None) -> OwnPhrases:
    """Read the phrases in a file; none where there is no file.

    Raises one ConfigError that tells of every line which cannot be used, one to a line.
    """
    if path is None:
        return NO_PHRASES
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}); give this user the right to read it."
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8 text; save the file as UTF-8.") from None
    return parse(text, path)


def parse(text: str, file: Path) -> OwnPhrases:
    """Return the phrases that `text` holds; `file` is what errors name."""
    page = _Page(file)
    for number, line in enumerate(text.splitlines(), 1):
        page.take(number, line.strip())
    own = OwnPhrases.of(page.taken)
    for each in own.every:
        page.prove(each, own)
    if page.faults:
        raise ConfigError("\n".join(fault for _, fault in sorted(page.faults)))
    return own


def example_wishes(each: OwnPhrase, own: OwnPhrases) -> tuple[Wish, ...]:
    """Return what the example of a phrase is read as, in answer to a letter of its kind."""
    return wishes_in(
        each.example,
        "",
        answering=_letter(each),
        language=_language(each),
        author="",
        today=_DAY,
        own=own,
    )


@dataclass(slots=True)
class _Page:
    """What has been read so far, and what was wrong with it."""

    file: Path
    languages: tuple[Language, ...] = _BOTH
    taken: list[OwnPhrase] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def take(self, number: int, line: str) -> None:
        """Take a line: a remark, a section, or a phrase."""
        if not line or line.startswith("#"):
            return
        if line.startswith("["):
            self._open(number, line)
            return
        wrong = _form(line) or next(self._wrong(line), "")
        if wrong:
            self._fault(number, wrong)
            return
        purpose, phrase, example = _parts(line)
        self.taken.append(
            OwnPhrase(
                purpose=_PURPOSES[purpose.lower()],
                phrase=phrase,
                example=example,
                languages=self.languages,
                line=number,
            )
        )

    def prove(self, each: OwnPhrase, own: OwnPhrases) -> None:
        """Read the example of a phrase, and find fault where the phrase does not help."""
        language = _language(each)
        view = viewed(
            each.example, answering=_letter(each), language=language, author="", today=_DAY, own=own
        )
        said = {one.phrase for sentence in view.sentences for one in own.said(sentence, language)}
        if each.phrase not in said:
            self._fault(each.line, _unsaid(each, language))
            return
        wishes = example_wishes(each, own)
        leads = LEADS_TO.get(each.purpose, {})
        if not any(leads.items() <= to_plain(wish.intent).items() for wish in wishes):
            self._fault(
                each.line,
                f"“{_short(each.example)}” is not read as {PURPOSES[each.purpose]} even with this "
                "phrase; write an example without a doubt in it, or take the line out",
            )

    def _open(self, number: int, line: str) -> None:
        found = _SECTIONS.get(line.lower())
        if found is None:
            self._fault(number, f"“{_short(line)}” is no section; write [da], [en] or [both]")
        self.languages = found or _BOTH

    def _wrong(self, line: str) -> Iterator[str]:
        purpose, phrase, _ = _parts(line)
        if purpose.lower() not in _PURPOSES:
            yield f"“{_short(purpose)}” is no purpose; {_near(purpose)}"
        yield from _of_phrase(phrase)
        for each in self.taken:
            if fold(each.phrase) == fold(phrase) and {*each.languages} & {*self.languages}:
                yield f"“{_short(phrase)}” stands on line {each.line} already; take one of them out"
        if len(self.taken) >= _MOST:
            yield f"it is one phrase more than {_MOST}; take out what is no longer said"

    def _fault(self, number: int, what: str) -> None:
        self.faults.append((number, f"{self.file}:{number}: {what}."))


def _parts(line: str) -> tuple[str, str, str]:
    purpose, phrase, example = (each.strip() for each in line.split("|", 2))
    return purpose, " ".join(phrase.split()), example


def _form(line: str) -> str:
    """Return what is wrong with the form of a line, if anything."""
    if len(line) > _LONGEST:
        return f"is longer than {_LONGEST} characters; write a shorter example"
    parts = [each.strip() for each in line.split("|", 2)]
    if len(parts) == 1:
        return f"“{_short(line)}” is no phrase; {_FORM}"
    if len(parts) == 2 or not parts[2]:
        return f"“{_short(parts[1])}” has no example; {_FORM}"
    return "" if parts[1] else f"the phrase is missing; {_FORM}"


def _of_phrase(phrase: str) -> Iterator[str]:
    """Tell what is wrong with how a phrase is written."""
    pieces = phrase.split()
    words = pieces[pieces[0] == "^" : -1 if pieces[-1] == "$" else None]
    for piece in words:
        stems = [each for each in piece.split("/") if _SHORT_STEM.fullmatch(each)]
        if stems:
            yield f"“{stems[0]}” is nearly any word; write three letters or more beside the *"
        elif not _GAP.fullmatch(piece) and not all(map(_WORD.fullmatch, piece.split("/"))):
            yield (
                f"“{_short(piece)}” cannot stand in a phrase; write words of letters, with no comma"
                " or hyphen"
            )
    if not words or any(_GAP.fullmatch(each) for each in (words[0], words[-1])):
        yield f"“{_short(phrase)}” does not begin and end with a word; write one there"


def _unsaid(each: OwnPhrase, language: Language) -> str:
    """Tell why a phrase is not heard in its example."""
    alone = OwnPhrases.of([each])
    view = viewed(each.example, answering=_letter(each), language=language, author="", today=_DAY)
    if any(alone.said(sentence, language) for sentence in view.sentences):
        return f"a longer phrase takes the words of “{_short(each.phrase)}”; take one of them out"
    if any(alone.stands(sentence, language) for sentence in view.sentences):
        return (
            f"a “not” stands beside “{_short(each.phrase)}” in its example; put it into the phrase,"
            " or write an example without it"
        )
    return (
        f"“{_short(each.phrase)}” does not stand in “{_short(each.example)}”; write an example in"
        " which it does, with no comma in it"
    )


def _near(purpose: str) -> str:
    close = difflib.get_close_matches(purpose.lower(), _PURPOSES, n=2, cutoff=0.6)
    if close:
        return f"did you mean {' or '.join(close)}"
    return f"there are: {', '.join(each for each in _PURPOSES if each != NOTHING)}"


def _language(each: OwnPhrase) -> Language:
    return each.languages[0] if len(each.languages) == 1 else language_of(each.example)


def _letter(each: OwnPhrase) -> Answering:
    return Answering(
        kind=_ANSWERED.get(each.purpose, "newsletter"),
        today=_DAY,
        themes=("Klima", "Ungdom", "Sundhed", "Digitalisering", "Kultur"),
        programmes=("Horizon Europe", "Erasmus+", "Interreg", "LIFE", "CERV", "Digital Europe"),
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
