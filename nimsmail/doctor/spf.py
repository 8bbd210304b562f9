"""SPF (RFC 7208): whether the domain says which servers send for it, and says it rightly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nimsmail.doctor.finding import Finding, doubtful, well
from nimsmail.doctor.resolver import Names

MOST = 10  # terms that ask DNS; receivers give up beyond (RFC 7208 §4.6.4)
_ASKS = {"include", "a", "mx", "ptr", "exists", "redirect"}
_TELLS = {"all", "ip4", "ip6", "exp"}
_TERM = re.compile(r"([+?~-]?)([a-z0-9_.-]+)(?:([:=/])(.*))?", re.IGNORECASE)
_CHECK = "sender"


@dataclass(slots=True)
class Policy:
    """What a domain's record comes to, with all that it includes.

    `end` is what is said of servers that nothing else names: "-", "~", "?", "+", or nothing.
    """

    asks: int = 0
    end: str = ""
    included: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def look(names: Names, domain: str, wanted: str | None, relay: str) -> Iterator[Finding]:
    """Judge the record of `domain`; `wanted` is what the relay is known to want included."""
    records = records_of(names, domain)
    term = f"include:{wanted}" if wanted else "what the relay's provider names"
    if not records:
        what = f"{domain} publishes no SPF, so receivers cannot know which servers send for it"
        yield doubtful(_CHECK, what, f"publish the TXT record `v=spf1 {term} -all`")
        return
    policy = read(names, domain)
    found = list(_told(domain, policy, wanted, relay, term))
    if len(records) > 1:
        what = f"{domain} publishes {len(records)} SPF records, so that none of them counts"
        found.insert(0, doubtful(_CHECK, what, "make them one record"))
    yield from found or [_good(domain, policy, wanted, relay)]


def records_of(names: Names, domain: str) -> list[str]:
    """Return the SPF records among a domain's texts (§4.5)."""
    texts = names.texts(domain)
    return [each for each in texts if re.match(r"v=spf1(?: |$)", each, re.IGNORECASE)]


def read(names: Names, domain: str) -> Policy:
    """Read the record of `domain`, and those that it includes."""
    policy = Policy()
    _read(names, domain, policy, is_own=True)
    return policy


def _read(names: Names, domain: str, policy: Policy, *, is_own: bool) -> None:
    records = records_of(names, domain)
    if not records:
        policy.faults.append(f"it includes {domain}, which publishes no SPF")
        return
    for term in records[0].split()[1:]:
        _take(names, term, policy, is_own=is_own)


def _take(names: Names, term: str, policy: Policy, *, is_own: bool) -> None:
    match = _TERM.fullmatch(term)
    name = match[2].lower() if match else ""
    if match is None or (name not in _ASKS | _TELLS and match[3] != "="):
        policy.faults.append(f"it holds {term[:40]!r}, which no receiver understands")
        return
    if name == "all" and is_own:
        policy.end = match[1] or "+"
    if name not in _ASKS:
        return
    policy.asks += 1
    target = (match[4] or "").lower().removesuffix(".")
    # A macro asks for another name for each sender (§7); where it leads cannot be told.
    is_new = target not in policy.included and policy.asks <= MOST
    if name in ("include", "redirect") and "%" not in target and is_new:
        policy.included.add(target)
        _read(names, target, policy, is_own=is_own and name == "redirect")


def _told(
    domain: str, policy: Policy, wanted: str | None, relay: str, term: str
) -> Iterator[Finding]:
    if policy.asks > MOST:
        what = f"the SPF of {domain} asks DNS more than {MOST} times, so that it does not count"
        yield doubtful(_CHECK, what, "take out what is not used any more")
        return
    for fault in policy.faults:
        what = f"the SPF of {domain} is broken: {fault}"
        yield doubtful(_CHECK, what, "correct the record")
    if policy.end == "+":
        what = f"the SPF of {domain} lets every server on earth send for it (+all)"
        yield doubtful(_CHECK, what, "end the record with -all")
    elif policy.end in ("", "?"):
        what = f"the SPF of {domain} says nothing of servers that it does not name"
        yield doubtful(_CHECK, what, "end the record with -all, or ~all while you try it")
    if wanted and wanted not in policy.included:
        what = f"the SPF of {domain} does not name the servers of the relay {relay}"
        yield doubtful(_CHECK, what, f"add `{term}` to the record")


def _good(domain: str, policy: Policy, wanted: str | None, relay: str) -> Finding:
    covered = (
        f"it names the servers of {relay}"
        if wanted
        else f"whether it names the servers of {relay} cannot be seen from here"
    )
    return well(_CHECK, f"{domain} has SPF, ending in {policy.end}all; {covered}")
