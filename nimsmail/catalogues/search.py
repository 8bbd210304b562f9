"""A page of the portal's search service (SEDIA), saved to a file.

Every value of `metadata` is a list, and some are JSON in a text in a list. The same call
comes several times, in several languages, and some copies are stubs.
"""

from collections.abc import Iterator
from typing import Any

from nimsmail.catalogues.portal import TOPIC_PAGE, dues_of, model_of, programme_key
from nimsmail.network.calls import Sighting

_CALLS = ("1", "2", "8")  # topics, external action, cascade funding; 0 is a tender
_STATUS = {"31094501": "Forthcoming", "31094502": "Open", "31094503": "Closed"}


def read_search(page: dict[str, Any]) -> Iterator[Sighting]:
    """Return the calls on a page of results."""
    for row in page.get("results") or ():
        metadata = row.get("metadata") if isinstance(row, dict) else None
        if isinstance(metadata, dict) and _first(metadata, "type") in _CALLS:
            yield _sighting(metadata, str(row.get("summary") or ""))


def _sighting(metadata: dict[str, Any], summary: str) -> Sighting:
    identifier = _first(metadata, "identifier")
    model = _first(metadata, "deadlineModel") or _model_by_name(identifier)
    dues, doubts = dues_of(_texts(metadata, "deadlineDate"), model)
    opened, _ = dues_of(_texts(metadata, "startDate")[:1], None)
    return Sighting(
        identifier=identifier,
        programme=programme_key(identifier, _first(metadata, "frameworkProgramme")),
        title=" ".join((_first(metadata, "title") or summary).split()),
        url=TOPIC_PAGE + identifier.lower(),
        opens=opened[0].on if opened else None,
        dues=dues,
        model=model_of(model),
        status=_STATUS.get(_first(metadata, "status"), ""),
        doubts=doubts,
    )


def _model_by_name(identifier: str) -> str:
    return "two-stage" if identifier.lower().endswith("-two-stage") else ""


def _texts(metadata: dict[str, Any], field: str) -> list[str]:
    value = metadata.get(field)
    values = value if isinstance(value, list) else [value]
    return [str(each) for each in values if each not in (None, "")]


def _first(metadata: dict[str, Any], field: str) -> str:
    return next(iter(_texts(metadata, field)), "")
