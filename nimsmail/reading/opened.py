"""A message opened: who, to whom, about what, what kind it is, and whose words its lines are."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from nimsmail.network.incoming import (
    Answering,
    Automatic,
    Bounce,
    CalendarAnswer,
    Complaint,
    Incoming,
    Mail,
    Reply,
    Unreadable,
)
from nimsmail.network.people import Language
from nimsmail.network.seal import find_tokens
from nimsmail.reading import bounces, calendar, complaints
from nimsmail.reading.automatic import hints, sign_of_a_machine
from nimsmail.reading.content import Content, parse
from nimsmail.reading.headers import Headers
from nimsmail.reading.language import language_of
from nimsmail.reading.limits import excess
from nimsmail.reading.originator import recipients, sender
from nimsmail.reading.understanding import wishes_in
from nimsmail.reading.zones import Zoned, has_forward, own_words, zoned

_MOST_RETURNED = 60_000


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


def understand(opened: Opened, answering: Answering) -> Incoming:
    """Return what came in, in the light of the letter that it answers."""
    if opened.told is not None:
        return opened.told
    mail = opened.mail
    wishes = wishes_in(
        opened.words,
        mail.subject,
        answering=answering,
        language=opened.language,
        author=mail.sender.name if mail.sender else "",
        today=answering.today or mail.received.date(),
        forwarded=has_forward(opened.zones),
    )
    return Reply(mail=mail, words=opened.words, language=opened.language, wishes=wishes)


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
        return _calendar(mail, answer), f"a calendar program answered: METHOD {answer.method}"
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


def _calendar(mail: Mail, answer: calendar.Answer) -> CalendarAnswer:
    return CalendarAnswer(
        mail=mail,
        method=answer.method,
        uid=answer.uid,
        attendee=answer.attendee or (mail.sender.address if mail.sender else None),
        partstat=answer.partstat,
        comment=answer.comment,
    )


def _mail(raw: bytes, received: datetime, content: Content, trust: str) -> Mail:
    headers = content.headers
    return Mail(
        key=_key(raw, headers.get("message-id")),
        received=received,
        message_id=headers.get("message-id")[:998] or None,
        sender=sender(headers, trust),
        recipients=recipients(headers),
        tokens=_tokens(content),
        subject=headers.words("subject")[:998],
    )


def _key(raw: bytes, message_id: str) -> str:
    return sha256(message_id.encode("utf-8", "replace") + b"\0" + raw).hexdigest()


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
        str(part.message)[:_MOST_RETURNED]
        for part in content.parts
        if part.type.startswith("message/") or part.type == "text/rfc822-headers"
    ]


def _unreadable(raw: bytes, received: datetime, why: str) -> Opened:
    mail = Mail(key=_key(raw, ""), received=received)
    return Opened(mail=mail, told=Unreadable(mail=mail, why=why), why=why)
