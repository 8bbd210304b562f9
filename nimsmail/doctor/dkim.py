"""DKIM (RFC 6376): whether the key that letters are signed with is the one that is published."""

from collections.abc import Iterator, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nimsmail.doctor.finding import Finding, doubtful, ill, well
from nimsmail.doctor.resolver import Names, tags_of
from nimsmail.writing.dkim import Signer, record

_CHECK = "sender"
_SHOW = "publish what `nimsmail dkim record` prints"


def look(names: Names, signer: Signer) -> Iterator[Finding]:
    """Compare what is published with the key that we sign with."""
    name = f"{signer.selector}._domainkey.{signer.domain}"
    records = names.texts(name)
    if len(records) != 1:
        what = f"{len(records) or 'no'} DKIM record{'s' if records else ''} at {name}"
        yield ill(_CHECK, f"there is {what}, so no signature of ours counts", _SHOW)
        return
    tags, ours = tags_of(records[0]), tags_of(record(signer.key))
    fault = _fault(tags, ours)
    if fault:
        yield ill(
            _CHECK, f"the DKIM record at {name} {fault}, so no signature of ours counts", _SHOW
        )
        return
    yield well(_CHECK, f"the key that letters are signed with is published at {name}")
    if "y" in tags.get("t", "").split(":"):
        what = f"the DKIM record at {name} says that it is only being tried (t=y)"
        yield doubtful(_CHECK, what, "take t=y out of it")
    if isinstance(signer.key, Ed25519PrivateKey):
        what = "letters are signed with Ed25519, which not every receiver can check"
        yield doubtful(_CHECK, what, "make an RSA key with `nimsmail dkim key`")


def _fault(tags: dict[str, str], ours: dict[str, str]) -> str:
    """Say why receivers cannot check our signatures by a record (§3.6.1), if so."""
    if tags.get("v", "DKIM1") != "DKIM1":
        return "is of another version"
    if not tags.get("p"):
        return "says that the key was withdrawn"
    if tags.get("k", "rsa") != ours["k"] or tags["p"] != ours["p"]:
        return "holds another key"
    if "sha256" not in tags.get("h", "sha256").split(":"):
        return "does not allow sha256"
    if not {"*", "email"} & set(tags.get("s", "*").split(":")):
        return "is not for mail"
    return ""


def look_at_relay(
    names: Names, domain: str, selectors: Sequence[str], relay: str
) -> Iterator[Finding]:
    """Say what can be known where the relay signs, or nobody does."""
    if not selectors:
        what = f"letters from {domain} are not signed here; whether {relay} signs them cannot be"
        yield well(_CHECK, f"{what} seen from here (docs/signing.md)")
        return
    found = [each for each in selectors if names.texts(f"{each}._domainkey.{domain}")]
    if found:
        yield well(_CHECK, f"{relay} can sign for {domain}: {found[0]}._domainkey is published")
        return
    what = f"{domain} publishes no DKIM key of {relay}, so letters go out unsigned, or not for it"
    yield doubtful(_CHECK, what, f"switch DKIM on for {domain} at the provider of {relay}")
