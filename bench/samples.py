"""The labelled replies of `samples/`: read, checked, and turned into mails.

`python -m bench.samples FILE…` says what is wrong with files, or how many replies they hold.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from nimsmail.network.incoming import Answering
from nimsmail.network.intents import from_plain
from nimsmail.reading.ear import features
from nimsmail.reading.ear.purposes import PURPOSES
from nimsmail.reading.explanation import facts
from nimsmail.reading.phrases import senses

HOME = Path(__file__).parent.parent / "samples"
# What a sentence has that nobody has said a purpose of.
UNTOLD = "?"
KINDS = frozenset(
    {"invitation", "ballot", "newsletter", "confirmation", "theme-call", "news-call", "none",
     "deadline-alert", "minutes", "agenda-approval", "consultation", "forum"}
)  # fmt: skip
LABELS = frozenset(PURPOSES) | {UNTOLD}
_LINE = re.compile(r"([a-z+-]+|\?)(\|{1,3})\s?(.*)")
_JOINS = {"|": " ", "||": "\n", "|||": "\n\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence, and what it is for."""

    text: str
    labels: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Sample:
    """One reply with its labels."""

    place: str
    kind: str
    language: str
    author: str
    subject: str
    facts: dict[str, Any]
    said: list[Said] = field(default_factory=list)
    text: str = ""
    intents: list[dict[str, Any]] = field(default_factory=list)
    certain: bool = True
    also: list[list[dict[str, Any]]] = field(default_factory=list)
    closed: bool = False
    banked: bool = False

    @property
    def answering(self) -> Answering:
        """The letter answered, as the reader is told of it."""
        return facts(self.facts, self.kind)

    @property
    def mail(self) -> bytes:
        """The reply as a plain mail."""
        message = EmailMessage()
        message["From"] = self.author
        message["To"] = "nims@nims.example"
        message["Subject"] = self.subject or "Re: NIMS"
        message.set_content(self.text)
        return message.as_bytes()


class Faulty(Exception):
    """Something in a file of samples cannot be read."""


def samples_in(*folders: Path) -> list[Sample]:
    """Return every sample of the files in `folders`, in order."""
    files = sorted(path for folder in folders for path in folder.glob("*.txt"))
    return [sample for path in files for sample in read(path)]


def read(path: Path) -> list[Sample]:
    """Return the samples of a file.

    Raises:
        Faulty: a line is not as `samples/README.md` has it; it names file and line.
    """
    known: dict[str, Any] = {}
    found: list[Sample] = []
    bank: str | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        place = f"{path.name}:{number}"
        try:
            if line.startswith("!"):
                known |= json.loads(line[1:])
            elif line.startswith("@"):
                bank = None
                found.append(_opened(line, place, known))
            elif line.startswith("~"):
                bank = f"@{line[1:]} · Bank <bank@samples.example>"
            elif bank and line.strip() and not line.startswith("#"):
                found.append(_alone(_opened(bank, place, known), line))
            elif line.startswith("=/"):
                found[-1].also.append([_checked(each) for each in json.loads(line[2:])])
            elif line.strip() and not line.startswith("#"):
                _add(found[-1], line)
        except (ValueError, IndexError, KeyError, TypeError) as error:
            raise Faulty(f"{place}: {error}: {line[:80]}") from None
    for sample in found:
        if not sample.closed:
            raise Faulty(f"{sample.place}: no line with => closes this reply")
    return found


def lessons() -> list[Path]:
    """Return the files that the ear is taught with."""
    return sorted((HOME / "learn").glob("*.txt"))


def fingerprint(files: Sequence[Path]) -> str:
    """Return what tells whether a model was taught with just these files.

    What the ear hears of a sentence counts as well: weights of other features fit no more.
    """
    told = hashlib.sha256()
    for path in (*sorted(files), Path(features.__file__), Path(senses.__file__)):
        told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()[:16]


def _opened(line: str, place: str, known: dict[str, Any]) -> Sample:
    kind, language, author, *rest = [each.strip() for each in line[1:].split("·", 3)]
    if kind not in KINDS or language not in ("da", "en"):
        raise ValueError("not a kind of letter, or not a language")
    if not parseaddr(author)[1].endswith(".example"):
        raise ValueError("the writer's address does not end in .example")
    told = {key: _in_language(value, language) for key, value in known.items()}
    subject = rest[0] if rest else ""
    return Sample(
        place=place, kind=kind, language=language, author=author, subject=subject, facts=told
    )


def _alone(sample: Sample, line: str) -> Sample:
    """Return a sentence by itself, from a bank of sentences: it has labels, and no intents."""
    _add(sample, line)
    sample.closed = sample.banked = True
    return sample


def _in_language(value: Any, language: str) -> Any:
    """Return one of two languages where a fact is given in both."""
    if isinstance(value, dict) and set(value) == {"da", "en"}:
        return value[language]
    if isinstance(value, dict):
        return {key: _in_language(each, language) for key, each in value.items()}
    return value


def _add(sample: Sample, line: str) -> None:
    if line.startswith("=>"):
        _close(sample, line[2:].strip())
        return
    found = _LINE.fullmatch(line.rstrip())
    if not found or sample.closed:
        raise ValueError("not a sentence with its label, or behind the intents")
    labels = tuple(found[1].split("+")) if found[1] != "-" else ("-",)
    if unknown := set(labels) - LABELS:
        raise ValueError(f"unknown label {', '.join(sorted(unknown))}")
    sample.said.append(Said(text=found[3], labels=labels))
    sample.text += (_JOINS[found[2]] if sample.text else "") + found[3]


def _close(sample: Sample, told: str) -> None:
    sample.closed = True
    if told.startswith("?"):
        sample.certain = False
        told = told[1:].strip()
    if told == "nothing":
        return
    sample.intents.append(_checked(json.loads(told)))


def _checked(intent: dict[str, Any]) -> dict[str, Any]:
    from_plain(intent)
    return intent


def main() -> None:
    """Check the files named on the command line."""
    for name in sys.argv[1:]:
        try:
            found = read(Path(name))
        except Faulty as fault:
            sys.exit(str(fault))
        print(f"{name}: {len(found)} replies", _counted(found))


def _counted(found: list[Sample]) -> str:
    kinds = Counter(sample.kind for sample in found)
    asked = sum(not sample.certain for sample in found)
    return f"{dict(kinds)}, {asked} to be asked about"


if __name__ == "__main__":
    main()
