"""The second door: time passed. What falls due at `now`?"""

from collections.abc import Callable
from datetime import datetime

from nimsmail.network.actions import chased
from nimsmail.network.alerting import alert
from nimsmail.network.awaiting import awaited
from nimsmail.network.closing import over
from nimsmail.network.digesting import digested
from nimsmail.network.handovers import lapsed
from nimsmail.network.house import House
from nimsmail.network.issuing import drafted, scheduled
from nimsmail.network.joining import forgotten
from nimsmail.network.minding import minded
from nimsmail.network.outcome import Outcome
from nimsmail.network.pausing import resumed
from nimsmail.network.reckoning import finished
from nimsmail.network.records import Books
from nimsmail.network.telling import told
from nimsmail.network.terms import turned
from nimsmail.network.yearly import contacts_minded

Duty = Callable[[Books, House, datetime], Outcome]

# What may fall due, each a question to its concept. Asked again, nothing of it comes twice:
# a duty that was seen to says so in the books.
DUTIES: tuple[Duty, ...] = (
    over,
    minded,
    turned,
    awaited,
    chased,
    told,
    digested,
    forgotten,
    lapsed,
    resumed,
    contacts_minded,
    alert,
    drafted,
    scheduled,
    finished,
)


def due(books: Books, house: House, now: datetime) -> Outcome:
    """Return everything that falls due at `now`."""
    outcome = Outcome()
    for duty in DUTIES:
        outcome += duty(books, house, now)
    return outcome
