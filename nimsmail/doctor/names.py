"""The names in the configuration: whether any is still the example's, which reaches nobody."""

from collections.abc import Iterator

from nimsmail.config import Settings
from nimsmail.doctor.finding import Finding, doubtful

_NOBODYS = ".example"  # RFC 2606 §2


def look(settings: Settings) -> Iterator[Finding]:
    """Look for addresses that belong to nobody; on servers of this machine they do no harm."""
    if settings.is_loopback:
        return
    for key, network in settings.networks.items():
        if _is_nobodys(network.address):
            yield _told(f"network {key} writes from {network.address}", f"networks.{key}.address")
        for coordinator in network.coordinators:
            if _is_nobodys(coordinator.address):
                who = f"{coordinator.name} <{coordinator.address}>"
                what = f"a coordinator of {key} is {who}, as in the example"
                yield _told(what, f"networks.{key}.coordinators")


def _is_nobodys(address: str) -> bool:
    return address.lower().endswith(_NOBODYS)


def _told(what: str, key: str) -> Finding:
    return doubtful(
        "configuration",
        f"{what}, and addresses in {_NOBODYS} belong to nobody",
        f"write the real one in {key}",
    )
