"""A visit to the mailbox for what the daemon itself never asks of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from imapclient import IMAPClient

from nimsmail.credentials import for_mailbox
from nimsmail.doctor.patient import Patient
from nimsmail.mailbox.signin import entered, left
from nimsmail.mailbox.trouble import hurried, told

_ROUND = 60


@contextmanager
def visiting(patient: Patient) -> Iterator[IMAPClient]:
    """Sign in, and hang up at the end; every failure is a MailboxError with its remedy."""
    place = patient.settings.mailbox
    client = entered(place, for_mailbox(patient.settings, patient.environ))
    try:
        with told(place.host, place.port), hurried(client.socket(), _ROUND):
            client.normalise_times = False  # times with their zone
            yield client
    finally:
        left(client)
