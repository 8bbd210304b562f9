"""A mail put into a folder and taken out again: shows our rights there, and the server's time.

It is an automatic mail, already seen, so that neither a person nor a daemon minds it.
"""

from datetime import UTC, datetime

from imapclient import DELETED, SEEN, IMAPClient

from nimsmail.doctor.patient import Patient
from nimsmail.errors import MailboxError
from nimsmail.mailbox.trouble import told

_PROBE = (
    "From: nimsmail doctor <{address}>\r\n"
    "Date: {date:%a, %d %b %Y %H:%M:%S} +0000\r\n"
    "Message-ID: {name}\r\n"
    "Subject: nimsmail doctor was here\r\n"
    "Auto-Submitted: auto-generated\r\n\r\n"
    "This mail may be deleted.\r\n"
)


def in_and_out(patient: Patient, client: IMAPClient, folder: str) -> datetime:
    """Put a mail into `folder` and take it out again; return the time the server gave it.

    `folder` is named as the server names it. APPEND without a date takes the server's own
    (RFC 9051 §6.3.12).
    """
    now = patient.clock.now().astimezone(UTC)
    address = next(iter(patient.settings.networks.values())).address
    name = f"<doctor.{now:%Y%m%d%H%M%S%f}@{address.rpartition('@')[2]}>"
    place = patient.settings.mailbox
    with told(place.host, place.port):
        probe = _PROBE.format(address=address, date=now, name=name)
        client.append(folder, probe.encode(), (SEEN,))
        client.select_folder(folder)
        return _taken_out(client, name)


def _taken_out(client: IMAPClient, name: str) -> datetime:
    uids = client.search(["HEADER", "Message-ID", name])
    found = client.fetch(uids, ["INTERNALDATE"]) if uids else {}
    if not found:
        raise MailboxError(
            "the mailbox took a mail and does not have it; look for rules that move mail, and "
            "switch them off for nimsmail's folders"
        )
    time: datetime = found[uids[-1]][b"INTERNALDATE"]
    client.add_flags(uids, (DELETED,), silent=True)
    if client.has_capability("UIDPLUS"):
        client.uid_expunge(uids)  # only these: what others marked is theirs (RFC 4315 §2.1)
    return time if time.tzinfo else time.replace(tzinfo=UTC)
