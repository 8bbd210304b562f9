"""The doctor: looks at everything that nimsmail needs, and says what to do where it is ill."""

from nimsmail.doctor.examine import examine
from nimsmail.doctor.finding import Finding, Verdict

__all__ = ["Finding", "Verdict", "examine"]
