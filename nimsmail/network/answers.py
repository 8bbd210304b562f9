"""The letters that answer a mail which asks for no more than an answer."""

from dataclasses import dataclass
from typing import ClassVar

from nimsmail.network.letters import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLetter(Letter):
    """What can be written to us, with examples."""

    kind: ClassVar[str] = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood(Letter):
    """We were not sure what you meant: the coordinator has your mail and will see to it."""

    kind: ClassVar[str] = "not-understood"
