"""Mail in: from the mailbox through the reader and the rules into the books.

A mail is put away only after its outcome is kept, and its identity is kept with it. A
crash in between reads it again, finds that it was handled, and puts it away: nothing is
lost, and nothing is done twice.
"""

from nimsmail.intake.intake import Intake

__all__ = ["Intake"]
