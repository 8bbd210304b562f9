"""A message opened: who, to whom, about what, what kind it is, and whose words its lines are."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from hashlib import sha256

from nimsmail.network.actions import ActionDue
from nimsmail.network.incoming import (
    Answering,
    Automatic,
    Bounce,
    CalendarAnswer,
    Complaint,
    Enclosure,
    Incoming,
    Mail,
    Reply,
    Unreadable,
    Wish,
)
from nimsmail.network.notices import RULED_ON
from nimsmail.network.people import Language
from nimsmail.network.seal import find_tokens
from nimsmail.reading import bounces, calendar, complaints
from nimsmail.reading.absences import hints
from nimsmail.reading.automatic import sign_of_a_machine
from nimsmail.reading.content import Content, parse
from nimsmail.reading.doings import done_in
from nimsmail.reading.enclosures import enclosures_in
from nimsmail.reading.headers import Headers
from nimsmail.reading.language import language_of
from nimsmail.reading.limits import excess
from nimsmail.reading.originator import recipients, sender
from nimsmail.reading.own_phrases import NO_PHRASES, OwnPhrases
from nimsmail.reading.rulings import rulings_in
from nimsmail.reading.understanding import wishes_in
from nimsmail.reading.zones import Zoned, has_forward, own_words, zoned

_MOST_RETURNED = 60_000
_BLANK = re.compile(rb"\r?\n\r?\n")
# The fields that the author's program writes (RFC 5322 §3.6.2 to §3.6.5, RFC 2045): whom and
# what it is about, and how the body is to be read. Every other one is written under way.
_AUTHORS = frozenset(
    b"from to cc subject date message-id in-reply-to references"
    b" content-type content-transfer-encoding".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A message that has been opened, before anybody knows what it answers.

    `told` is set where the letter answered makes no difference: bounces, machines,
    calendars, and what cannot be read. Otherwise a person wrote, and `words` are theirs.
    """

    mail: Mail
    zones: tuple[Zoned, ...] = ()
    words: str = ""
    language: Language = "da"
    told: Incoming | None = None
    why: str = ""
    enclosures: tuple[Enclosure, ...] = ()


def open_mail(raw: bytes, received: datetime, *, trust: str = "none") -> Opened:
    """Take `raw` apart, whatever it is; `trust` names the boundary whose word on From counts.

    `trust` is the authserv-id of the receiving server, "m365", or "none" (RFC 8601 §2.5).
    """
    beyond = excess(raw)
    if beyond:
        return _unreadable(raw, received, beyond)
    try:
        return _opened(raw, received, trust)
    except Exception as error:
        # The standard parser raises many kinds of error on malformed mail; the mail is kept
        # for a person, and the next one must not wait for it.
        return _unreadable(
            raw, received, f"No parser could take it apart ({type(error).__name__})."
        )


def understand(opened: Opened, answering: Answering, own: OwnPhrases = NO_PHRASES) -> Incoming:
    """Return what came in, in the light of the letter that it answers.

    `own` are the phrases that a coordinator has added to those that everybody has.
    """
    if opened.told is not None:
        return opened.told
    mail = opened.mail
    return Reply(
        mail=mail,
        words=opened.words,
        language=opened.language,
        wishes=_wishes(opened, answering, own),
        answering=answering,
        enclosures=opened.enclosures,
    )


def _wishes(opened: Opened, answering: Answering, own: OwnPhrases) -> tuple[Wish, ...]:
    mail = opened.mail
    author = mail.sender.name if mail.sender else ""
    forwarded = has_forward(opened.zones)
    if answering.kind in RULED_ON:
        return rulings_in(opened.words, answering, author=author, forwarded=forwarded)
    if answering.kind == ActionDue.kind and not forwarded and (done := done_in(opened.words)):
        return done
    return wishes_in(
        opened.words,
        mail.subject,
        answering=answering,
        language=opened.language,
        author=author,
        today=answering.today or mail.received.date(),
        forwarded=forwarded,
        own=own,
    )


def _opened(raw: bytes, received: datetime, trust: str) -> Opened:
    content = parse(raw)
    mail = _mail(raw, received, content, trust)
    author = mail.sender.name if mail.sender else content.headers.words("from").partition("<")[0]
    zones = zoned(content.lines, author)
    words = own_words(zones)
    told, why = _told(content, mail, words)
    return Opened(
        mail=mail,
        zones=zones,
        words=words,
        language=language_of(words or content.headers.words("subject")),
        told=told,
        why=why,
        enclosures=enclosures_in(content) if told is None else (),
    )


def _told(content: Content, mail: Mail, words: str) -> tuple[Incoming | None, str]:
    """Tell machines from people: what needs no knowledge of the letter answered."""
    if complaints.is_complaint(content):
        complaint = Complaint(mail=mail, recipient=complaints.complainant(content))
        return complaint, "a feedback report (RFC 5965): somebody called a letter spam"
    failures = None if complaints.is_report(content) else bounces.failures(content)
    if failures is not None:
        return Bounce(mail=mail, failures=failures), "a server reports on a letter of ours"
    answer = calendar.answer(content)
    if answer is not None:
        return _calendar(
            mail, answer, words
        ), f"a calendar program answered: METHOD {answer.method}"
    sign = sign_of_a_machine(content)
    if sign is not None:
        told = hints(words, mail.received.date())
        automatic = Automatic(
            mail=mail,
            until=told.until,
            substitute=told.substitute,
            departed=told.departed,
            words=words,
        )
        return automatic, f"a machine wrote: {sign}"
    return None, "a person wrote"


def _calendar(mail: Mail, answer: calendar.Answer, words: str) -> CalendarAnswer:
    return CalendarAnswer(
        mail=mail,
        method=answer.method,
        uid=answer.uid,
        attendee=answer.attendee or (mail.sender.address if mail.sender else None),
        partstat=answer.partstat,
        comment=words[:2000] if answer.comment is None else answer.comment,
    )


def _mail(raw: bytes, received: datetime, content: Content, trust: str) -> Mail:
    headers = content.headers
    return Mail(
        key=identity(raw),
        received=received,
        message_id=headers.get("message-id")[:998] or None,
        sender=sender(headers, trust),
        recipients=recipients(headers),
        tokens=_tokens(content),
        subject=headers.words("subject")[:998],
    )


def identity(raw: bytes) -> str:
    """Return what tells a mail from all others, the same for each copy of it.

    A mail that is sent to two of our addresses comes twice, under trace fields of two
    journeys (RFC 5321 §4.4): what counts is what its author's program wrote. Where that
    gave it no Message-ID, nothing tells a copy from another mail, and every byte counts.
    """
    end = _BLANK.search(raw)
    header, body = (raw[: end.start()], raw[end.end() :]) if end else (raw, b"")
    fields = [each for each in _unfolded(header) if _is_the_authors(each)]
    if not any(_name(each) == b"message-id" for each in fields):
        return sha256(raw).hexdigest()
    return sha256(b"\n".join([*fields, b"", body])).hexdigest()


def _unfolded(header: bytes) -> list[bytes]:
    """Return the fields of a header, each with single blanks between its words."""
    lines: list[list[bytes]] = []
    for line in header.split(b"\n"):
        if lines and line[:1] in (b" ", b"\t"):
            lines[-1].append(line)
        else:
            lines.append([line])
    return [b" ".join(b"".join(each).split()) for each in lines]


def _is_the_authors(field: bytes) -> bool:
    # A line that is no field ends the header for the parser: the words may begin there.
    return _name(field) in _AUTHORS or b":" not in field


def _name(field: bytes) -> bytes:
    return field.partition(b":")[0].strip().lower()


def _tokens(content: Content) -> tuple[str, ...]:
    """Return all tokens, those from where a person cannot put them by chance first."""
    headers = content.headers
    places = [
        " ".join(recipients(headers)),
        _all(headers, "in-reply-to", "references", "message-id"),
        " ".join(_text_of(content, "text/calendar", "application/ics")),
        " ".join(_returned(content)),
        content.text,
        # Links that a gateway rewrote are only in the markup.
        " ".join(_text_of(content, "text/html")),
    ]
    return tuple(dict.fromkeys(token for place in places for token in find_tokens(place)))


def _all(headers: Headers, *names: str) -> str:
    return " ".join(value for name in names for value in headers.all(name))


def _text_of(content: Content, *types: str) -> list[str]:
    return [part.text() for part in content.parts if part.type in types]


def _returned(content: Content) -> list[str]:
    """Return the text of a report's machine-read parts and of the letter that came back."""
    return [
        _as_text(part.message)[:_MOST_RETURNED]
        for part in content.parts
        if part.type.startswith("message/") or part.type == "text/rfc822-headers"
    ]


def _as_text(message: Message) -> str:
    """Return the fields and texts of a message as they stand: folding them anew takes long."""
    pieces: list[str] = []
    for part in message.walk():
        pieces += [f"{name}: {value}" for name, value in part.raw_items()]
        payload = part.get_payload()
        pieces.append(payload if isinstance(payload, str) else "")
    return "\n".join(pieces)


def _unreadable(raw: bytes, received: datetime, why: str) -> Opened:
    mail = Mail(key=identity(raw), received=received)
    return Opened(mail=mail, told=Unreadable(mail=mail, why=why), why=why)
