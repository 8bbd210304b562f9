"""The letters that answer a mail which asks for no more than an answer."""

from dataclasses import dataclass
from typing import ClassVar

from nimsmail.network.letters import Letter
from nimsmail.network.reviews import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLetter(Letter):
    """What can be written to us, with examples."""

    kind: ClassVar[str] = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood(Letter):
    """We did not do all you asked: the coordinator has your mail and will see to it.

    `why` is what a person must see to: a question, an answer that comes too late, or words
    whose meaning is not sure.
    """

    kind: ClassVar[str] = "not-understood"

    why: Why
