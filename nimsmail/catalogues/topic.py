"""One topic's details, `TopicDetails`, as the portal gave them until lately."""

from collections.abc import Iterator
from typing import Any

from nimsmail.catalogues.portal import TOPIC_PAGE, dues_of, model_of, programme_key
from nimsmail.network.calls import Sighting


def read_topic(page: dict[str, Any]) -> Iterator[Sighting]:
    """Return the one call that the page is about."""
    topic = page["TopicDetails"]
    identifier = str(topic.get("identifier") or "").strip()
    action, link = _first(topic.get("actions")), _first(topic.get("links"))
    model = (action.get("submissionProcedure") or {}).get("abbreviation")
    if not model and identifier.lower().endswith("-two-stage"):
        model = "two-stage"
    # The links tell the clock, the actions the day alone.
    texts = [link["deadline"]] if link.get("deadline") else action.get("deadlineDates") or ()
    dues, doubts = dues_of(map(str, texts), model)
    opened, _ = dues_of([str(link["startDate"])] if link.get("startDate") else (), None)
    framework = topic.get("frameworkProgramme") or {}
    yield Sighting(
        identifier=identifier,
        programme=programme_key(identifier, str(framework.get("abbreviation") or "")),
        title=" ".join(str(topic.get("title") or "").split()),
        url=TOPIC_PAGE + identifier.lower(),
        opens=opened[0].on if opened else None,
        dues=dues,
        model=model_of(model),
        status=str((action.get("status") or {}).get("abbreviation") or ""),
        doubts=doubts,
    )


def _first(values: Any) -> dict[str, Any]:
    found = values[0] if isinstance(values, list) and values else {}
    return found if isinstance(found, dict) else {}
