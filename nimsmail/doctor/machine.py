"""The machine, and the file that the configuration is in."""

import os
import platform
import stat
import sys
from collections.abc import Iterator

from nimsmail.config import Settings
from nimsmail.doctor.finding import Finding, doubtful, ill, well

_OLDEST = (3, 11)


def look() -> Iterator[Finding]:
    """Look at Python, and at who runs us."""
    version = platform.python_version()
    if sys.version_info < _OLDEST:
        yield ill("python", f"this is Python {version}", "install Python 3.11 or newer")
    else:
        yield well("python", f"Python {version}")


def of_configuration(settings: Settings) -> Iterator[Finding]:
    """Look at the file that was read without a fault: nobody else may change what it says.

    It names commands that are run, so whoever may write to it may do all that we may.
    """
    path, keys = settings.file, ", ".join(settings.networks)
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        # Settings that were made in memory have no file.
        yield well("configuration", f"sound; networks: {keys}")
        return
    if mode & 0o002:
        yield ill(
            "configuration",
            f"anybody on this machine may change {path} (mode {mode:04o})",
            f"run: chmod o-w {path}",
        )
    else:
        yield well("configuration", f"{path} is sound; networks: {keys}")
    # What root leaves in the store, the daemon's own user cannot open afterwards.
    owner = path.stat().st_uid
    if os.geteuid() == 0 and owner != 0:
        yield doubtful(
            "configuration",
            "this runs as root, but the secretariat belongs to somebody else",
            f"run nimsmail as the daemon's user: sudo -u '#{owner}' nimsmail doctor",
        )
