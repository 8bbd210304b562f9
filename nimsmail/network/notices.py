"""What the coordinator is told: everything that waits for a person, the same day."""

from dataclasses import dataclass
from typing import ClassVar

from nimsmail.network.letters import Letter
from nimsmail.network.reviews import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Letter):
    """These mails wait for your word; with what each says and what we would have done."""

    kind: ClassVar[str] = "notice"
    wants_answer: ClassVar[bool] = False
    to_outsiders: ClassVar[bool] = True

    reviews: tuple[Review, ...]
