"""A first draft of minutes, in Markdown: who was there, the points, and what must be filled in.

Actions stand as `- [ ] Name: what, day`: they are read from the final minutes.
"""

import re
from datetime import date
from zoneinfo import ZoneInfo

from nimsmail.network.meetings import Meeting
from nimsmail.network.people import Language
from nimsmail.network.points import Points, as_words
from nimsmail.network.rollcall import RollCall

_WORDS: dict[Language, dict[str, str]] = {
    "da": {
        "title": "Referat",
        "place": "Sted",
        "present": "Til stede",
        "absent": "Afbud",
        "decided": "Beslutning:",
        "actions": "Opgaver",
        "form": "Navn: opgave, 2027-05-01",
    },
    "en": {
        "title": "Minutes",
        "place": "Place",
        "present": "Present",
        "absent": "Apologies",
        "decided": "Decision:",
        "actions": "Actions",
        "form": "Name: what is to be done, 2027-05-01",
    },
}


def first_draft(
    meeting: Meeting, points: Points, roll: RollCall, language: Language, zone: ZoneInfo
) -> str:
    """Return the Markdown that the secretary fills in."""
    words = _WORDS[language]
    day: date = meeting.starts.astimezone(zone).date()
    present = [
        who.delegate.name if who.delegate and who.delegate.name else who.person.name
        for who in (*roll.who("yes"), *roll.who("delegate"))
    ]
    absent = [who.person.name for who in roll.who("no")]
    lines = [
        f"# {words['title']}: {as_words(meeting.title)}, {day}",
        "",
        f"- {words['place']}: {as_words(meeting.place)}",
        f"- {words['present']}: {', '.join(map(as_words, present))}",
        f"- {words['absent']}: {', '.join(map(as_words, absent))}",
        "",
    ]
    for number, point in enumerate(points, 1):
        lines += [f"## {number}. {as_words(point.title)}", "", f"{words['decided']} ", ""]
    lines += [f"## {words['actions']}", "", f"- [ ] {words['form']}", ""]
    return "\n".join(lines)


_FORMS = "|".join(re.escape(words["form"]) for words in _WORDS.values())
_FORM = re.compile(rf"^- \[ \] (?:{_FORMS})\n?", re.MULTILINE)


def without_form(text: str) -> str:
    """Return minutes without the line that shows how an action is written."""
    return _FORM.sub("", text)
