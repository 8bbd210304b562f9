"""Lists of calls in the shapes of those that publish them; what is in them is invented."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any


def instant(year: int, month: int, day: int, hour: int = 0) -> int:
    return int(datetime(year, month, day, hour, tzinfo=UTC).timestamp() * 1000)


def topic(
    identifier: str,
    *deadlines: int,
    title: str = "Greener towns",
    status: str = "Open",
    model: str = "single-stage",
    **more: Any,
) -> dict[str, Any]:
    """A record of grantsTenders.json."""
    return {
        "type": 1,
        "identifier": identifier,
        "title": title,
        "frameworkProgramme": {"id": 1, "abbreviation": identifier.partition("-")[0] + "2027"},
        "status": {"id": 31094502, "abbreviation": status, "description": status},
        "plannedOpeningDateLong": instant(2026, 9, 1),
        "deadlineDatesLong": list(deadlines),
        "deadlineModel": model,
        "links": [{"url": "https://portal.example/x", "criterionDescription": "y" * 200}],
        "keywords": ["towns", "green"],
        **more,
    }


def catalogue(records: Iterable[dict[str, Any]]) -> bytes:
    return json.dumps({"fundingData": {"GrantTenderObj": list(records)}}).encode()


def row(identifier: str, *deadlines: str, **metadata: str) -> dict[str, Any]:
    """A result of the search service: every value a list."""
    told = {
        "type": "1",
        "identifier": identifier,
        "title": "Greener towns",
        "frameworkProgramme": "43252405",
        "status": "31094502",
        "startDate": "2026-09-01T00:00:00.000+0000",
        **metadata,
    }
    lists: dict[str, list[str]] = {key: [value] for key, value in told.items() if value}
    if deadlines:
        lists["deadlineDate"] = list(deadlines)
    return {"reference": identifier, "url": "", "summary": "Greener towns", "metadata": lists}


def search(*rows: dict[str, Any]) -> bytes:
    return json.dumps({"totalResults": len(rows), "results": list(rows)}).encode()


def details(identifier: str, **more: Any) -> bytes:
    return json.dumps({"TopicDetails": {"identifier": identifier, "title": "T", **more}}).encode()


def feed(*items: tuple[str, str]) -> bytes:
    """A feed: each item's link, and its description as it stands in the XML."""
    told = "".join(
        f"<item><title>Greener towns</title><link>{link}</link>"
        f"<description>{words}</description></item>"
        for link, words in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{told}</channel></rss>'.encode()
