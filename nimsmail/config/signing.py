"""Which key letters are signed with."""

import re
from typing import Annotated

from pydantic import AfterValidator

from nimsmail.config.keys import Key, Section, Wanted
from nimsmail.config.names import is_domain
from nimsmail.config.places import FilePath
from nimsmail.config.values import Unfit

_LABELS = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")


def _read_domain(value: str) -> str:
    domain = value.strip().lower().removesuffix(".")
    if "." not in domain or not is_domain(domain):
        raise Unfit
    return domain


def _read_selector(value: str) -> str:
    if not _LABELS.fullmatch(value.lower()) or len(value) > 63:
        raise Unfit
    return value.lower()


Domain = Annotated[str, AfterValidator(_read_domain), Wanted("the name of a domain")]
Selector = Annotated[
    str, AfterValidator(_read_selector), Wanted("lowercase letters, digits and hyphens")
]


class Dkim(Section):
    """The key that letters are signed with, and where its other half is published."""

    domain: Annotated[
        Domain | None,
        Key(
            "The domain that signs. Without this line: the one that the network's address is in.",
            "kommune.example",
        ),
    ] = None
    selector: Annotated[
        Selector,
        Key("The name that the public key is published under, in SELECTOR._domainkey.", "nims1"),
    ]
    key_file: Annotated[
        FilePath,
        Key(
            "The private key: a PEM file (mode 0600), as `nimsmail dkim key` makes it.",
            "secrets/dkim.pem",
            private=True,
        ),
    ]
