"""The press: makes the message of a letter in the outbox, the same bytes each time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nimsmail.errors import StoreError
from nimsmail.network.entries import entry_letter
from nimsmail.network.identity import RETURN
from nimsmail.network.outbox import Item
from nimsmail.network.records import Books
from nimsmail.network.seal import Seal
from nimsmail.writing.addresses import on_the_wire, subaddress
from nimsmail.writing.plate import Plate
from nimsmail.writing.wording import Wording

if TYPE_CHECKING:
    from nimsmail.writing.dkim import Signer

_KEPT = 256
_FIRST = 4  # letters of each variant that are read back, whoever they go to
_SAMPLE = "aa"  # one id in 1,024 ends so


@dataclass(frozen=True, slots=True)
class Printed:
    """A message and its envelope; the return path brings bounces home (RFC 5321 §4.4).

    The message is in pieces of whole lines, most of them the same for many.
    """

    pieces: tuple[bytes, ...]
    return_path: str
    recipient: str

    @property
    def message(self) -> bytes:
        """The message as a whole."""
        return b"".join(self.pieces)


class Press:
    """Keeps the plates that it has used lately at hand.

    `signer` tells who signs the letters of a network, if anybody does; `read` returns what
    is in a file that letters enclose.
    """

    def __init__(
        self,
        seal: Seal,
        signer: "Callable[[str], Signer | None]" = lambda _network: None,
        read: Callable[[str], bytes] | None = None,
    ) -> None:
        self._seal = seal
        self._signer = signer
        self._read = read
        self._plates: dict[str, Plate] = {}
        self._proofs: dict[str, int] = {}

    def printed(self, books: Books, item: Item) -> Printed:
        """Return the message of `item`, or raise Unwritable if its recipient can't be written to.

        Only a letter that may be answered carries a token for answers. Its return path has
        another, so that a bounce names the letter, whatever its server leaves out.
        """
        plate = self._plates.get(item.words) or self._cast(books, item)
        wording = plate.wording
        token = None
        if wording.answerable:
            token = self._seal.token(item.key, item.kind, item.person or item.recipient)
        proven = self._is_to_be_proven(item)
        entry = self._entry_token(books, item) if wording.calendar else None
        pieces = plate.printed(item, token, calendar_token=entry, proven=proven)
        signer = self._signer(item.network)
        if signer is not None:
            pieces = (signer.signature(pieces, item.queued), *pieces)
        return Printed(pieces, self._return_path(item, wording), on_the_wire(item.recipient))

    def _entry_token(self, books: Books, item: Item) -> str:
        """Return the token that names the calendar entry: its first letter's, for good."""
        first = entry_letter(books, self._seal, item)
        return self._seal.token(first.key, first.kind, first.person or first.recipient)

    def _is_to_be_proven(self, item: Item) -> bool:
        """Tell whether to read this message back: every single letter, and some of a dispatch.

        Those are the first of each variant, and a sample by their ids, which look random.
        """
        if item.automatic or self._proofs[item.words] < _FIRST:
            self._proofs[item.words] += 1
            return True
        return item.key.endswith(_SAMPLE)

    def _return_path(self, item: Item, wording: Wording) -> str:
        """Return where this letter's bounces go: an address that only its relays see."""
        if not wording.subaddresses:
            return wording.sender
        token = self._seal.token(item.key, RETURN, item.person or item.recipient)
        return subaddress(wording.sender, token)

    def _cast(self, books: Books, item: Item) -> Plate:
        wording = books.get(Wording, item.words)
        if wording is None:
            raise StoreError(
                f"the words of the waiting letter {item.key} are missing; run nimsmail store check"
            )
        if len(self._plates) >= _KEPT:
            self._plates.clear()
            self._proofs.clear()
        self._proofs[item.words] = 0
        self._plates[item.words] = plate = Plate(wording, self._files(wording))
        return plate

    def _files(self, wording: Wording) -> dict[str, bytes]:
        """Return what is in the files that a letter encloses."""
        if not wording.enclosed:
            return {}
        if self._read is None:
            raise StoreError(f"a {wording.kind} letter encloses files, and none are kept here")
        return {each.file: self._read(each.file) for each in wording.enclosed}
