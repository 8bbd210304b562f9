"""Single mails: what waits, their bytes, and moving them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from imapclient import DELETED, IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from nimsmail.mailbox.folders import make

# The most of a header that is fetched of a mail that is too large to be read.
HEADER = 262_144
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One mail in the inbox: when the server got it (INTERNALDATE), and its bytes.

    Of a mail over the size limit, or one that the server cannot give whole, `raw` holds
    at most the header, and `whole` is False. `uid` means something under `validity` alone.
    """

    uid: int
    validity: int
    received: datetime
    size: int
    raw: bytes
    whole: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A mail of which only the size is known yet."""

    uid: int
    received: datetime
    size: int


def waiting(client: IMAPClient) -> list[int]:
    """Return the numbers of all mails that wait, but those a person has marked as deleted."""
    client.noop()  # only now need the server tell of what came since (RFC 9051 §6.1.2)
    return sorted(client.search("UNDELETED"))


def listed(client: IMAPClient, uids: Sequence[int]) -> list[Listed]:
    """Return how large the mails `uids` are; those that are gone by now are left out."""
    found = client.fetch(uids, ["RFC822.SIZE", "INTERNALDATE"])
    return [
        Listed(uid, _moment(data.get(b"INTERNALDATE")), int(data[b"RFC822.SIZE"]))
        for uid, data in found.items()
        if b"RFC822.SIZE" in data
    ]


def _moment(received: datetime | None) -> datetime:
    # A server that dates a mail unreadably dates it before all others.
    return received.astimezone(UTC) if received else _NEVER


def bodies(client: IMAPClient, uids: Sequence[int]) -> dict[int, bytes]:
    """Return the whole mails, as far as the server can give them; none is marked as read."""
    return _each(lambda part: _texts(client, part, "BODY.PEEK[]"), uids)


def headers(client: IMAPClient, uids: Sequence[int]) -> dict[int, bytes]:
    """Return the headers, nothing where the server cannot give even that."""
    found = _each(lambda part: _texts(client, part, f"BODY.PEEK[HEADER]<0.{HEADER}>"), uids)
    lame = [uid for uid in uids if uid not in found]
    # Whoever is still listed is there: only its text cannot be had.
    return found | dict.fromkeys(client.fetch(lame, ["UID"]) if lame else (), b"")


def _texts(client: IMAPClient, uids: Sequence[int], what: str) -> dict[int, bytes]:
    found = {uid: _text(data) for uid, data in client.fetch(uids, [what]).items()}
    return {uid: text for uid, text in found.items() if text is not None}


def _text(data: dict[bytes, Any]) -> bytes | None:
    return next((value for key, value in data.items() if key.startswith(b"BODY[")), None)


def _each(
    get: Callable[[Sequence[int]], dict[int, bytes]], uids: Sequence[int]
) -> dict[int, bytes]:
    """Get all at once; where the server refuses for the sake of one, get them one by one."""
    if not uids:
        return {}
    try:
        return get(uids)
    except IMAPClientAbortError:
        raise
    except IMAPClientError:
        if len(uids) == 1:
            return {}
        return {uid: text for each in uids for uid, text in _each(get, [each]).items()}


def move(client: IMAPClient, uids: Sequence[int], folder: str) -> None:
    """Move `uids` to `folder`, which is made if it is missing (TRYCREATE, RFC 9051 §6.4.7)."""
    try:
        _move(client, uids, folder)
    except IMAPClientError as error:
        if "TRYCREATE" not in str(error):
            raise
        make(client, folder)
        _move(client, uids, folder)


def _move(client: IMAPClient, uids: Sequence[int], folder: str) -> None:
    """Use MOVE (RFC 6851), or copy, mark as deleted and expunge what was marked.

    Never a plain EXPUNGE, which would also remove what people have only marked. Where the
    server cannot expunge by number (RFC 4315), the marked ones stay, and count as gone.
    """
    if client.has_capability("MOVE"):
        client.move(uids, folder)
        return
    client.copy(uids, folder)
    client.add_flags(uids, (DELETED,), silent=True)
    if client.has_capability("UIDPLUS"):
        client.uid_expunge(uids)
