"""The press: makes the message of a letter in the outbox, the same bytes each time."""

from dataclasses import dataclass

from nimsmail.errors import StoreError
from nimsmail.network.identity import RETURN
from nimsmail.network.outbox import Item
from nimsmail.network.records import Books
from nimsmail.network.seal import Seal
from nimsmail.writing.addresses import on_the_wire, subaddress
from nimsmail.writing.compose import compose
from nimsmail.writing.wording import Wording

_KEPT = 256
_SAMPLE = "a"  # ids are evenly spread over 32 letters


@dataclass(frozen=True, slots=True)
class Printed:
    """A message and its envelope; the return path brings bounces home (RFC 5321 §4.4)."""

    message: bytes
    return_path: str
    recipient: str


class Press:
    """Keeps the words that it has used lately at hand."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal
        self._words: dict[str, Wording] = {}

    def printed(self, books: Books, item: Item) -> Printed:
        """Return the message of `item`, or raise Unwritable if its recipient can't be written to.

        Only a letter that may be answered carries a token for answers. Its return path has
        another, so that a bounce names the letter, whatever its server leaves out.
        """
        is_first = item.words not in self._words
        wording = self._worded(books, item) if is_first else self._words[item.words]
        token = None
        if wording.answerable:
            token = self._seal.token(item.key, item.kind, item.person or item.recipient)
        # Read back: every single letter, and of a dispatch each variant and a sample.
        proven = item.automatic or is_first or item.key.startswith(_SAMPLE)
        message = compose(wording, item, token, proven=proven)
        return Printed(message, self._return_path(item, wording), on_the_wire(item.recipient))

    def _return_path(self, item: Item, wording: Wording) -> str:
        """Return where this letter's bounces go: an address that only its relays see."""
        if not wording.subaddresses:
            return wording.sender
        token = self._seal.token(item.key, RETURN, item.person or item.recipient)
        return subaddress(wording.sender, token)

    def _worded(self, books: Books, item: Item) -> Wording:
        wording = books.get(Wording, item.words)
        if wording is None:
            raise StoreError(
                f"the words of the waiting letter {item.key} are missing; run nimsmail store check"
            )
        if len(self._words) >= _KEPT:
            self._words.clear()
        self._words[item.words] = wording
        return wording
