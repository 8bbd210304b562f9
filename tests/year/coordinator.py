"""What the coordinator does in the course of the year, and how she answers what is put to her."""

import re
from dataclasses import dataclass
from datetime import datetime

from tests.year.ledger import ZONE

SPRING, AUTUMN = "nims-2027-04", "nims-2027-09"
HOST = "Vært Hus <vaert@kulturhuset.example>"

Command = tuple[str, ...]


def at(text: str) -> datetime:
    """Return the moment that `text` names in the network's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Act:
    """Commands that the coordinator gives at one moment, or words that she mails."""

    when: datetime
    commands: tuple[Command, ...] = ()
    mail: tuple[str, str] | None = None


def planned(key: str, title: str, starts: str, ends: str, answer_by: str, *more: str) -> Command:
    """Return the command that plans a meeting."""
    return (
        *("meeting", "new", key, "--title", title, "--place", "Kulturhuset, Vejen"),
        *("--starts", starts, "--ends", ends, "--answer-by", answer_by),
        *("--host", "Kulturhuset", "--contact", HOST, *more),
    )


def _edition(month: str, *how: str) -> tuple[Command, ...]:
    """Draft an edition, edit it, look at it, and send it."""
    file = f"{month}.md"
    return (
        ("newsletter", "draft", "--out", file),
        ("edit", file, f"# Nyt fra NIMS, {month} 2027\n\nHer er nyt fra netværket.\n\n"),
        ("newsletter", "preview", file),
        *((("newsletter", "test", file),) if month == "februar" else ()),
        ("newsletter", *(how or ("send",)), file, "--yes"),
    )


def _doors(contacts: tuple[str, ...]) -> tuple[Command, ...]:
    return tuple(("member", "add", each, "--role", "contact") for each in contacts)


CONTACTS = (
    "anna.berg@middelfart.example",
    "bo.dalgaard@assens.example",
    "camilla.ebbesen@faaborg-midtfyn.example",
    "freja.hjorth@odense.example",
    "rasmus.skov@varde.example",
)
ACTS = (
    Act(
        at("2027-01-07 10:00"),
        (
            ("organisation", "import"),
            ("member", "import", "members.csv", "--confirmed", "ja på mødet i november"),
            *_doors(CONTACTS),
        ),
    ),
    Act(
        at("2027-01-11 10:00"),
        (
            planned(
                *(SPRING, "Forårsmøde i NIMS", "2027-04-21 09:30", "15", "2027-04-07"),
                *("--capacity", "30", "--link", "https://video.example/nims"),
            ),
        ),
    ),
    Act(at("2027-02-15 10:00"), _edition("februar")),
    Act(
        at("2027-03-01 10:00"),
        mail=(
            "Frister",
            "frist: CERV | Venskabsbyer 2027 | 15.4.2027 kl. 17 | https://portal.example/cerv\n"
            "frist: LIFE | Natur og biodiversitet | 6.9.2027 kl. 17 | https://portal.example/life\n"
            "frist: Erasmus+ | Partnerskaber | 7.10.2027 kl. 12 | https://portal.example/erasmus",
        ),
    ),
    Act(at("2027-03-03 10:00"), (("theme", "remind", f"tema-{SPRING}", "--yes"),)),
    Act(at("2027-04-26 10:00"), (("news", "collect", "--by", "2027-05-07", "--yes"),)),
    Act(at("2027-05-10 10:00"), _edition("maj")),
    Act(
        at("2027-06-01 10:00"),
        (planned(AUTUMN, "Efterårsmøde i NIMS", "2027-09-30 09:30", "15", "2027-09-16"),),
    ),
    Act(
        at("2027-08-31 10:00"),
        (
            (
                *("meeting", "move", AUTUMN, "--starts", "2027-10-07 09:30"),
                *("--ends", "15", "--answer-by", "2027-09-23", "--yes"),
            ),
        ),
    ),
    Act(
        at("2027-09-03 14:00"),
        _edition("september", "schedule", "--at", "6. september 2027 kl. 10"),
    ),
    Act(at("2027-11-15 10:00"), (("news", "collect", "--by", "2027-11-26", "--yes"),)),
    Act(at("2027-12-01 10:00"), _edition("december")),
)
BEGINS, ENDS = at("2027-01-07 09:00"), at("2027-12-17 16:00")

# What the coordinator does on being told that a duty is due, before she says yes to it.
DUTIES: dict[str, tuple[Command, ...]] = {
    "bede medlemmerne om forslag": (("theme", "call", "--meeting", "KEY", "--yes"),),
    "lade medlemmerne stemme": (("theme", "ballot", "tema-KEY", "--meeting", "KEY", "--yes"),),
    "Dagsordenen skal ud": (
        ("meeting", "agenda", "KEY", "--out", "dagsorden-KEY.md"),
        ("edit", "dagsorden-KEY.md", ""),
        ("meeting", "agenda", "KEY", "--send", "dagsorden-KEY.md", "--yes"),
    ),
    "Værten skal have deltagerlisten": (("meeting", "participants", "KEY", "--to-host", "--yes"),),
    "sende det praktiske": (("meeting", "practical", "KEY", "praktisk.md", "--later"),),
    "Referat og materialer skal ud": (("meeting", "materials", "KEY", "materialer.md", "--yes"),),
}
_MATTER = re.compile(r"^Sag (\d+): ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the coordinator does with a notice: commands first, then the words of her answer."""

    commands: tuple[Command, ...]
    words: str


def ruling(notice: str) -> Ruling:
    """Decide on every matter of a notice, as its text shows them."""
    parts = _MATTER.split(notice)
    matters = list(zip(parts[1::2], parts[2::2], strict=True))
    commands = [command for _, text in matters for command in _commands(text)]
    yes = [number for number, text in matters if "så gør vi det, eller" in " ".join(text.split())]
    no = [number for number, _ in matters if number not in yes]
    said = [f"{word} til {_listed(each)}" for word, each in (("ja", yes), ("nej", no)) if each]
    return Ruling(tuple(commands), ", ".join(said))


# In the holiday nobody votes: the autumn's ballot closes after it.
_LONGER = {f"tema-{AUTUMN}": ("--close", "2027-08-11")}


def _commands(text: str) -> tuple[Command, ...]:
    """Find what there is to do before a matter can be said yes to."""
    key = re.search(r"nims-2027-\d\d", text)
    flat = " ".join(text.split())
    found = [
        tuple(word.replace("KEY", key[0]) for word in command)
        for said, commands in DUTIES.items()
        for command in commands
        if key and said in flat
    ]
    return tuple((*each, *_LONGER.get(each[2], ())) for each in found)


def _listed(numbers: list[str]) -> str:
    *first, last = numbers
    return f"{', '.join(first)} og {last}" if first else last
