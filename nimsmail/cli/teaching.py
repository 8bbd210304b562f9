"""Settled reviews as samples for the reader: in the form of `samples/`, or as JSON.

In that form a line of a mail stands behind what it is for. That nobody has said of these:
each has a `?` in its place, which is for a person to replace.
"""

import json
from typing import Any

from nimsmail.network.pseudonyms import Pseudonyms
from nimsmail.network.samples import Sample, facts_of

# What the samples call a letter that has another name here.
_KINDS = {
    None: "none",
    "reminder": "invitation",
    "rsvp-receipt": "invitation",
    "confirm-sign-up": "confirmation",
    "confirm-leave": "confirmation",
    "confirm-take-over": "confirmation",
    "confirm-successor": "confirmation",
    "still-contact": "confirmation",
    "confirm-change-address": "confirmation",
}
_ALL_FACTS: dict[str, Any] = {
    "coordinator": "", "today": None, "meeting": {}, "themes": [], "programmes": [], "follows": [],
}  # fmt: skip
_HEAD = """\
# Settled reviews, written by `nimsmail review export`: what people wrote, and what a coordinator
# said that it meant. {people}
# Read all of it before you give it to anybody. Each line of a mail has a ? for what it is for:
# put the word from samples/README.md there; until then it teaches nothing, but can be measured.
"""
_INVENTED = "Names, addresses and numbers are invented, but for those that nobody knew to be such."
_REAL = "IT NAMES REAL PEOPLE."


def as_plain(sample: Sample, masks: Pseudonyms | None) -> dict[str, Any]:
    """Return a sample as JSON can hold it, told of `masks` in place of real people."""
    plain: dict[str, Any] = {
        "kind": sample.kind or "none",
        "language": sample.language,
        "name": sample.name,
        "address": sample.address,
        "subject": sample.subject,
        "words": sample.words,
        "facts": facts_of(sample.facts),
        "why": str(sample.why),
        "read": list(sample.read),
        "meant": None if sample.meant is None else list(sample.meant),
    }
    if masks is None:
        return plain
    return (
        plain
        | {
            name: masks.plainly(plain[name])
            for name in ("name", "address", "subject", "words", "read", "meant")
        }
        | {"facts": masks.plainly(plain["facts"])}
    )


def as_text(samples: list[dict[str, Any]], *, real: bool) -> str:
    """Return samples, in their plain form, as a file of `samples/` has them."""
    head = _HEAD.format(people=_REAL if real else _INVENTED)
    return "\n".join([head, *map(_written, samples)])


def _written(sample: dict[str, Any]) -> str:
    kind = _KINDS.get(sample["kind"], sample["kind"])
    who = f"{_flat(sample['name']) or 'Ukendt'} <{_flat(sample['address'])}>"
    opening = " · ".join([f"@ {kind}", sample["language"], who])
    subject = _flat(sample["subject"])
    lines = [
        f"! {_json(_ALL_FACTS | sample['facts'])}",
        f"# handed over: {sample['why']}",
        *(f"# the reader: {_json(each)}" for each in sample["read"]),
        f"{opening} · {subject}" if subject else opening,
        *_lines(sample["words"]),
        *_intents(sample["meant"]),
        "",
    ]
    return "\n".join(lines)


def _lines(words: str) -> list[str]:
    """Return the lines of a mail, each with the mark of how far it stands below the last."""
    lines: list[str] = []
    mark = "|"
    for line in words.split("\n"):
        text = " ".join(line.split())
        if text:
            lines.append(f"?{mark} {text}")
            mark = "||"
        elif lines:
            mark = "|||"
    return lines


def _intents(meant: list[dict[str, Any]] | None) -> list[str]:
    """Return what a mail meant; where nobody said so it is not clear what."""
    if meant is None:
        return ["# closed without a word on what it meant", "=> ? nothing"]
    return [f"=> {_json(each)}" for each in meant]


def _flat(text: str) -> str:
    """Return a text that parts no line of the form."""
    return " ".join(text.replace("·", "-").split())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
