"""How people come into a network and leave it: nobody by another's word."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from nimsmail.network.letters import Letter

Scope = Literal["all", "newsletter", "alerts", "forum", "invitations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmSignUp(Letter):
    """Somebody signed this address up: answer yes if it was you. Holds nothing they wrote."""

    kind: ClassVar[str] = "confirm-sign-up"
    to_outsiders: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome(Letter):
    """You are in, and this is what you can write to us."""

    kind: ClassVar[str] = "welcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmLeave(Letter):
    """Somebody asked for this address to leave: answer yes if it was you."""

    kind: ClassVar[str] = "confirm-leave"

    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Goodbye(Letter):
    """You get no more of this from us; the one letter that a leaver still gets."""

    kind: ClassVar[str] = "goodbye"
    to_outsiders: ClassVar[bool] = True

    scope: Scope
