"""How mail programs shape what a person writes: subject prefix, quotation, parts, charset.

Each answers a letter as its readers do it in earnest: to Reply-To, with In-Reply-To and
References (RFC 5322 §3.6.4), and with the letter quoted in its own fashion.
"""

from collections.abc import Callable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_datetime as worded
from icalendar import Calendar, Event, vCalAddress

from nimsmail.demo.cast import Member, Program

_ZONE = ZoneInfo("Europe/Copenhagen")
_WIDTH = 78


def written(member: Member, to: str, subject: str, words: str, now: datetime) -> EmailMessage:
    """Return a new mail, in answer to nothing."""
    message = _headed(member, to, subject, now)
    message.set_content(words + "\n", charset="utf-8", cte="quoted-printable")
    return message


def answered(member: Member, letter: EmailMessage, words: str, now: datetime) -> EmailMessage:
    """Return the member's answer to `letter`, as their mail program makes it."""
    prefix = "Re" if member.language == "en" else "SV"
    message = _headed(member, _reply_to(letter), f"{prefix}: {letter['Subject']}", now)
    _thread(message, letter)
    _SHAPES[member.program](message, member, letter, words)
    return message


def accepted(member: Member, letter: EmailMessage, now: datetime) -> EmailMessage:
    """Return what Outlook sends when somebody presses Accept (RFC 6047 §2.4, RFC 5546 §3.2.3)."""
    message = _headed(member, _reply_to(letter), f"Accepteret: {letter['Subject']}", now)
    _thread(message, letter)
    message.set_content("\n", charset="utf-8")
    reply = _calendar_reply(member, letter, now)
    message.add_alternative(reply, subtype="calendar", params={"method": "REPLY"})
    return message


def away(member: Member, letter: EmailMessage, words: str, now: datetime) -> EmailMessage:
    """Return what Exchange answers for somebody who is out of the office (RFC 3834 §3.1.7)."""
    author = letter["From"].addresses[0].addr_spec
    message = _headed(member, author, f"Automatisk svar: {letter['Subject']}", now)
    _thread(message, letter)
    message["Auto-Submitted"] = "auto-replied"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(words + "\n", charset="utf-8", cte="quoted-printable")
    return message


def _headed(member: Member, to: str, subject: str, now: datetime) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(member.name, addr_spec=member.address)
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(now.astimezone(_ZONE))
    domain = member.address.rpartition("@")[2]
    local = member.address.partition("@")[0]
    message["Message-ID"] = f"<{now:%Y%m%d%H%M%S%f}.{local}@{domain}>"
    return message


def _reply_to(letter: EmailMessage) -> str:
    found = letter["Reply-To"] or letter["From"]
    address: str = found.addresses[0].addr_spec
    return address


def _thread(message: EmailMessage, letter: EmailMessage) -> None:
    message["In-Reply-To"] = letter["Message-ID"]
    message["References"] = " ".join(filter(None, (letter["References"], letter["Message-ID"])))


# -- one way to answer for each program --------------------------------------------------


def _outlook(message: EmailMessage, member: Member, letter: EmailMessage, words: str) -> None:
    """Outlook: Latin-1, the quotation unmarked below a block of its headers."""
    head = (
        f"Fra: {_author(letter)}\n"
        f"Sendt: {worded(_date(letter), 'd. MMMM y HH:mm', locale='da')}\n"
        f"Til: {member.name} <{member.address}>\n"
        f"Emne: {letter['Subject']}"
    )
    signature = f"Med venlig hilsen\n\n{member.name}\n{member.municipality} Kommune"
    text = f"{words}\n\n{signature}\n\n{head}\n\n{_text(letter)}\n"
    message.set_content(_latin(text), charset="iso-8859-1", cte="quoted-printable")
    page = (
        f'<html><body lang="DA"><div class="WordSection1">{_paragraphs(words, "MsoNormal")}'
        f"{_paragraphs(signature, 'MsoNormal')}"
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        f"{_paragraphs(head, 'MsoNormal')}</div>{_html(letter)}</div></body></html>\n"
    )
    message.add_alternative(page, subtype="html", charset="utf-8", cte="quoted-printable")


def _iphone(message: EmailMessage, member: Member, letter: EmailMessage, words: str) -> None:
    """Mail on an iPhone: one plain part, the quotation marked line by line."""
    when = worded(_date(letter), "d. MMM y 'kl'. HH.mm", locale="da")
    text = (
        f"{words}\n\nSendt fra min iPhone\n\n"
        f"> Den {when} skrev {_author(letter)}:\n> \n{_marked(_text(letter))}\n"
    )
    message.set_content(text, charset="utf-8", cte="quoted-printable")


def _gmail(message: EmailMessage, member: Member, letter: EmailMessage, words: str) -> None:
    """Gmail: two parts, the attribution wrapped before the address."""
    author = letter["From"].addresses[0]
    if member.language == "en":
        when = worded(_date(letter), "EEE, MMM d, y 'at' h:mm a", locale="en")
        line = f"On {when} {author.display_name} <\n{author.addr_spec}> wrote:"
    else:
        when = worded(_date(letter), "EEE d. MMM y 'kl'. HH.mm", locale="da")
        line = f"Den {when} skrev {author.display_name}\n<{author.addr_spec}>:"
    text = f"{words}\n\n{line}\n\n{_marked(_text(letter))}\n"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    page = (
        f'<div dir="ltr">{escape(words).replace(chr(10), "<br>")}</div><br>'
        f'<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">'
        f"{escape(line)}<br></div>"
        '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;'
        f'border-left:1px solid rgb(204,204,204);padding-left:1ex">{_html(letter)}'
        "</blockquote></div>\n"
    )
    message.add_alternative(page, subtype="html", charset="utf-8", cte="quoted-printable")


def _webmail(message: EmailMessage, member: Member, letter: EmailMessage, words: str) -> None:
    """A webmail that quotes nothing: only the headers tell what is answered."""
    message.set_content(words + "\n", charset="utf-8", cte="quoted-printable")


_SHAPES: dict[Program, Callable[[EmailMessage, Member, EmailMessage, str], None]] = {
    Program.OUTLOOK: _outlook,
    Program.IPHONE: _iphone,
    Program.GMAIL: _gmail,
    Program.WEBMAIL: _webmail,
}


def _calendar_reply(member: Member, letter: EmailMessage, now: datetime) -> str:
    """Say yes to the calendar entry in `letter`, as its one attendee."""
    (asked,) = Calendar.from_ical(_part(letter, "text/calendar")).walk("VEVENT")
    attendee = vCalAddress(f"mailto:{member.address}")
    attendee.params["PARTSTAT"] = "ACCEPTED"
    attendee.params["CN"] = member.name
    event = Event()
    for name in ("UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER"):
        if name in asked:
            event[name] = asked[name]
    event.add("DTSTAMP", now)
    event["ATTENDEE"] = attendee
    reply = Calendar()
    reply.add("PRODID", "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN")
    reply.add("VERSION", "2.0")
    reply.add("METHOD", "REPLY")
    reply.add_component(event)
    text: str = reply.to_ical().decode()
    return text


# -- pieces of a letter -------------------------------------------------------------------


def _author(letter: EmailMessage) -> str:
    author = letter["From"].addresses[0]
    return f"{author.display_name} <{author.addr_spec}>"


def _date(letter: EmailMessage) -> datetime:
    date: datetime = letter["Date"].datetime
    return date.astimezone(_ZONE)


def _part(letter: EmailMessage, wanted: str) -> str:
    for part in letter.walk():
        if part.get_content_type() == wanted:
            content: str = part.get_content()
            return content
    raise ValueError(f"the letter has no {wanted} part")


def _text(letter: EmailMessage) -> str:
    return _part(letter, "text/plain").replace("\r\n", "\n").rstrip("\n")


def _html(letter: EmailMessage) -> str:
    return _part(letter, "text/html")


def _marked(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _paragraphs(text: str, css_class: str) -> str:
    return "".join(f'<p class="{css_class}">{escape(line)}</p>' for line in text.splitlines())


def _latin(text: str) -> str:
    """Write `text` as Outlook does with a Latin-1 charset: what does not fit becomes "?"."""
    return text.encode("iso-8859-1", "replace").decode("iso-8859-1")
