"""Files that members sent, written where the coordinator can open them."""

from collections.abc import Iterable
from pathlib import Path

from nimsmail.cli.call import Call
from nimsmail.cli.show import warn
from nimsmail.errors import NotFound
from nimsmail.network.incoming import Enclosure


def write_files(call: Call, enclosures: Iterable[Enclosure], folder: Path) -> None:
    """Write files to `folder` under names of our own: their senders' may be anything."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for each in enclosures:
            (folder / each.file).write_bytes(call.office.store.cabinet.read(each.file))
            warn(f"{folder / each.file} is what its sender calls “{each.name}”.")
    except OSError as error:
        raise NotFound(
            f"{folder} cannot be written in ({error.strerror}); name another folder."
        ) from None
