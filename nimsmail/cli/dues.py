"""A deadline as the command line shows it."""

from typing import Any

from nimsmail.network.calls import BRUSSELS, Due


def told(due: Due) -> str:
    """Write a deadline as listings do: its day, clock, zone and stage."""
    stage = {"1": ", stage 1", "2": ", stage 2", "sketch": ", sketch"}.get(due.label, "")
    zone = "" if due.zone == BRUSSELS else f" {due.zone.rpartition('/')[2]}"
    clock = f" {due.clock:%H:%M}{zone}" if due.clock else " (hour unknown)"
    return f"{due.on}{clock}{' (assumed)' if due.assumed else ''}{stage}"


def plain_due(due: Due) -> dict[str, Any]:
    """Return a deadline as JSON can hold it."""
    return {
        "label": due.label,
        "on": due.on,
        "clock": due.clock and f"{due.clock:%H:%M}",
        "zone": due.zone,
        "assumed": due.assumed,
        "moment": due.moment,
    }
