"""The time to come, tried out on a copy: every letter that would go out, when, to whom, why."""

from nimsmail.rehearsal.run import rehearse
from nimsmail.rehearsal.told import Asked, Rehearsal, Rehearsed

__all__ = ["Asked", "Rehearsal", "Rehearsed", "rehearse"]
