"""IMAP: what waits in the mailbox, and where it goes once it is handled.

Everything here may be done twice: a mail that was not put away is found again, and what
it leads to is known by the mail itself, never by its place in the mailbox.
"""

from nimsmail.mailbox.inbox import Folder, Mailbox, Probe
from nimsmail.mailbox.messages import Waiting

__all__ = ["Folder", "Mailbox", "Probe", "Waiting"]
