"""How a body handles agendas and minutes: days, in calendar days, and who must say yes."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """The rules of procedure of one network; the defaults are those of Danish committees.

    `summons` is how many days before a meeting its summons must have gone. A chair who is
    silent is reminded `reminders` days after the draft, and the coordinators are told
    `patience` days after it. Members may object to minutes for `objections` days;
    `minutes` says whether their silence approves, or one of them must. `terms` are the
    days before a role ends on which the coordinators are warned, and `chase` how often
    somebody is asked about an action that is due.
    `opening` and `closing` are the fixed points that every agenda begins and ends with.
    """

    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    summons: int = 8
    reminders: tuple[int, int] = (3, 6)
    patience: int = 8
    minutes: Literal["silence", "one"] = "silence"
    objections: int = 7
    terms: tuple[int, ...] = (60, 14)
    chase: int = 7
