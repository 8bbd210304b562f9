"""What can go wrong with the mailbox, told so that the coordinator can mend it."""

import imaplib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socket import SHUT_RDWR, gaierror, socket

from nimsmail.errors import MailboxError
from nimsmail.logs import escape, redact

LONGEST = 200


class Lost(MailboxError):
    """The connection is gone, or was never made; what was asked may have been done."""


class Denied(MailboxError):
    """The server understood, and said no; `answer` is what it said."""

    def __init__(self, text: str, answer: str) -> None:
        super().__init__(text)
        self.answer = answer


def cleaned(text: str) -> str:
    """Return what a server said in one line that is fit to show: no controls, no addresses."""
    line = escape(redact(" ".join(text[: 4 * LONGEST].split())))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


@contextmanager
def told(host: str, port: int) -> Iterator[None]:
    """Turn the errors of imapclient, sockets and TLS into MailboxError with a remedy."""
    try:
        yield
    except imaplib.IMAP4.readonly as error:
        raise Denied(f"mailbox {host}: {_remedy('read-only')}.", "read-only") from error
    except imaplib.IMAP4.abort as error:
        raise Lost(f"mailbox {host}: the connection broke ({cleaned(str(error))}).") from error
    except imaplib.IMAP4.error as error:
        answer = cleaned(str(error))
        raise Denied(f"mailbox {host}: {_remedy(answer)}.", answer) from error
    except OSError as error:
        raise Lost(f"mailbox {host}: {_cause(error, port)}.") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        # imapclient and imaplib trip over answers that are not IMAP in all these ways.
        raise Lost(f"mailbox {host}: it said something that is not IMAP; is it one?") from error


def _cause(error: OSError, port: int) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"its certificate was not accepted ({cleaned(error.verify_message)}); check "
            "mailbox.host, or set mailbox.ca_file to the authority that made it"
        )
    if isinstance(error, TimeoutError):
        return f"no answer in time on port {port}; check mailbox.host and mailbox.port"
    if isinstance(error, ssl.SSLError):
        return (
            f"no TLS on port {port} ({cleaned(error.reason or str(error))}); "
            "check mailbox.port and mailbox.security"
        )
    if isinstance(error, gaierror):
        return "no machine has that name; check mailbox.host"
    return f"it cannot be reached ({cleaned(error.strerror or str(error))}); check mailbox.host"


# Response codes of RFC 5530, RFC 3501 and RFC 9208, and what to do about each.
_REMEDIES = {
    "OVERQUOTA": "the mailbox is full; delete something, or have its quota raised",
    "NOPERM": "the folder's rights do not allow it; have the server's administrator grant them",
    "READ-ONLY": "it may only be read; have the server's administrator grant the right to write",
    "UNAVAILABLE": "it is out of order for now; it is tried again",
    "INUSE": "it is in use by somebody else for now; it is tried again",
    "NONEXISTENT": "there is no such folder; check the folders that mailbox names",
}


def _remedy(answer: str) -> str:
    upper = answer.upper()
    for code, remedy in _REMEDIES.items():
        if code in upper:
            return f"{remedy} ({answer})"
    return f"it refused ({answer})"


@contextmanager
def hurried(line: socket, seconds: float) -> Iterator[None]:
    """Hang up if the block takes longer than `seconds`.

    A socket's own limit starts anew with every byte, so a server that drips would hold
    us for ever.
    """
    timer = threading.Timer(seconds, _hang_up, (line,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _hang_up(line: socket) -> None:
    # Not SSLSocket.shutdown: that takes away the TLS state the other thread is using.
    try:
        socket.shutdown(line, SHUT_RDWR)
    except OSError:
        return  # gone already
