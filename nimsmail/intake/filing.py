"""Putting what was sent into the Sent folder, for those who must keep records.

A copy is marked before it is filed and again afterwards. One that is found with the first
mark only was being filed when something broke: the folder itself is asked whether it got
there, so that nothing is filed twice and nothing is left out.
"""

from collections.abc import Callable
from dataclasses import replace

from nimsmail.errors import StoreError
from nimsmail.logs import get_logger
from nimsmail.mailbox import Mailbox
from nimsmail.network.copies import Copy, Stage
from nimsmail.network.outbox import Item
from nimsmail.office import Office
from nimsmail.writing.addresses import Unwritable

_log = get_logger("mail")


class Filing:
    """Files copies, one at a time, until `stop` is true."""

    def __init__(self, office: Office, mailbox: Mailbox, stop: Callable[[], bool]) -> None:
        self._office = office
        self._mailbox = mailbox
        self._stop = stop

    def turn(self) -> int:
        """File all that waits, and return how many copies are dealt with."""
        books = self._office.store.books()
        begun, waiting = (books.find(Copy, "stage", stage) for stage in ("filing", "waiting"))
        count = 0
        for copy in (*begun, *waiting):
            if self._stop():
                break
            self._file(copy)
            count += 1
        return count

    def _file(self, copy: Copy) -> None:
        item = self._office.store.books().get(Item, copy.item)
        if item is None:  # it has been forgotten since; there is nothing left to file
            self._mark(copy, "filed")
            return
        if copy.stage == "filing" and self._mailbox.has_sent(item.key):
            self._done(copy, item)
            return
        message = self._message(copy, item)
        if message is None:
            return
        if copy.stage != "filing":
            self._mark(copy, "filing")
        self._mailbox.file_sent(message, item.ended or item.queued)
        self._done(copy, item)

    def _message(self, copy: Copy, item: Item) -> bytes | None:
        """Return the message of a letter again, or end its copy where that cannot be had."""
        try:
            return self._office.press.printed(self._office.store.books(), item).message
        except (StoreError, Unwritable, ValueError, TypeError, LookupError) as error:
            # Its words are gone, or do not fit: the other copies must not wait for this one.
            self._mark(copy, "failed")
            _log.error("a copy cannot be filed", letter=item.key, why=str(error))
            return None

    def _done(self, copy: Copy, item: Item) -> None:
        """Remember a dispatch's copy, which stands for the letters to come in the same words."""
        if not item.automatic:
            self._mark(copy, "filed")
            return
        with self._office.store.change(f"filed {copy.item}") as change:
            change.remove(Copy, copy.key)

    def _mark(self, copy: Copy, stage: Stage) -> None:
        with self._office.store.change(f"{stage} {copy.item}") as change:
            change.put(replace(copy, stage=stage))
