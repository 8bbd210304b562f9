"""What `explain` shows: how a message is read, and why, as JSON can hold it."""

from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Any

from nimsmail.network.incoming import (
    Answering,
    Automatic,
    Bounce,
    CalendarAnswer,
    Complaint,
    Incoming,
    Reply,
    Unreadable,
)
from nimsmail.network.intents import Attend, to_plain
from nimsmail.reading.opened import Opened, open_mail, understand
from nimsmail.reading.own_phrases import NO_PHRASES, OwnPhrases

_ANSWERS = {"ACCEPTED": "yes", "DECLINED": "no", "TENTATIVE": "maybe"}
_EPOCH = date(1970, 1, 1)


def explain(raw: bytes, answering: Answering, own: OwnPhrases = NO_PHRASES) -> dict[str, Any]:
    """Return how `raw` is read as an answer to a letter: kind, words, intents, and why."""
    opened = open_mail(raw, _received(raw, answering))
    incoming = understand(opened, answering, own)
    told: dict[str, Any] = {
        "kind": _kind(incoming),
        "language": opened.language,
        "text": opened.words,
        "intents": [],
        "certain": not isinstance(incoming, Unreadable),
        "why": opened.why,
        "zones": [[str(each.zone), each.text] for each in opened.zones],
    }
    return told | _particulars(incoming, opened)


def facts(told: dict[str, Any], kind: str | None = None) -> Answering:
    """Return what `explain` is told of the letter answered, from its JSON form."""
    meeting = told.get("meeting") or {}
    return Answering(
        kind=kind or told.get("kind"),
        today=_date(told.get("today")),
        meeting_date=_date(meeting.get("date")),
        meeting_place=str(meeting.get("place") or ""),
        themes=tuple(map(str, told.get("themes") or ())),
        programmes=tuple(map(str, told.get("programmes") or ())),
        follows=tuple(map(str, told.get("follows") or ())),
        coordinator=str(told.get("coordinator") or ""),
        matters=int(told.get("matters") or 0),
    )


def _date(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _received(raw: bytes, answering: Answering) -> datetime:
    """Return when to take the message as received: no clock is asked."""
    if answering.today:
        return datetime.combine(answering.today, time(12), UTC)
    for line in raw[:50_000].split(b"\n"):
        if line[:5].lower() == b"date:":
            try:
                found = parsedate_to_datetime(line[5:].decode("ascii", "replace").strip())
            except (ValueError, TypeError, OverflowError):
                break
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return datetime.combine(_EPOCH, time(12), UTC)


def _kind(incoming: Incoming) -> str:
    match incoming:
        case Reply():
            return "reply"
        case Bounce():
            return "bounce"
        case Complaint():
            return "complaint"
        case Automatic():
            return "automatic"
        case CalendarAnswer():
            return "calendar"
        case Unreadable():
            return "unreadable"


def _particulars(incoming: Incoming, opened: Opened) -> dict[str, Any]:
    match incoming:
        case Reply():
            return _of_reply(incoming)
        case Bounce():
            return {"bounces": [_failure(each) for each in incoming.failures]}
        case Complaint():
            return {
                "intents": [{"do": "leave", "scope": "all", "certain": True}],
                "complaint": {"recipient": incoming.recipient},
            }
        case Automatic():
            return {"automatic": _automatic(incoming)}
        case CalendarAnswer():
            return _of_calendar(incoming)
        case Unreadable():
            return {"why": incoming.why}


def _of_reply(reply: Reply) -> dict[str, Any]:
    intents = [
        to_plain(wish.intent) | {"certain": wish.certain, "why": wish.why} for wish in reply.wishes
    ]
    certain = bool(reply.wishes) and all(wish.certain for wish in reply.wishes)
    why = "; ".join(wish.why for wish in reply.wishes)
    return {"intents": intents, "certain": certain, "why": why or "nothing is said"}


def _failure(failure: Any) -> dict[str, Any]:
    return {
        "recipient": failure.recipient,
        "status": failure.status,
        "permanent": failure.permanent,
        "dead": failure.dead,
    }


def _automatic(automatic: Automatic) -> dict[str, Any]:
    substitute = automatic.substitute
    return {
        "until": automatic.until.isoformat() if automatic.until else None,
        "substitute": {"name": substitute.name, "email": substitute.email} if substitute else None,
        "departed": automatic.departed,
    }


def _of_calendar(answer: CalendarAnswer) -> dict[str, Any]:
    said = _ANSWERS.get(answer.partstat) if answer.method == "REPLY" else None
    intents = [to_plain(Attend(answer=said)) | {"certain": True}] if said else []  # type: ignore[arg-type]
    return {
        "intents": intents,
        "certain": bool(said),
        "calendar": {
            "method": answer.method,
            "uid": answer.uid,
            "attendee": answer.attendee,
            "partstat": answer.partstat,
            "comment": answer.comment,
        },
    }
