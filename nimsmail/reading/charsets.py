"""Bytes to text, whatever a message claims that they are: this never raises.

Only charsets that mail really uses are believed. Python knows codecs that are none
(`rot13`, `idna`, `undefined`) and some that raise, so all others are read as UTF-8, or
else as windows-1252, which Danish offices wrote before.
"""

import re

_KNOWN = {
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    # What calls itself Latin-1 is windows-1252 as often as not; it holds the same letters.
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "cp-1252": "cp1252",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "ibm850": "cp850",
    "cp850": "cp850",
    "ibm865": "cp865",
    "iso-8859-2": "iso8859-2",
    "iso-8859-4": "iso8859-4",
    "iso-8859-5": "iso8859-5",
    "iso-8859-7": "iso8859-7",
    "iso-8859-9": "iso8859-9",
    "iso-8859-10": "iso8859-10",
    "iso-8859-13": "iso8859-13",
    "iso-8859-15": "iso8859-15",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
    "windows-1257": "cp1257",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "iso-2022-jp": "iso2022_jp",
    "shift_jis": "shift_jis",
    "euc-jp": "euc_jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "euc-kr": "euc_kr",
}
# What æ, dashes and smiles in UTF-8 become when somebody on the way takes them for windows-1252.
_AFTER = "".join(map(chr, range(0xA0, 0xC0))) + bytes(
    each for each in range(0x80, 0xA0) if each not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
).decode("cp1252")
_TWICE = re.compile(
    f"[ÂÃ][{re.escape(_AFTER)}]|â€[{re.escape(_AFTER)}]|ðŸ[{re.escape(_AFTER)}]{{2}}"
)
# Marks without width, and those that turn the direction of text: they only deceive.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decoded(data: bytes, charset: str = "") -> str:
    """Return `data` as text: UTF-8 where it is UTF-8, else by its charset if that is a known one.

    >>> decoded("Tønder".encode("latin-1"), "utf-8")
    'Tønder'
    """
    codec = _KNOWN.get(charset.strip().strip("\"'").lower()[:40], "")
    for candidate in dict.fromkeys((codec or "utf-8", "utf-8", "cp1252")):
        if candidate == "cp1252" and codec in ("cp1252", "") and _is_utf8(data):
            return data.decode("utf-8")
        try:
            return data.decode(candidate)
        except (UnicodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def mended(text: str) -> str:
    """Return `text` without the traces of a gateway that wrote UTF-8 as UTF-8 a second time.

    >>> mended("Jeg kommer fra TÃ¸nder – og Æbeltoft")
    'Jeg kommer fra Tønder – og Æbeltoft'
    """
    return _TWICE.sub(_once, text)


def _once(found: re.Match[str]) -> str:
    try:
        return found[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return found[0]


def _is_utf8(data: bytes) -> bool:
    # Text marked Latin-1 that is valid UTF-8 beyond ASCII is UTF-8 in practice.
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def tidy(text: str) -> str:
    """Return `text` with plain line ends and spaces, and without what nobody can see."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = mended(text).replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return _CONTROL.sub("", text)


def has_invisible(text: str) -> bool:
    """Tell whether `text` holds marks that nobody can see."""
    return bool(_INVISIBLE.search(text) or _CONTROL.search(text))
