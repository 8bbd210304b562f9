"""Addresses as they stand on the wire."""

import re
from functools import lru_cache

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class Unwritable(ValueError):
    """No message can be made for this recipient; only this one letter fails, and says why."""


@lru_cache(maxsize=256)
def on_the_wire(address: str) -> str:
    """Return `address` with its domain in A-labels (RFC 5890), or raise Unwritable.

    The local part must be an ASCII dot-atom (RFC 5322 §3.4.1): what lies beyond takes
    SMTPUTF8 (RFC 6531) at every server on the way.

    >>> on_the_wire("mette@Tønder.example")
    'mette@xn--tnder-vua.example'
    """
    local, _, domain = address.rpartition("@")
    if not _LOCAL.fullmatch(local) or len(local) > 64:
        raise Unwritable(_complaint(address, local))
    wire = f"{local}@{_a_labels(domain)}"
    if len(wire) > 254:
        raise Unwritable(f"{address!a} is too long for an address; correct it")
    return wire


def subaddress(address: str, detail: str) -> str:
    """Return `address` with `detail` after a plus sign (RFC 5233)."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{detail}@{domain}"


def domain_of(address: str) -> str:
    """Return what stands after the at-sign."""
    return address.rpartition("@")[2]


def _complaint(address: str, local: str) -> str:
    if not local.isascii():
        why = "has letters before the @ that most mail servers refuse"
    else:
        why = "is not a mail address"
    return f"{address!a} {why}; ask for another one"


@lru_cache(maxsize=1024)
def _a_labels(domain: str) -> str:
    try:
        wire = domain.encode("idna").decode().lower() if len(domain) <= 253 else ""
    except UnicodeError:
        wire = ""
    if not wire or not all(_LABEL.fullmatch(label) for label in wire.split(".")):
        raise Unwritable(f"{domain!a} is not a domain; correct the address")
    return wire
