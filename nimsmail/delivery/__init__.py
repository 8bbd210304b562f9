"""Letters out: from the outbox through the post, each step written down before the next.

A letter is marked as on its way before any of its text leaves, and what became of it is
kept before any of the next one's does. So a kill at any moment loses no letter, and
repeats at most the one that each open connection had on the wire; `docs/delivery.md`
has the argument.
"""

from nimsmail.delivery.run import Delivery, Until, run_delivery
from nimsmail.delivery.tally import Progress

__all__ = ["Delivery", "Progress", "Until", "run_delivery"]
