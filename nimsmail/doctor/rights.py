"""The rights to each folder: as the server tells them (ACL, RFC 4314), or by trying.

A server may let us select a folder for writing and still refuse to take a mail into it:
the right to insert is one of its own.
"""

from collections.abc import Iterator
from typing import Any

from imapclient import IMAPClient

from nimsmail.doctor.finding import Finding, ill, well
from nimsmail.doctor.patient import Patient
from nimsmail.doctor.trial import in_and_out
from nimsmail.doctor.visit import visiting
from nimsmail.mailbox.trouble import Denied

# RFC 4314 §2.1, §4. Out of the inbox mail is moved: read, mark, delete, expunge.
_INBOX = "rste"
_FOLDER = "li"
_WORDS = {
    "l": "see it",
    "r": "read it",
    "s": "mark mail as seen",
    "t": "delete mail",
    "e": "expunge mail",
    "i": "insert mail",
}


def look(patient: Patient, folders: tuple[str, ...]) -> Iterator[Finding]:
    """Compare the rights that we have with those that we need, or try what we may do."""
    with visiting(patient) as client:
        if client.has_capability("ACL"):
            found = list(_compared(patient, client, folders))
        else:
            found = list(_tried(patient, client, folders))
    yield from found
    if not found:
        yield well("mailbox", "the rights to every folder suffice")


def _compared(patient: Patient, client: IMAPClient, folders: tuple[str, ...]) -> Iterator[Finding]:
    place = patient.settings.mailbox
    wanted = {place.inbox: _INBOX} | dict.fromkeys(folders, _FOLDER)
    for name, rights in wanted.items():
        missing = _missing(client, name, rights)
        if missing:
            words = ", ".join(_WORDS[right] for right in missing)
            yield ill(
                "mailbox",
                f"in {name}, {place.user} has no right to: {words}",
                "have the server's administrator grant the missing rights"
                f' ("{missing}" of RFC 4314) on that folder',
            )


def _tried(patient: Patient, client: IMAPClient, folders: tuple[str, ...]) -> Iterator[Finding]:
    for name in folders:
        try:
            in_and_out(patient, client, name)
        except Denied as denied:
            yield ill(
                "mailbox",
                f"in {name}, {patient.settings.mailbox.user} may not put mail"
                f" and take it out ({denied.answer})",
                "have the server's administrator grant the rights to insert, delete and expunge",
            )


def _missing(client: IMAPClient, folder: str, wanted: str) -> str:
    granted = _granted(client, folder)
    return "".join(right for right in wanted if right not in granted)


def _granted(client: IMAPClient, folder: str) -> str:
    """Return our rights; the older letter for both kinds of deleting counts (RFC 4314 §2.1.1)."""
    connection: Any = client
    answer = connection.my_rights(folder)
    text = answer.decode("ascii", "replace") if isinstance(answer, bytes) else str(answer)
    rights = text.rpartition(" ")[2].strip('"')
    return rights + "te" if "d" in rights else rights
