"""Who is examined: a secretariat's configuration, and where its secrets and its time come from."""

from collections.abc import Mapping
from dataclasses import dataclass

from nimsmail.clock import Clock
from nimsmail.config import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """All that a check may look at."""

    settings: Settings
    clock: Clock
    environ: Mapping[str, str]
