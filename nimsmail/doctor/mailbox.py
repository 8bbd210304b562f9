"""The mailbox: sign in, look into every folder, and see whether we may do what we must."""

from collections.abc import Iterator

from nimsmail.credentials import for_mailbox
from nimsmail.doctor import rights
from nimsmail.doctor.finding import Finding, doubtful, ill, well
from nimsmail.doctor.patient import Patient
from nimsmail.mailbox import Mailbox, Probe


def look(patient: Patient) -> Iterator[Finding]:
    """Sign in as the daemon does, and make the folders that are missing."""
    place = patient.settings.mailbox
    mailbox = Mailbox(place, for_mailbox(patient.settings, patient.environ))
    try:
        probe = mailbox.probe()
    finally:
        mailbox.close()
    yield well("mailbox", f"{place.user} is signed in at {place.host}")
    yield from _of_folders(probe, place.user)
    if not probe.closed:
        yield from rights.look(patient, probe.folders)
    if not probe.move:
        yield doubtful(
            "mailbox",
            "the server cannot move mail in one step (no MOVE)",
            "nothing need be done: mail is copied, then deleted; a newer server is safer",
        )


def _of_folders(probe: Probe, user: str) -> Iterator[Finding]:
    if probe.closed:
        names = ", ".join(probe.closed)
        yield ill(
            "mailbox",
            f"{user} may not write to: {names}",
            "have the server's administrator grant the rights to insert and delete there"
            " (lrswite), or name other folders in the section [mailbox]",
        )
    else:
        names = ", ".join(probe.folders)
        yield well("mailbox", f"the folders are there: {names}; {probe.waiting} mails wait")
