"""What the members of the story write: read from `answers.txt`, each answer given once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from tests.house import clients

PROGRAMS: dict[str, clients.Answer] = {
    "outlook": clients.outlook,
    "gmail": clients.gmail,
    "iphone": clients.iphone,
    "bare": clients.bare,
    "away": clients.away,
    "calendar": clients.calendar_reply,
}
THEMSELVES = "themselves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What one member writes with one program.

    Either `days` after a letter of this `kind` and about this matter, or on a day `on`,
    unasked and under a `subject` of its own.
    """

    who: str
    program: str
    words: str
    kind: str = THEMSELVES
    about: str = "*"
    days: int = 0
    on: date | None = None
    subject: str = ""

    @property
    def is_automatic(self) -> bool:
        """Whether a machine says it, so that no receipt follows."""
        return self.program in ("away", "bounce")


def sayings(file: Path) -> tuple[Saying, ...]:
    """Read what the members write."""
    found: list[Saying] = []
    kind, about = "", "*"
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("@ "):
            kind, _, about = line.removeprefix("@ ").partition(" ")
        elif line and not line.startswith("#"):
            found.append(_saying(line, kind, about or "*"))
    return tuple(found)


def _saying(line: str, kind: str, about: str) -> Saying:
    head, *said = (part.strip() for part in line.split(" | "))
    when, program, who = head.split()
    words = said[-1].replace("/", "\n")
    if kind == THEMSELVES:
        on, subject = date.fromisoformat(when), said[0]
        return Saying(who=who, program=program, words=words, on=on, subject=subject)
    return Saying(who=who, program=program, words=words, kind=kind, about=about, days=int(when))


class Answers:
    """The answers that are still to be given."""

    def __init__(self, all_: tuple[Saying, ...]) -> None:
        self._left: dict[tuple[str, str], list[Saying]] = defaultdict(list)
        for each in all_:
            self._left[each.who, each.kind].append(each)

    def to(self, who: str, kind: str, about: str) -> tuple[Saying, ...]:
        """Take what `who` answers to this letter: one answer, and what machines say of it."""
        left = self._left[who, kind]
        fitting = [each for each in left if fnmatch(about, each.about)]
        machines = [each for each in fitting if each.is_automatic]
        people = [each for each in fitting if not each.is_automatic][:1]
        for each in (*machines, *people):
            left.remove(each)
        return (*machines, *people)

    def left(self) -> tuple[Saying, ...]:
        """Return what nobody has had an occasion to say."""
        return tuple(e for each in self._left.values() for e in each if e.kind != THEMSELVES)
