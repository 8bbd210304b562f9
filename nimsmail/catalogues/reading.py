"""Any list of calls, by what it looks like: the one way in for files, mails and addresses."""

import json
from collections.abc import Iterator
from typing import IO

from nimsmail.catalogues.calendar import read_calendar
from nimsmail.catalogues.feed import read_feed
from nimsmail.catalogues.portal import PortalError
from nimsmail.catalogues.search import read_search
from nimsmail.catalogues.tenders import read_catalogue
from nimsmail.catalogues.topic import read_topic
from nimsmail.catalogues.typed import read_lines, read_sheet
from nimsmail.network.calls import Sighting

_HEAD = 4096  # bytes that tell what a file is
_SMALL = 64 << 20  # bytes; only the catalogue is larger, and it is read piece by piece


def read_calls(file: IO[bytes]) -> Iterator[Sighting]:
    """Return the calls in `file`, whichever kind of list it is, or raise `PortalError`.

    The file must be seekable.
    """
    head = file.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    file.seek(0)
    if head[:1] == b"{" and b'"fundingData"' in head:
        return read_catalogue(file)
    text = file.read(_SMALL + 1)
    if len(text) > _SMALL:
        raise PortalError("it is too large for anything but the portal's whole catalogue")
    if head[:1] in (b"{", b"["):
        return _json(text)
    if head[:1] == b"<":
        return read_feed(text)
    if head[:15].upper() == b"BEGIN:VCALENDAR":
        return read_calendar(text)
    return _words(text)


def _json(text: bytes) -> Iterator[Sighting]:
    try:
        page = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PortalError("it breaks off or is no JSON") from error
    if isinstance(page, dict) and isinstance(page.get("results"), list):
        return read_search(page)
    if isinstance(page, dict) and isinstance(page.get("TopicDetails"), dict):
        return read_topic(page)
    raise PortalError("it is JSON of no kind that we know: neither a search nor a topic")


def _words(text: bytes) -> Iterator[Sighting]:
    try:
        words = text.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = text.decode("cp1252", "replace")  # as Excel writes CSV in Denmark
    found = list(read_lines(words))
    return iter(found) if found else read_sheet(words)
