"""Names in the configuration: of machines, people, networks, zones and tenants."""

import difflib
import ipaddress
import re
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator

from nimsmail.config.keys import Wanted
from nimsmail.config.values import Unfit

_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")  # dot-atom, RFC 5322 §3.2.3
_TEXT_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def is_domain(text: str) -> bool:
    """Tell whether `text` can be a host's name (RFC 1123 §2.1)."""
    return len(text) <= 253 and all(_LABEL.fullmatch(each) for each in text.split("."))


def is_ip_address(text: str) -> bool:
    """Tell whether `text` is an IPv4 or IPv6 address."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Tell whether `host` is this very machine, by its spelling: no name server is asked."""
    return host.lower() == "localhost" or (
        is_ip_address(host) and ipaddress.ip_address(host).is_loopback
    )


def is_address(text: str) -> bool:
    """Tell whether `text` is a plain address, `local-part@domain` and nothing around it."""
    local, _, domain = text.rpartition("@")
    return (
        len(local) <= 64  # RFC 5321 §4.5.3.1.1
        and _LOCAL.fullmatch(local) is not None
        and "." in domain
        and is_domain(domain)
    )


def _read_host(value: str) -> str:
    host = value.strip().removeprefix("[").removesuffix("]")
    if ":" in host and not is_ip_address(host):
        raise ValueError("must be the server's name alone, without port or “://”")
    if not (is_ip_address(host) or is_domain(host)):
        raise Unfit
    return host


def _read_address(value: str) -> str:
    address = value.strip()
    if not is_address(address):
        raise Unfit
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"


def _read_text(value: str) -> str:
    if not value.strip() or _TEXT_CONTROL.search(value):
        raise Unfit
    return value.strip()


def _read_line(value: str) -> str:
    return _read_text(value) if value else ""


def _read_network_key(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value) or len(value) > 32:
        raise ValueError(
            "is no key for a network: lowercase letters, digits and hyphens, 32 at most"
        )
    return value


def _read_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # unknown, "../x", a folder such as "Europe"
        near = difflib.get_close_matches(value, available_timezones(), n=1)
        if near:
            raise ValueError(f"must be the name of a time zone; did you mean {near[0]}?") from None
        raise Unfit from None
    return value


Host = Annotated[str, AfterValidator(_read_host), Wanted("the name of a server")]
Address = Annotated[str, AfterValidator(_read_address), Wanted("a mail address")]
Text = Annotated[str, AfterValidator(_read_text), Wanted("text on one line")]
Line = Annotated[str, AfterValidator(_read_line), Wanted("text on one line, or empty")]
NetworkKey = Annotated[str, AfterValidator(_read_network_key)]
Zone = Annotated[str, AfterValidator(_read_zone), Wanted("the name of a time zone")]


# Microsoft 365

_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


def _read_guid(value: str) -> str:
    if not _GUID.fullmatch(value.strip()):
        raise Unfit
    return value.strip().lower()


def _read_tenant(value: str) -> str:
    tenant = value.strip()
    if not _GUID.fullmatch(tenant) and not ("." in tenant and is_domain(tenant)):
        raise Unfit
    return tenant.lower()


def _read_https(value: str) -> str:
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[\w./-]*)?", value):
        raise Unfit
    return value.rstrip("/")


Guid = Annotated[
    str, AfterValidator(_read_guid), Wanted("an id of 32 hexadecimal digits with hyphens")
]
Tenant = Annotated[
    str, AfterValidator(_read_tenant), Wanted("the tenant's id, or one of its domains")
]
HttpsUrl = Annotated[str, AfterValidator(_read_https), Wanted("an address that begins https://")]


# Who vouches for a mail's author


def _read_trust(value: str) -> str:
    if value not in ("none", "m365") and not ("." in value and is_domain(value)):
        raise Unfit
    return value.lower()


Trust = Annotated[
    str,
    AfterValidator(_read_trust),
    Wanted('"none", "m365" or the name that your mail gateway signs with'),
]
