"""Who signs the letters of each network."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from nimsmail.config import Settings
from nimsmail.writing.addresses import domain_of, on_the_wire

if TYPE_CHECKING:
    from nimsmail.writing.dkim import Signer


class Signers:
    """Who signs the letters of each network; a key is read when it is first wanted, and kept.

    A letter has the same bytes at each try as long as its network's key is the same.
    """

    def __init__(self, settings: Settings, environ: Mapping[str, str] = os.environ) -> None:
        self._settings = settings
        self._environ = environ
        self._known: dict[str, Signer | None] = {}

    def of(self, network: str) -> "Signer | None":
        """Return who signs for this network, or None where the relay does or nobody."""
        if network not in self._known:
            self._known[network] = self._signer(network)
        return self._known[network]

    def ready(self) -> None:
        """Read all keys; a fault in one is a ConfigError, before any letter is made."""
        for network in self._settings.networks:
            self.of(network)

    def _signer(self, network: str) -> "Signer | None":
        dkim = self._settings.dkim_of(network)
        if dkim is None:
            return None
        from nimsmail.credentials.signing import signing_key
        from nimsmail.writing.dkim import Signer

        address = self._settings.networks[network].address
        domain = dkim.domain or domain_of(on_the_wire(address))
        key = signing_key(dkim.key_file, self._settings.dkim_key(network), self._environ)
        return Signer(domain.lower(), dkim.selector, key)
