"""Mail as nobody should write it: composed from a grammar, or real mail that was damaged.

Everything comes from the number of the mail, so that one that does harm can be made again.
"""

import base64
from collections.abc import Callable, Sequence
from random import Random

# Where a token is wanted; `hostile` writes those there that are not good for anything.
TOKEN = "@@token@@"  # noqa: S105 – no secret, only a place for one

_FIELDS = (
    "From", "From", "From", "To", "To", "Cc", "Subject", "Subject", "Message-ID", "References",
    "In-Reply-To", "Content-Type", "Content-Type", "Content-Transfer-Encoding",
    "Content-Disposition", "MIME-Version", "Date", "Auto-Submitted", "Precedence", "Return-Path",
    "Authentication-Results", "List-Id", "X-Failed-Recipients", "Delivered-To", "Resent-From",
    "Sender", "Reply-To", "X-MS-Exchange-Inbox-Rules-Loop", "Received", "Bcc", "Content-ID",
    "X-Autoreply",
)  # fmt: skip
_ADDRESSES = (
    "anna.berg@varde.example", "Anna Berg <anna.berg@varde.example>", "bo@other.example",
    f"nims+{TOKEN}@sekretariat.example", '"anna.berg@varde.example" <eve@other.example>',
    "Anna\u200bBerg <anna.berg@varde.example>", "<@a.example,@b.example:anna.berg@varde.example>",
    "anna.berg@varde.example, eve@other.example",
    "Friends: anna.berg@varde.example, b@c.example;",
    "(anna.berg@varde.example) eve@other.example", "anna.berg@varde.example (a (b (c) d", "<>",
    "", "=?utf-8?q?anna=2Eberg=40varde=2Eexample?= <eve@other.example>", "MAILER-DAEMON",
    "a@[1.2.3.4]", "anna.berg@varde.example\x00", "\u202eelpmaxe.edrav@greb.anna",
    "anna.berg@xn--vrde-roa.example", "postmaster@varde.example",
    "karen.holt@sekretariat.example", "a" * 70 + "@" + "b" * 300,
)  # fmt: skip
_TYPES = (
    "text/plain; charset=utf-8", "text/plain; charset=rot13", "text/plain; charset=undefined",
    "text/plain; charset=utf-7", "text/plain; charset=utf-16", "text/plain; charset=idna",
    "text/plain charset=iso-8859-1", "text/plain; charset", "text/plain; charset=\"utf-8",
    "text/plain; charset*0=u; charset*1*=tf''-8", "text/plain; format=flowed; delsp=yes",
    "text/html; charset=utf-8", "text/html", "text", "/", "text/", "/html", "text/plain/html",
    "text/calendar; method=REPLY", "message/delivery-status", "message/rfc822", "message/partial",
    "message/feedback-report", "message/disposition-notification", "application/ms-tnef",
    "message/external-body; access-type=local-file; name=\"/etc/passwd\"", "multipart/mixed",
    "application/octet-stream; name=winmail.dat", "image/png; name==?utf-8?b?/w==?=",
    "multipart/digest; boundary=", "multipart/\u00e6\u00f8\u00e5; boundary=b", "\x00/\xff",
)  # fmt: skip
_CODINGS = (
    "7bit", "8bit", "base64", "quoted-printable", "x-uuencode", "uuencode", "binary", "gzip",
    "base64, base64", "BASE64 (really)", "", "x" * 500,
)  # fmt: skip
_VALUES = (
    *_ADDRESSES, *_TYPES, *_CODINGS, "auto-replied", "auto-generated (failure)", "no", "list",
    "SV: Invitation", "Afmeld", "=?utf-8?q?=C3?=", "=?utf-8?b?" + "A" * 300 + "?=", "=?x?y?z?=",
    "=?idna?b?AA?=", "=?utf-8?q?" * 200, "(" * 300, '"' * 301, "\\" * 300, "<" * 300, "; " * 400,
    f"<{TOKEN}@sekretariat.example>", "Thu, 99 Foo 20xx 25:61:61 +9999", "1.0",
    "attachment; filename*",
    "attachment; filename*0*=utf-8''%; filename*1*=%ff; filename*99999999999=a", "\ud83d\udc4d",
    "mx.varde.example; dmarc=pass header.from=varde.example", "spf=pass; dmarc=pass (((",
    "\x0b\x0c\x1c", "a@b.example " * 60, "\r\n \r\n\t\r\n ", "\r", "\n",
)  # fmt: skip
_WORDS = (
    "Jeg kommer.", "Jeg kommer ikke.", "Ja tak", "Nej", "Afmeld", "Tilmeld", "Leave", "STOP",
    "ja", "I will attend with 3 guests", "Kan jeg tage Bo Friis (bofr@ribe.example) med?", "",
    "> ja", ">", "Den 1. dec. 2026 kl. 9.00 skrev NIMS <nims@sekretariat.example>:", "-- ", "Mvh",
    "Fra: a", "-----Original Message-----", "Sendt fra min iPhone", f"[{TOKEN}]",
    "Ny adresse: eve@other.example", "Jeg er fratrådt", "Tema 2 og 5", "--b", "--b--", "--b ",
    "--", "=", "=C3=B8", "=\r", "\x00", "\x1b[31m", "BEGIN:VCALENDAR", "METHOD:REPLY",
    "BEGIN:VEVENT", f"UID:{TOKEN}@sekretariat.example",
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna.berg@varde.example", "DTSTART:99999999T999999Z",
    "RRULE:FREQ=SECONDLY;COUNT=99999999", "END:VEVENT", "END:VCALENDAR",
    "Final-Recipient: rfc822;", "Final-Recipient: rfc822; anna.berg@varde.example",
    "Action: failed", "Status: 5.1.1", "Diagnostic-Code: smtp; 550 5.1.1 User unknown",
    "Feedback-Type: abuse", "Version: 1", "Original-Rcpt-To: anna.berg@varde.example",
    "550 5.1.1 no such user", "begin 644 x", "M" * 60,
    "Content-Type: multipart/mixed; boundary=b", "Content-Type: text/html", "From: x",
    "\ud83d\udc4d", "<div><blockquote><p>", "</blockquote></div>", "<table><tr><td>", "<style>*{",
    "<!--", "&#x110000;&nbsp", "<a href=\"https://x.example/" + TOKEN + "\">", "\u202eRTL",
    "\u200b" * 50, "Ç" * 80,
)  # fmt: skip
# Written again and again, these cost most where a pattern looks back or a parser recurses.
_REPEATED = (
    "<div>", "<blockquote>", "> ", ">", "(", "=?utf-8?q?a?= ", "a@", "a@b.example,", "a.",
    "--b\r\n", "\r\n", " ", "\t", "ja ", "Jeg kommer ikke ", "1. ", "19.-", "den 1. den 2. ",
    "5.1.1 ", "=C3", "Den ", "skrev ", "Bo Friis ", "A-", "æ", "&amp;", "<a href=x>", "\x00", "!",
    "_", "[", "=\r\n", "BEGIN:VEVENT\r\n", "uge 1-", "mandag ",
    "Content-Type: a/b; boundary=b\r\n\r\n--b\r\n", "Fra: a\r\n",
)  # fmt: skip


def malformed(random: Random, samples: Sequence[bytes]) -> bytes:
    """Return one mail: two of three are real mail damaged, the others never were real.

    Some few are as large as a mail may be, of one thing again and again.
    """
    if random.random() < 0.002:
        return _giant(random)
    whole = random.choice(samples) if samples and random.random() < 0.66 else _composed(random)
    for _ in range(random.choice((0, 1, 1, 2, 3, 5, 8))):
        whole = random.choice(_DAMAGES)(random, whole)
    return whole


# -- composed ---------------------------------------------------------------------------------


def _composed(random: Random) -> bytes:
    header = [_field(random) for _ in range(random.randrange(1, 12))]
    if random.random() < 0.8:
        header.append(f"From: {random.choice(_ADDRESSES)}\r\n")
    return _octets("".join(header) + _entity(random, random.choice((0, 0, 1, 2, 3, 9, 30))))


def _field(random: Random) -> str:
    colon = random.choice((": ", ": ", ": ", ":", " : ", " "))
    values = (random.choice(_VALUES) for _ in range(random.choice((1, 1, 1, 2, 4))))
    return (
        f"{random.choice(_FIELDS)}{colon}{random.choice(('', ' ', chr(10) + ' ')).join(values)}\r\n"
    )


def _entity(random: Random, depth: int) -> str:
    """Return the fields that say what a body is, and the body: parts, down to some depth."""
    if depth == 0:
        coding = random.choice(_CODINGS)
        body = _body(random)
        if coding == "base64" and random.random() < 0.7:
            body = base64.b64encode(_octets(body)).decode()
        return (
            f"Content-Type: {random.choice(_TYPES)}\r\n"
            f"Content-Transfer-Encoding: {coding}\r\n\r\n{body}"
        )
    boundary = random.choice(("b", "b", f"b{depth}", "=_b", "", "-" * 60, "a b", "b--"))
    kinds = ("mixed", "alternative", "related", "report; report-type=delivery-status", "digest")
    parts = [_entity(random, depth - 1 if n == 0 else 0) for n in range(random.randrange(4))]
    inner = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    end = random.choice((f"--{boundary}--\r\n", f"--{boundary}\r\n", ""))
    kind = random.choice(kinds)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n{inner}{end}'


def _body(random: Random) -> str:
    if random.random() < 0.04:
        return random.choice(_REPEATED) * random.choice((1_000, 10_000, 50_000))
    lines = (random.choice(_WORDS) for _ in range(random.choice((0, 1, 2, 5, 20, 60))))
    return random.choice(("\r\n", "\r\n", "\n", "\r", " ")).join(lines)


def _giant(random: Random) -> bytes:
    """Return a mail of some megabytes: a text, parts beside each other, or one in the other."""
    kind, coding = random.choice(_TYPES), random.choice(_CODINGS)
    header = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    piece = random.choice((*_REPEATED, *_WORDS)) + random.choice(("", " ", "\r\n"))
    size = random.choice((300_000, 2_000_000, 9_000_000))
    pieces: list[str] = [
        "From: anna.berg@varde.example\r\n",
        "Return-Path: <>\r\n" * random.randrange(2),
    ]
    match random.randrange(3):
        case 0:
            pieces += [header, piece * (size // len(_octets(piece) or b" "))]
        case 1:
            part = f"--b\r\n{header}{piece * (20_000 // len(piece or ' '))}\r\n"
            opening = "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            pieces += [opening, part * (size // len(_octets(part)))]
        case _:
            level = random.choice(_LEVELS)
            count = random.choice((15, 300, 30_000))
            pieces += [level.replace("#", str(number)) for number in range(count)]
            pieces.append(piece * 1_000)
    return _octets("".join(pieces))


# One of these in the other, each with a boundary of its own where there is one.
_LEVELS = (
    "Content-Type: message/rfc822\r\n\r\n",
    "Content-Type:\r\n message/rfc822\r\n\r\n",
    "Content-Type: message/x\r\n\r\n",
    "Content-Type: message/delivery-status\r\n\r\n",
    "Content-Type: multipart/mixed; boundary=b#\r\n\r\n--b#\r\n",
    "Content-Type: multipart/digest; boundary=b#\r\n\r\n--b#\r\n\r\n",
    "Content-Type: multipart/mixed; boundary*=us-ascii''b#\r\n\r\n--b#\r\n",
    "Content-Type: multipart/mixed; boundary*0=b; boundary*1=#\r\n\r\n--b#\r\n",
    "Content-Type: multipart/mixed;\r\n boundary\r\n =b#\r\n\r\n--b#\r\n",
    "Content-Type: multipart/mixed; boundary=b#\r\r--b#\r",
)


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


# -- damaged ----------------------------------------------------------------------------------


def _cut(random: Random, whole: bytes) -> bytes:
    return whole[: random.randrange(len(whole) + 1)]


def _without(random: Random, whole: bytes) -> bytes:
    start, end = _span(random, whole)
    return whole[:start] + whole[end:]


def _doubled(random: Random, whole: bytes) -> bytes:
    start, end = _span(random, whole)
    return whole[:end] + whole[start:end] * random.choice((1, 2, 20)) + whole[end:]


def _flipped(random: Random, whole: bytes) -> bytes:
    changed = bytearray(whole)
    for _ in range(random.choice((1, 5, 50))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _shuffled(random: Random, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    for _ in range(random.choice((1, 3, 10))):
        one, two = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _other_ends(random: Random, whole: bytes) -> bytes:
    plain = whole.replace(b"\r\n", b"\n")
    return plain.replace(b"\n", random.choice((b"\n", b"\r", b"\r\n", b"\n\r", b"\r\r\n", b"\n\n")))


def _inserted(random: Random, whole: bytes) -> bytes:
    place = random.randrange(len(whole) + 1)
    piece = _octets(random.choice((*_VALUES, *_WORDS, *_REPEATED)))
    return whole[:place] + piece * random.choice((1, 1, 1, 3, 300)) + whole[place:]


def _with_field(random: Random, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    lines.insert(random.randrange(min(len(lines), 12) + 1), _octets(_field(random)).rstrip())
    return b"\n".join(lines)


def _with_line(random: Random, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    lines.insert(random.randrange(len(lines) + 1), _octets(random.choice(_WORDS)))
    return b"\n".join(lines)


def _wrapped(random: Random, whole: bytes) -> bytes:
    """Return the mail as a part of another, or of many."""
    outer = f"{_field(random)}Content-Type: {random.choice(('message/rfc822', 'multipart/mixed'))}"
    return (_octets(outer) + b"; boundary=b\r\n\r\n--b\r\n\r\n") * random.choice(
        (1, 2, 15, 40)
    ) + whole


def _retyped(random: Random, whole: bytes) -> bytes:
    name = random.choice((b"Content-Type:", b"Content-Transfer-Encoding:", b"From:", b"charset="))
    place = whole.lower().find(name.lower())
    if place < 0:
        return whole
    end = whole.find(b"\n", place)
    value = _octets(random.choice((*_TYPES, *_CODINGS, *_ADDRESSES)))
    return whole[: place + len(name)] + b" " + value + b"\r" + whole[end:]


def _span(random: Random, whole: bytes) -> tuple[int, int]:
    start = random.randrange(len(whole) + 1)
    return start, min(len(whole), start + random.choice((1, 10, 100, 1_000)))


_DAMAGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    _cut, _without, _doubled, _flipped, _shuffled, _other_ends, _inserted, _inserted,
    _with_field, _with_field, _with_line, _wrapped, _retyped,
)  # fmt: skip
