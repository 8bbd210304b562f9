"""The rights to each folder, where the server tells them (ACL, RFC 4314).

A server may let us select a folder for writing and still refuse to take a mail into it:
the right to insert is one of its own.
"""

from collections.abc import Iterator
from typing import Any

from imapclient import IMAPClient

from nimsmail.doctor.finding import Finding, ill, well
from nimsmail.doctor.patient import Patient
from nimsmail.doctor.visit import visiting

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
    """Compare the rights that we have with those that we need."""
    user, inbox = patient.settings.mailbox.user, patient.settings.mailbox.inbox
    with visiting(patient) as client:
        if not client.has_capability("ACL"):
            return
        wanted = {inbox: _INBOX} | dict.fromkeys(folders, _FOLDER)
        missing = {name: _missing(client, name, rights) for name, rights in wanted.items()}
    for name, rights in missing.items():
        if rights:
            words = ", ".join(_WORDS[right] for right in rights)
            yield ill(
                "mailbox",
                f"in {name}, {user} has no right to: {words}",
                "have the server's administrator grant the missing rights"
                f' ("{rights}" of RFC 4314) on that folder',
            )
    if not any(missing.values()):
        yield well("mailbox", "the rights to every folder suffice")


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
