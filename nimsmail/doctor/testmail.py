"""A mail from the secretariat to itself: the whole way round, relay to mailbox.

It goes to a subaddress where the configuration says that the mailbox takes them, and it
carries an Authentication-Results of our own making: if that comes back as the topmost
one, anybody could vouch for themselves (RFC 8601 §5).
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from imapclient import DELETED, SEEN, IMAPClient

from nimsmail.config import Network
from nimsmail.credentials import for_post
from nimsmail.doctor.finding import Finding, doubtful, ill, well
from nimsmail.doctor.patient import Patient
from nimsmail.doctor.visit import visiting
from nimsmail.mailbox.folders import server_name
from nimsmail.network.seal import Seal
from nimsmail.post import Post, Report, Verdict
from nimsmail.writing.addresses import subaddress

_PATIENCE = 60.0
_NAP = 1.0
_MARK = "made-up-by-nimsmail-doctor"


def look(
    patient: Patient,
    *,
    patience: float = _PATIENCE,
    elapsed: Callable[[], float] = time.monotonic,
    nap: Callable[[float], object] = time.sleep,
) -> Iterator[Finding]:
    """Send each network's address a mail, and wait for it."""
    for key, network in patient.settings.networks.items():
        probe = _probe(patient, network)
        report = asyncio.run(_sent(patient, network, probe))
        if report.verdict is not Verdict.SENT:
            yield ill(
                "test mail",
                f"the relay did not take a mail to {probe['To']}: {report.reply}",
                "have the relay let this account send as the network's address",
            )
            continue
        until = elapsed() + patience
        found = _arrived(patient, probe)
        while found is None and elapsed() < until:
            nap(_NAP)
            found = _arrived(patient, probe)
        if found is None:
            yield _lost(key, network)
        else:
            yield from _judged(patient, network, found)


def _probe(patient: Patient, network: Network) -> EmailMessage:
    """Write the mail; as an automatic one, so that a daemon that reads it lets it be."""
    now = patient.clock.now()
    domain = network.address.rpartition("@")[2]
    # Nobody else's mail has this token: it opens nothing, and only has its shape and length.
    token = Seal(bytes(32)).token(f"{now:%H%M%S%f}".translate(_LETTERS).ljust(16, "a"), "test", "")
    to = subaddress(network.address, token) if network.subaddresses else network.address
    probe = EmailMessage(policy=SMTP)
    probe["From"] = network.address
    probe["To"] = to
    probe["Subject"] = "nimsmail doctor tries the way round"
    probe["Date"] = format_datetime(now)
    probe["Message-ID"] = f"<doctor.{now:%Y%m%d%H%M%S%f}@{domain}>"
    probe["Auto-Submitted"] = "auto-generated"
    trust = patient.settings.mailbox.trust
    boundary = "mx.example" if trust in ("none", "m365") else trust
    probe["Authentication-Results"] = f"{boundary}; dmarc=pass header.from={_MARK}.example"
    probe.set_content("This mail may be deleted.\n")
    return probe


_LETTERS = str.maketrans("0123456789", "abcdefghij")


async def _sent(patient: Patient, network: Network, probe: EmailMessage) -> Report:
    post = Post(patient.settings.post, for_post(patient.settings, patient.environ))
    async with post.line() as line:
        await line.ready()
        return await line.send(
            probe.as_bytes(), return_path=network.address, recipient=str(probe["To"])
        )


def _arrived(patient: Patient, probe: EmailMessage) -> EmailMessage | None:
    """Find the mail, in the inbox or where the daemon has put it away, and take it out."""
    place = patient.settings.mailbox
    with visiting(patient) as client:
        for folder in (place.inbox, place.handled, place.review):
            name = server_name(client, folder)
            if not client.folder_exists(name):
                continue
            client.select_folder(name)
            uids = client.search(["HEADER", "Message-ID", str(probe["Message-ID"])])
            if uids:
                return _taken(client, uids[0])
    return None


def _taken(client: IMAPClient, uid: int) -> EmailMessage:
    raw = client.fetch([uid], ["BODY.PEEK[HEADER]"])[uid][b"BODY[HEADER]"]
    client.add_flags([uid], (SEEN, DELETED), silent=True)
    if client.has_capability("UIDPLUS"):
        client.uid_expunge([uid])
    message = message_from_bytes(raw, policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def _judged(patient: Patient, network: Network, found: EmailMessage) -> Iterator[Finding]:
    way = "to a subaddress " if network.subaddresses else ""
    yield well("test mail", f"a mail {way}came back to the mailbox ({network.address})")
    first = next(iter(found.get_all("Authentication-Results", [])), "")
    if _MARK in str(first) and patient.settings.mailbox.trust != "none":
        yield ill(
            "test mail",
            "the mailbox's server leaves a forged Authentication-Results on top of a mail",
            'set mailbox.trust = "none", or have the gateway take out those of others',
        )


def _lost(key: str, network: Network) -> Finding:
    if network.subaddresses:
        return ill(
            "test mail",
            f"a mail to a subaddress of {network.address} did not come back within a minute",
            "have the mailbox take subaddresses (plus addressing), or set"
            f" networks.{key}.subaddresses = false",
        )
    return doubtful(
        "test mail",
        f"a mail to {network.address} did not come back within a minute",
        "see whether the address ends in this mailbox, and look into its junk folder",
    )
