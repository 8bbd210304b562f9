"""Read one mail on standard input under limits, to see whether the reader lives through it."""

import resource
import sys
from datetime import UTC, datetime

from nimsmail.intake.suspicion import MEMORY, SECONDS
from nimsmail.network.incoming import Answering
from nimsmail.reading import open_mail, understand


def main() -> None:
    """Read the mail, and end well if that did."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    opened = open_mail(sys.stdin.buffer.read(), datetime.fromtimestamp(0, UTC))
    understand(opened, Answering())


if __name__ == "__main__":
    main()
