"""Words and an outbox item into the bytes of a message (RFC 5322, RFC 2045)."""

from collections.abc import Mapping

from nimsmail.network.outbox import Item
from nimsmail.writing.filling import Filled, Part, filled, values_of
from nimsmail.writing.plate import Plate
from nimsmail.writing.wording import Wording

__all__ = ["Filled", "Part", "compose", "preview"]


def compose(
    wording: Wording,
    item: Item,
    token: str | None,
    *,
    calendar_token: str | None = None,
    proven: bool = True,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the message for `item`: the same bytes each time.

    `token` is None for a letter that wants no answer. `calendar_token` is that of the
    invitation whose entry this letter changes; without it, this is the invitation.
    `files` has what the letter encloses, by name. `proven` has the bytes read back and
    compared. Raises Unwritable if this recipient can't be written to, or if the message
    doesn't read back as it was meant.

    Who writes the same to many casts a `Plate` once, and prints from that.
    """
    plate = Plate(wording, files)
    return b"".join(plate.printed(item, token, calendar_token=calendar_token, proven=proven))


def preview(wording: Wording, item: Item, token: str | None) -> Filled:
    """Return what the recipient of `item` will read, without making a message of it."""
    return filled(wording, values_of(wording, item, token, token))
