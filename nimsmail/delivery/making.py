"""Making a letter's message; a letter that cannot be made keeps no other from going out."""

from dataclasses import dataclass, replace
from datetime import datetime

from nimsmail.errors import StoreError
from nimsmail.logs import get_logger
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Books
from nimsmail.network.returned import refused
from nimsmail.network.reviews import Review, Why
from nimsmail.press import Press, Printed
from nimsmail.writing.addresses import Unwritable

_log = get_logger("post")


@dataclass(frozen=True, slots=True)
class Unmade:
    """A letter that cannot be made, and why; `is_whom` tells that it is due to its recipient."""

    why: str
    is_whom: bool = False


def made(press: Press, books: Books, item: Item) -> Printed | Unmade:
    """Return the message of a letter, or why it has none."""
    try:
        return press.printed(books, item)
    except Unwritable as error:
        return Unmade(str(error), is_whom=True)
    except StoreError as error:
        return Unmade(str(error))
    except Exception as error:  # one letter: the others must go out whatever this was
        return Unmade(fault(item, error))


def fault(item: Item, error: Exception) -> str:
    """Own up to a fault of ours over one letter; what it held may be people's words."""
    _log.error("a fault in nimsmail", letter=item.key, exc_info=error)
    return f"a fault in nimsmail ({type(error).__name__}); its log tells more"


def told(books: Books, item: Item, unmade: Unmade, now: datetime) -> Outcome:
    """Tell the coordinator, once for all letters that have the same words."""
    if unmade.is_whom:
        outcome = refused(books, item, unmade.why, now)
        details = (f"{item.recipient}: {unmade.why}",)
        return replace(
            outcome, reviews=tuple(replace(each, details=details) for each in outcome.reviews)
        )
    key = f"unmade/{item.words}"
    if books.get(Review, key) is not None:
        return Outcome()
    review = Review(
        key=key,
        network=item.network,
        received=now,
        why=Why.BOUNCED,
        person=item.person,
        letter=item.key,
        details=(unmade.why,),
    )
    return Outcome(reviews=(review,))
