"""The portal's RSS: a call in each item, its deadline in words in the description."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element, ParseError, fromstring

from nimsmail.catalogues.portal import TOPIC_PAGE, PortalError, dues_of, model_of, programme_key
from nimsmail.network.calls import Sighting

_TAG = re.compile(r"<[^>]*>")
_DEADLINE = re.compile(r"Deadlines?\s*:\s*(.*?)(?:\n|$)", re.IGNORECASE)
_OPENING = re.compile(r"(?:Opening|Start)\s*(?:date)?\s*:\s*(.*?)(?:\n|$)", re.IGNORECASE)
_MODEL = re.compile(r"(two-stage|multiple cut-off|single-stage|permanent)", re.IGNORECASE)
_LONGEST = 200_000  # characters of one item's description


def read_feed(text: bytes) -> Iterator[Sighting]:
    """Return the calls of a feed."""
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        # A feed needs neither, and entities are how a small file becomes an endless one.
        raise PortalError("it declares entities, which no feed of calls has a need for")
    try:
        root = fromstring(text)  # noqa: S314 - what makes XML dangerous is refused above
    except ParseError as error:
        raise PortalError(f"it is no RSS ({error})") from error
    for item in root.iter("item"):
        yield _sighting(item)


def _sighting(item: Element) -> Sighting:
    title, link = _text(item, "title"), _text(item, "link")
    words = _words(_text(item, "description"))
    identifier = _identifier(link) or title
    said = _DEADLINE.search(words)
    model = _MODEL.search(words)
    told = model[1] if model else None
    dues, doubts = dues_of([said[1].strip()] if said else (), told)
    opening = _OPENING.search(words)
    opened, _ = dues_of([opening[1].strip()] if opening else (), None)
    return Sighting(
        identifier=identifier,
        programme=programme_key(identifier),
        title=title,
        url=link if link.startswith("https://") else TOPIC_PAGE + identifier.lower(),
        opens=opened[0].on if opened else None,
        dues=dues,
        model=model_of(told),
        doubts=doubts,
    )


def _text(item: Element, tag: str) -> str:
    found = item.find(tag)
    return " ".join((found.text or "").split(" ")).strip() if found is not None else ""


def _words(description: str) -> str:
    """Return a description without its tags; where a line ended there is one again."""
    lines = re.sub(r"<br\s*/?>|</p>|</li>", "\n", unescape(description[:_LONGEST]))
    return _TAG.sub("", lines)


def _identifier(link: str) -> str:
    parts = urlsplit(link)
    named = parse_qs(parts.query)
    for key in ("topicCode", "callCode", "identifier"):
        if named.get(key):
            return named[key][0].strip()
    last = parts.path.rstrip("/").rpartition("/")[2]
    return last.upper() if "topic-details" in parts.path else ""
