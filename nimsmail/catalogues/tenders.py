"""The portal's whole catalogue, grantsTenders.json: read record by record, in flat memory.

Its shape is `{"fundingData": {"GrantTenderObj": [...]}}`; deadlines are instants in ms.
"""

from collections.abc import Iterable, Iterator
from typing import IO, Any

import ijson

from nimsmail.catalogues.portal import TOPIC_PAGE, PortalError, dues_of, model_of, programme_key
from nimsmail.network.calls import Sighting

_GRANT = 1  # beside tenders, which nobody in a municipality applies for


def read_catalogue(file: IO[bytes]) -> Iterator[Sighting]:
    """Return the grants of the catalogue in `file`, one after the other."""
    try:
        for record in ijson.items(file, "fundingData.GrantTenderObj.item", use_float=True):
            if isinstance(record, dict) and record.get("type") == _GRANT:
                yield _sighting(record)
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise PortalError(f"it breaks off or is no JSON ({_first_line(error)})") from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:80]


def _sighting(record: dict[str, Any]) -> Sighting:
    identifier = str(record.get("identifier") or record.get("reference") or "").strip()
    status = record.get("status") or {}
    dues, doubts = dues_of(_instants(record.get("deadlineDatesLong")), record.get("deadlineModel"))
    return Sighting(
        identifier=identifier,
        programme=programme_key(identifier, _abbreviation(record.get("frameworkProgramme"))),
        title=" ".join(str(record.get("title") or "").split()),
        url=TOPIC_PAGE + identifier.lower(),
        opens=_opening(record.get("plannedOpeningDateLong")),
        dues=dues,
        model=model_of(record.get("deadlineModel")),
        status=str(status.get("abbreviation") or "") if isinstance(status, dict) else "",
        doubts=doubts,
    )


def _abbreviation(framework: Any) -> str:
    return str(framework.get("abbreviation") or "") if isinstance(framework, dict) else ""


def _instants(value: Any) -> Iterable[str]:
    return [str(int(each)) for each in value or () if isinstance(each, int | float)]


def _opening(value: Any) -> Any:
    opened, _ = dues_of([str(int(value))] if isinstance(value, int | float) else (), None)
    return opened[0].on if opened else None
