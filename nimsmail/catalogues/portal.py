"""What the portal's lists have in common: its words for models, stages and programmes."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from nimsmail.catalogues.literals import Literal, Unreadable, read_literals
from nimsmail.network.calls import Due, Label, Model
from nimsmail.network.programmes import of_identifier, programme

TOPIC_PAGE = (
    "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/"
    "topic-details/"
)
_MODELS: dict[str, Model] = {
    "single-stage": "single",
    "two-stage": "two-stage",
    "multiple cut-off": "cut-off",
    "permanent": "continuous",
    "continuous": "continuous",
}


class PortalError(ValueError):
    """A list that cannot be read; the text says why, as the end of a sentence."""


def model_of(value: Any) -> Model:
    """Return the model that the portal names; what it doesn't name is a single deadline."""
    return _MODELS.get(str(value or "").strip().lower(), "single")


def programme_key(identifier: str, told: str = "") -> str:
    """Return our name of a call's programme; one that nobody knows is shown as it is told."""
    known = of_identifier(identifier) or (programme(told) if told else None)
    if known is not None:
        return known.key
    is_name = bool(told) and not told.isdecimal()  # a number tells a reader nothing
    return (told if is_name else identifier.partition("-")[0]).upper()


def dues_of(texts: Iterable[str], model: Any) -> tuple[tuple[Due, ...], tuple[str, ...]]:
    """Return the deadlines that `texts` say, labelled by the model, and what was in doubt."""
    literals: list[Literal] = []
    doubts: list[str] = []
    for text in texts:
        try:
            literals += read_literals(text)
        except Unreadable as error:
            doubts.append(f"“{text}”: {error}")
    dues = sorted((as_due(each) for each in literals), key=lambda due: due.moment)
    if model_of(model) == "two-stage" and len(dues) == 2:
        dues = [replace(due, label=cast(Label, str(n))) for n, due in enumerate(dues, 1)]
    return tuple(dues), tuple(doubts)


def as_due(literal: Literal) -> Due:
    """Return what was read as it is kept."""
    return Due(
        on=literal.on,
        clock=literal.clock,
        zone=literal.zone,
        label=cast(Label, literal.label),
    )
