"""Asking the domain name system what a domain publishes, within a time limit."""

from typing import Protocol

from dns.exception import DNSException
from dns.rdatatype import TXT
from dns.resolver import NXDOMAIN, NoAnswer, NoResolverConfiguration
from dns.resolver import Resolver as Library

SECONDS = 5.0  # for one question, over all name servers


class Unanswered(Exception):
    """No name server answered: nothing is known, neither that it is there nor that it is not."""


class Names(Protocol):
    """Somebody who can be asked."""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the TXT records of `name`; none if it has none. Raises Unanswered."""
        ...


class Resolver:
    """The name servers that this machine asks, or others; what was asked once is remembered."""

    def __init__(
        self, servers: tuple[str, ...] = (), port: int = 53, seconds: float = SECONDS
    ) -> None:
        self._servers = servers
        self._port = port
        self._seconds = seconds
        self._known: dict[str, tuple[str, ...]] = {}

    @property
    def is_of_machine(self) -> bool:
        """Tell whether it is the machine's own name servers that are asked."""
        return not self._servers

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the TXT records of `name`, the strings of each joined (RFC 7208 §3.3)."""
        if name not in self._known:
            self._known[name] = self._asked(name)
        return self._known[name]

    def _asked(self, name: str) -> tuple[str, ...]:
        try:
            answer = self._library().resolve(name, TXT, search=False)
        except (NXDOMAIN, NoAnswer):
            return ()
        except (DNSException, OSError, ValueError) as error:
            raise Unanswered(type(error).__name__) from error
        return tuple(b"".join(each.strings).decode("ascii", "replace") for each in answer)

    def _library(self) -> Library:
        try:
            library = Library(configure=not self._servers)
        except NoResolverConfiguration as error:
            raise Unanswered("no name server is configured") from error
        if self._servers:
            library.nameservers = list(self._servers)
            library.port = self._port
        library.lifetime = self._seconds
        return library


def tags_of(text: str) -> dict[str, str]:
    """Return the tags of a record such as `v=DMARC1; p=none` (RFC 6376 §3.2).

    >>> tags_of("v=DKIM1; k=rsa; p=AB CD;")
    {'v': 'DKIM1', 'k': 'rsa', 'p': 'ABCD'}
    """
    pairs = (each.partition("=") for each in text.split(";") if "=" in each)
    return {name.strip().lower(): "".join(value.split()) for name, _, value in pairs}
