"""What a server says in its own words above the letter that it returns, and of whom.

Nobody has ever agreed on a form for it. What holds for most: the letter below begins with one
of a few headings, and an address that failed stands alone on a line or opens it.
"""

from dataclasses import dataclass
from email.message import Message

from nimsmail.reading.charsets import tidy
from nimsmail.reading.content import Content
from nimsmail.reading.headers import Headers
from nimsmail.reading.matching import fold
from nimsmail.reading.originator import addresses
from nimsmail.reading.phrases import machines as table
from nimsmail.reading.reasons import tells_of_failure
from nimsmail.reading.wordlists import entries, words

_MOST_TEXT = 20_000
_MOST_RECIPIENTS = 50
_SENDERS = words(table.BOUNCE_SENDERS)
_BELOW = tuple(each.lstrip("- ") for each in entries(table.ORIGINAL_BELOW))
_EDGE = " <>:;,*|\t-\"'."


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A server's own words.

    `failed` are the recipients that its header names, `ours` the addresses that stand there
    for other reasons, `returned` those that the letter returned was for.
    """

    text: str
    failed: tuple[str, ...] = ()
    ours: frozenset[str] = frozenset()
    returned: tuple[str, ...] = ()

    def recipients(self) -> list[str]:
        """Return who was not reached: the header's, else those set apart, else those told of."""
        if self.failed:
            return list(self.failed)
        apart: list[str] = []
        told: list[str] = []
        for line in self.text.split("\n"):
            found = [each for each in _addresses(line) if not _is_server(each)]
            (apart if _stands_apart(line, found) else told).extend(found)
        others = [each for each in apart if each not in self.ours]
        told = [each for each in told if each not in self.ours]
        chosen = others or apart or told[:1] or list(self.returned) or self._servers()
        return list(dict.fromkeys(chosen))[:_MOST_RECIPIENTS]

    def of(self, recipient: str | None) -> str:
        """Return what is said of one recipient, or all of it where it is not told apart."""
        sections = self._sections()
        found = sections.get(recipient or "", "")
        # Of one alone something may be said before its address, too.
        told_apart = len(sections) > 2 and tells_of_failure(found)
        return found if told_apart else self.text

    def _sections(self) -> dict[str, str]:
        """Return the lines below each address that opens a line, up to the next such address."""
        sections: dict[str, list[str]] = {"": []}
        current = ""
        for line in self.text.split("\n"):
            found = _addresses(line)
            if found and _opens(line, found[0]):
                current = found[0]
            sections.setdefault(current, []).append(line)
        return {each: "\n".join(lines) for each, lines in sections.items()}

    def _servers(self) -> list[str]:
        """Return an address that only looks like a server's own, where there is no other."""
        return [each for each in _addresses(self.text) if each not in self.ours][:1]


def prose_of(content: Content) -> Prose:
    """Return what the server says itself, above the letter that it returns."""
    lines = content.text[:_MOST_TEXT].split("\n")
    end = next((place for place, line in enumerate(lines) if _is_below(line)), len(lines))
    headers = content.headers
    ours = {each for name in ("to", "delivered-to") for each in _all(headers, name)}
    return Prose(
        text="\n".join(lines[:end]),
        failed=tuple(dict.fromkeys(_all(headers, "x-failed-recipients"))),
        ours=frozenset(ours | set(_addresses(headers.get("from")))),
        returned=tuple(_returned_to(content) or _first_to(lines[end:])),
    )


def _is_below(line: str) -> bool:
    """Tell whether a line is the heading of the letter that is returned below it."""
    return fold(line[:200]).lstrip("-=> ").startswith(_BELOW)


def _stands_apart(line: str, found: list[str]) -> bool:
    return len(set(found)) == 1 and _opens(line, found[0])


def _opens(line: str, address: str) -> bool:
    """Tell whether a line begins with an address as with a heading."""
    bare = tidy(line).lstrip(_EDGE).lower()
    return bare.startswith(address) and not bare[len(address) :][:1].isalnum()


def _addresses(text: str) -> list[str]:
    """Return the addresses in `text` in the form in which they are compared."""
    return [each.lower() for each in addresses(text)]


def _all(headers: Headers, name: str) -> list[str]:
    return [each for value in headers.all(name) for each in _addresses(value)]


def _is_server(address: str) -> bool:
    local = address.partition("@")[0]
    return local in _SENDERS or local in ("support", "abuse") or len(local) > 50


def _returned_to(content: Content) -> list[str]:
    """Return whom the returned letter was for."""
    for part in content.parts:
        if part.type in ("message/rfc822", "text/rfc822-headers", "message/global"):
            return _recipients_of(part.message)
    return []


def _recipients_of(message: Message) -> list[str]:
    payload = message.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return _addresses(Headers(payload[0]).get("to"))[:1]
    text = payload if isinstance(payload, str) else ""
    return _first_to(text[:_MOST_TEXT].split("\n"))


def _first_to(lines: list[str]) -> list[str]:
    """Return the address in the first To of a header that came as text."""
    field = next((each for each in lines if each.lower().startswith("to:")), "")
    return _addresses(field)[:1]
