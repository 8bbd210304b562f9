"""How people's mail programs answer a letter: their words, and our letter below in their manner."""

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from hashlib import sha256

Answer = Callable[[bytes, str, str], bytes]


def _id(parts: tuple[object, ...]) -> str:
    """Make a Message-ID's left side: another for each mail, the same at each run."""
    return sha256(repr(parts).encode()).hexdigest()[:24]


def _reply(
    letter: bytes, sender: str, words: str, quoted: Callable[[EmailMessage, str], str]
) -> bytes:
    ours = message_from_bytes(letter, policy=policy.default)
    body = ours.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    answer = EmailMessage(policy=policy.SMTP)
    answer["From"] = sender
    answer["To"] = str(ours["Reply-To"] or ours["From"])
    answer["Subject"] = f"SV: {ours['Subject']}"
    answer["Message-ID"] = (
        f"<{_id((letter, sender, words))}@{sender.rpartition('@')[2].rstrip('>')}>"
    )
    answer["In-Reply-To"] = answer["References"] = str(ours["Message-ID"])
    answer.set_content(words + "\n\n" + quoted(ours, body.get_content()))
    return answer.as_bytes()


def outlook(letter: bytes, sender: str, words: str) -> bytes:
    """Outlook in Danish: a header block above our letter, nothing before its lines."""

    def quoted(ours: EmailMessage, text: str) -> str:
        sent = f"Sendt: 11. januar 2027 10:14\nTil: {sender}"
        head = f"Fra: {ours['From']}\n{sent}\nEmne: {ours['Subject']}"
        return f"Med venlig hilsen\n\n{parseaddr(sender)[0]}\nKonsulent\n\n{head}\n\n{text}"

    return _reply(letter, sender, words, quoted)


def gmail(letter: bytes, sender: str, words: str) -> bytes:
    """Gmail in Danish: an attribution that wraps before the address, and `>`."""

    def quoted(ours: EmailMessage, text: str) -> str:
        name, address = parseaddr(str(ours["From"]))
        lines = "\n".join(f"> {line}" for line in text.splitlines())
        return f"Den man. 11. jan. 2027 kl. 10.14 skrev {name}\n<{address}>:\n\n{lines}"

    return _reply(letter, sender, words, quoted)


def iphone(letter: bytes, sender: str, words: str) -> bytes:
    """An iPhone in English: its own footer, then the attribution and `>`."""

    def quoted(ours: EmailMessage, text: str) -> str:
        lines = "\n".join(f"> {line}" for line in text.splitlines())
        return f"Sent from my iPhone\n\nOn 11 Jan 2027, at 10:14, {ours['From']} wrote:\n\n{lines}"

    return _reply(letter, sender, words, quoted)


def bare(letter: bytes, sender: str, words: str) -> bytes:
    """A program that quotes nothing: only the headers tell what is answered."""
    return _reply(letter, sender, words, lambda _ours, _text: "")


def away(letter: bytes, sender: str, words: str) -> bytes:
    """Exchange answering for somebody who is away (RFC 3834)."""
    answer = message_from_bytes(bare(letter, sender, words), policy=policy.SMTP)
    del answer["Subject"]
    answer["Subject"] = "Automatisk svar: Invitation"
    answer["Auto-Submitted"] = "auto-replied"
    answer["X-Auto-Response-Suppress"] = "All"
    return answer.as_bytes()


def fresh(sender: str, to: str, subject: str, words: str) -> bytes:
    """A mail that answers nothing."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = sender
    mail["To"] = to
    mail["Subject"] = subject
    mail["Message-ID"] = f"<{_id((sender, subject, words))}@mail.example>"
    mail.set_content(words)
    return mail.as_bytes()


def bounce(letter: bytes, recipient: str, return_path: str, status: str = "5.1.1") -> bytes:
    """A delivery status notification in three parts (RFC 3464)."""
    head = letter.partition(b"\r\n\r\n")[0].decode()
    return (
        f"From: Mail Delivery System <mailer-daemon@mx.example>\r\nTo: {return_path}\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n"
        f"Message-ID: <{_id((letter, status))}@mx.example>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nI'm sorry to have to inform you.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 550 {status} User unknown\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\n{head}\r\n--b--\r\n"
    ).encode()


def calendar_reply(letter: bytes, sender: str, partstat: str) -> bytes:
    """A calendar program's answer to the invitation in `letter` (RFC 5546 §3.2.3)."""
    ours = message_from_bytes(letter, policy=policy.default)
    (entry,) = [part for part in ours.walk() if part.get_content_type() == "text/calendar"]
    lines = entry.get_content().replace("\r\n ", "").splitlines()
    uid = next(line for line in lines if line.startswith("UID:"))
    address = parseaddr(sender)[1]
    answer = EmailMessage(policy=policy.SMTP)
    answer["From"] = sender
    answer["To"] = str(ours["From"])
    answer["Subject"] = f"Accepteret: {ours['Subject']}"
    answer["Message-ID"] = f"<{_id((letter, partstat))}@mail.example>"
    answer.set_content("")
    calendar = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
        f"{uid}\r\nDTSTAMP:20270111T090000Z\r\n"
        f"ATTENDEE;PARTSTAT={partstat}:mailto:{address}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    answer.add_alternative(calendar, subtype="calendar", params={"method": "REPLY"})
    return answer.as_bytes()
