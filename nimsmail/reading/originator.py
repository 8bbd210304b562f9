"""Who a message says it is from, and to whom it went: one strict reader for all of it.

`From` is what mail programs show and forgers write, so anything but one plain address in
one plain field is nobody: no second field, no comment, no route, no trick with quotes.
"""

import re

from authres import AuthenticationResultsHeader  # type: ignore[import-untyped]

from nimsmail.network.incoming import Sender
from nimsmail.reading.charsets import has_invisible, tidy
from nimsmail.reading.headers import Headers, decode_words

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}"
_LOCAL = rf"{_ATOM}(?:\.{_ATOM}){{0,20}}"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL}){{1,10}}")
_LOOSE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,255}")
_ANGLED = re.compile(r'("(?:[^"\\]|\\.){0,500}"|[^"<>@,;:()\\]{0,500})\s{0,20}<([^<>\s]{3,320})>')


def sender(headers: Headers, trust: str = "none") -> Sender | None:
    """Return the one author of a message, or None where a strict reader finds none or several.

    The address is lower-cased whole: no mailbox minds (RFC 5321 §2.4 allows it to, and asks
    for it not to), and it is compared with those that people have written from before.
    """
    fields = headers.all("from")
    if len(fields) != 1 or has_invisible(fields[0]) or len(fields[0]) > 2000:
        return None
    parsed = _parsed(fields[0])
    if parsed is None:
        return None
    name, address = parsed
    return Sender(
        address=address, name=name, authenticated=_is_authenticated(headers, address, trust)
    )


def _parsed(field: str) -> tuple[str, str] | None:
    found = _ANGLED.fullmatch(field.strip())
    name, address = (found[1], found[2]) if found else ("", field.strip())
    if not ADDRESS.fullmatch(address) or len(address) > 254:
        return None
    shown = tidy(decode_words(name.strip().strip('"').replace("\\", "")))
    if has_invisible(decode_words(name)):
        return None
    # A name that shows another address than the real one is a trick, not a name.
    claimed = ADDRESS.search(shown)
    if claimed and claimed[0].lower() != address.lower():
        return None
    return " ".join(shown.split())[:200], address.lower()


def recipients(headers: Headers) -> tuple[str, ...]:
    """Return the addresses that a message went to, as its header tells, lower-cased."""
    fields = [
        value
        for name in ("delivered-to", "x-original-to", "envelope-to", "to", "cc")
        for value in headers.all(name)
    ]
    return tuple(dict.fromkeys(each.lower() for value in fields for each in addresses(value)))


def addresses(text: str) -> list[str]:
    """Return everything in `text` that looks like an address, in its order."""
    found = (each.strip(".'") for each in _LOOSE.findall(text))
    return [each for each in found if ADDRESS.fullmatch(each)]


def _is_authenticated(headers: Headers, address: str, trust: str) -> bool:
    """Tell whether our own boundary vouches for `address` (RFC 8601, DMARC RFC 7489).

    Only the topmost field counts: those below it travelled with the message. Microsoft 365
    writes no authserv-id, and its field is not always well-formed, so it is read by itself.
    """
    fields = headers.all("authentication-results")
    if trust == "none" or not fields:
        return False
    domain = address.rpartition("@")[2].lower()
    if trust == "m365":
        return _microsoft_vouches(fields[0], domain)
    return _boundary_vouches(fields[0], domain, trust)


def _boundary_vouches(field: str, domain: str, trust: str) -> bool:
    try:
        results = AuthenticationResultsHeader.parse_value(field)
    except Exception:
        # authres raises many kinds of error on what others write; unread is unproven.
        return False
    if str(results.authserv_id).lower() != trust.lower():
        return False
    found = [each for each in results.results if each.method.lower() == "dmarc"]
    if len(found) != 1 or str(found[0].result).lower() != "pass":
        return False
    claimed = [p.value for p in found[0].properties if (p.type, p.name) == ("header", "from")]
    return [str(each).lower() for each in claimed] == [domain]


def _microsoft_vouches(field: str, domain: str) -> bool:
    # Comments may hold anything; with them gone, each result is `method=value key=value …`.
    plain = re.sub(r"\([^()]{0,2000}\)", " ", field)
    if "(" in plain or ")" in plain or '"' in plain:
        return False
    verdicts = [each.split() for each in plain.split(";")]
    if not verdicts[0] or "=" not in verdicts[0][0]:
        return False  # it begins with somebody's authserv-id, so Microsoft did not write it
    found = [words for words in verdicts if words and words[0].lower().startswith("dmarc=")]
    if len(found) != 1 or found[0][0].lower() != "dmarc=pass":
        return False
    return [w.lower() for w in found[0] if w.lower().startswith("header.from=")] == [
        f"header.from={domain}"
    ]
