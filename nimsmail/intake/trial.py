"""Read one mail on standard input under limits, to see whether the reader lives through it."""

import resource
import sys
from datetime import UTC, datetime

from nimsmail.network.incoming import Answering
from nimsmail.reading import open_mail, understand


def main() -> None:
    """Read the mail within the seconds and bytes that the command names, and end well."""
    seconds, memory = map(int, sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    opened = open_mail(sys.stdin.buffer.read(), datetime.fromtimestamp(0, UTC))
    understand(opened, Answering())


if __name__ == "__main__":
    main()
