"""Passwords and tokens: whether they can be had, are ours alone, and how long they are good."""

from collections.abc import Iterator

from nimsmail.credentials import WARN_DAYS, Credential, for_mailbox, for_post
from nimsmail.doctor.finding import Finding, doubtful, ill, of_error, well
from nimsmail.doctor.patient import Patient
from nimsmail.errors import NimsmailError


def look(patient: Patient) -> Iterator[Finding]:
    """Fetch what we sign in with, as the daemon would."""
    found = {
        "mailbox": for_mailbox(patient.settings, patient.environ),
        "post": for_post(patient.settings, patient.environ),
    }
    for server, credential in found.items():
        if credential is None:
            yield well("secrets", f"{server} wants no sign-in")
        else:
            yield _fetched(server, credential)
    yield from _running_out(patient, [each for each in found.values() if each])


def _fetched(server: str, credential: Credential) -> Finding:
    noun = "password" if credential.kind == "password" else "access token"
    try:
        credential.secret() if credential.kind == "password" else credential.token()
    except NimsmailError as error:
        return of_error("secrets", error, "mend the place that the configuration names for it")
    return well("secrets", f"the {noun} for {server} can be had")


def _running_out(patient: Patient, credentials: list[Credential]) -> Iterator[Finding]:
    """Tell of a client secret that runs out; once, where both servers use the same."""
    days = {each.days_left(patient.clock.now()) for each in credentials} - {None}
    for left in sorted(day for day in days if day is not None):
        if left < 0:
            what = f"the client secret or certificate ran out {-left} days ago"
            yield ill("secrets", what, "make a new one in Entra ID, and write its end in expires")
        elif left <= max(WARN_DAYS):
            what = f"the client secret or certificate runs out in {left} days"
            remedy = "make a new one in Entra ID before, and write its end in expires"
            yield doubtful("secrets", what, remedy)
        else:
            yield well("secrets", f"the client secret or certificate is good for {left} days")
