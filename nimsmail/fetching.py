"""Lists of calls fetched from an address: only over verified TLS, and only so much."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from urllib.parse import urljoin, urlsplit

import requests

from nimsmail.errors import NotFound

_CONNECT, _READ = 10.0, 60.0  # seconds to connect, and between two pieces
_LARGEST = 400 << 20  # bytes; the portal's catalogue has 126 million
_PIECE = 1 << 16
_HOPS = 5


@contextmanager
def fetched(
    address: str, *, ca_file: str | None = None, largest: int = _LARGEST
) -> Iterator[IO[bytes]]:
    """Give the file at `address`, which begins https://, as one to be read from its start.

    It is kept on disk as long as it is read. Raises NotFound where it cannot be had.
    """
    with tempfile.TemporaryFile() as file:
        try:
            _fetch(address, file, ca_file, largest)
        except requests.RequestException as error:
            raise _not_had(address, f"could not be read ({type(error).__name__})") from error
        file.seek(0)
        yield file


def _fetch(address: str, file: IO[bytes], ca_file: str | None, largest: int) -> None:
    with requests.Session() as session:
        session.max_redirects = _HOPS
        session.headers["User-Agent"] = "nimsmail"
        session.trust_env = True
        for _ in range(_HOPS):
            answer = session.get(
                address,
                stream=True,
                timeout=(_CONNECT, _READ),
                allow_redirects=False,
                verify=ca_file or True,
            )
            with answer:
                if answer.is_redirect:
                    address = _next(address, answer)
                    continue
                answer.raise_for_status()
                _keep(answer, file, largest)
                return
    raise _not_had(address, "sends us in circles")


def _next(address: str, answer: requests.Response) -> str:
    """Return where we are sent on to; never away from TLS."""
    there = urljoin(address, answer.headers["Location"])
    if urlsplit(there).scheme != "https":
        raise _not_had(address, "sends us to a place without TLS")
    return there


def _keep(answer: requests.Response, file: IO[bytes], largest: int) -> None:
    size = 0
    for piece in answer.iter_content(_PIECE):
        size += len(piece)
        if size > largest:
            raise _not_had(answer.url, f"sends more than {largest >> 20} MB")
        file.write(piece)


def _not_had(address: str, why: str) -> NotFound:
    return NotFound(f"{urlsplit(address).hostname} {why}; it is not read. See alerts.fetch.")
