"""An access token, wherever it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """An access token and how many seconds it is good for."""

    text: str
    life: float
