"""The sending domain: SPF, DKIM and DMARC, by which receivers tell a letter from a forgery."""

from collections.abc import Iterator
from dataclasses import dataclass

from nimsmail.credentials.signers import Signers
from nimsmail.doctor import dkim, dmarc, spf
from nimsmail.doctor.finding import Finding, well
from nimsmail.doctor.patient import Patient
from nimsmail.doctor.resolver import Names, Resolver, Unanswered
from nimsmail.writing.addresses import domain_of, on_the_wire

# Domains that belong to nobody and are in no DNS (RFC 2606 §2).
_NOBODYS = (".example", ".test", ".invalid", ".localhost")


@dataclass(frozen=True, slots=True)
class Provider:
    """A relay that many use: what its customers include in SPF, and where its DKIM keys are."""

    hosts: tuple[str, ...]
    include: str
    selectors: tuple[str, ...]


_PROVIDERS = (
    Provider(
        (".office365.com", ".outlook.com"), "spf.protection.outlook.com", ("selector1", "selector2")
    ),
    Provider((".gmail.com", ".google.com"), "_spf.google.com", ("google",)),
)


def look(patient: Patient, names: Names | None = None) -> Iterator[Finding]:
    """Look at each domain that letters come from; `names` answers instead of this machine's DNS."""
    names = names or Resolver()
    signers = Signers(patient.settings, patient.environ)
    domains = {
        domain_of(on_the_wire(network.address)).lower(): key
        for key, network in patient.settings.networks.items()
    }
    for domain, network in domains.items():
        if domain.endswith(_NOBODYS) and isinstance(names, Resolver) and names.is_of_machine:
            yield well("sender", f"{domain} belongs to nobody: no SPF, DKIM or DMARC is asked for")
            continue
        try:
            yield from _of(patient, names, domain, signers, network)
        except Unanswered:
            what = f"no name server answers: SPF, DKIM and DMARC of {domain} could not be checked"
            yield well("sender", what)
            return


def _of(
    patient: Patient, names: Names, domain: str, signers: Signers, network: str
) -> Iterator[Finding]:
    relay = patient.settings.post.host
    provider = next((each for each in _PROVIDERS if relay.endswith(each.hosts)), None)
    # The return path is in the same domain as From, so SPF counts for DMARC (RFC 7489 §3.1.2).
    yield from spf.look(names, domain, provider.include if provider else None, relay)
    signer = signers.of(network)
    if signer is None:
        selectors = provider.selectors if provider else ()
        yield from dkim.look_at_relay(names, domain, selectors, relay)
    else:
        yield from dkim.look(names, signer)
    yield from dmarc.look(names, domain, signer.domain if signer else None)
