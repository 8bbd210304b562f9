"""The words of a letter as they are kept beside the outbox, frozen."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, ClassVar, Self

from nimsmail.network.letters import Automation, Enclosed
from nimsmail.network.people import Language
from nimsmail.network.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Record):
    """The words of a letter to anybody, with open slots for who gets it.

    The key is a hash of all the rest. `sender` is the network's address on the wire;
    `answerable` tells that the letter carries a token, `subaddresses` that the token may
    stand in an address; `bulk` letters carry the fields of a list, under `list_id`. What is
    `enclosed` is kept by its name beside the books. `entries` is a calendar that its reader
    may take over or not; it stands behind the words, as a file.
    """

    table: ClassVar[str] = "words"

    kind: str
    network: str
    language: Language
    subject: str
    text: str
    html: str
    calendar: str | None
    sender: str
    sender_name: str
    list_id: str
    bulk: bool
    answerable: bool
    subaddresses: bool
    automation: Automation
    enclosed: tuple[Enclosed, ...] = ()
    entries: str = ""

    @classmethod
    def frozen(cls, **values: Any) -> Self:
        """Return these words under the key that is theirs alone."""
        wording = cls(key="", **values)
        plain = json.dumps(asdict(wording), ensure_ascii=False, sort_keys=True)
        return cls(key=sha256(plain.encode()).hexdigest()[:32], **values)
