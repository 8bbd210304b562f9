"""DMARC (RFC 7489): what receivers are to do with letters that only claim to be the domain's."""

from collections.abc import Iterator

from nimsmail.doctor.finding import Finding, doubtful, well
from nimsmail.doctor.resolver import Names, tags_of

_CHECK = "sender"
_POLICIES = ("none", "quarantine", "reject")


def look(names: Names, domain: str, signs_for: str | None) -> Iterator[Finding]:
    """Judge the policy for `domain`; `signs_for` is the domain that we sign for, if we do."""
    holder, records = _found(names, domain)
    if not records:
        what = f"{domain} publishes no DMARC; Gmail, Yahoo and Outlook.com want it of bulk mail"
        remedy = f"publish at _dmarc.{domain} the TXT record `v=DMARC1; p=none`, and read reports"
        yield doubtful(_CHECK, what, remedy)
        return
    if len(records) > 1:
        what = f"{holder} publishes {len(records)} DMARC records, so that none of them counts"
        yield doubtful(_CHECK, what, "leave one of them")
        return
    tags = tags_of(records[0])
    policy = tags.get("sp" if holder != domain and "sp" in tags else "p", "").lower()
    yield _of_policy(domain, holder, policy)
    if signs_for is not None:
        yield from _of_alignment(domain, signs_for, is_strict=tags.get("adkim") == "s")


def _found(names: Names, domain: str) -> tuple[str, list[str]]:
    """Find the records for `domain`: its own, or those of a domain above it (§6.6.3)."""
    labels = domain.split(".")
    for start in range(len(labels) - 1):
        holder = ".".join(labels[start:])
        texts = names.texts(f"_dmarc.{holder}")
        records = [each for each in texts if each.replace(" ", "").startswith("v=DMARC1")]
        if records:
            return holder, records
    return domain, []


def _of_policy(domain: str, holder: str, policy: str) -> Finding:
    where = f"{domain} has DMARC" + (f" (from {holder})" if holder != domain else "")
    if policy not in _POLICIES:
        what = f"{where}, without a policy that anybody understands"
        return doubtful(_CHECK, what, "write p=none, p=quarantine or p=reject")
    if policy == "none":
        what = (
            f"{where}, which asks receivers to do nothing (p=none): anybody can write in its name"
        )
        remedy = (
            "when its reports show that your own mail passes, write p=quarantine, then p=reject"
        )
        return doubtful(_CHECK, what, remedy)
    return well(_CHECK, f"{where}: forged letters are to be refused or set apart (p={policy})")


def _of_alignment(domain: str, signer: str, *, is_strict: bool) -> Iterator[Finding]:
    """Tell where our signature does not count for DMARC, since it is another domain's (§3.1.1).

    Relaxed alignment goes by the organisation's domain, which only a list of public
    suffixes tells for sure; a domain and one above it are taken for one organisation's.
    """
    is_kin = f".{domain}".endswith(f".{signer}") or f".{signer}".endswith(f".{domain}")
    if signer == domain or (is_kin and not is_strict):
        return
    what = f"letters from {domain} are signed for {signer}, which does not count for its DMARC"
    yield doubtful(_CHECK, what, f"set dkim.domain to {domain}, and publish the key there")
