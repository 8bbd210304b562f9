"""A newsletter in a file of the coordinator's, with the pictures and papers that it names."""

import re
from dataclasses import dataclass
from pathlib import Path

from nimsmail.cli.call import Call
from nimsmail.cli.texts import read_text, titled
from nimsmail.errors import NotFound, StoreError
from nimsmail.network.letters import Enclosed
from nimsmail.network.news import CannotUse, NewsItem
from nimsmail.writing.drafts import marks_in, open_places
from nimsmail.writing.manuscript import BadManuscript, Named, enclosed, expect_light, named_in

_KEPT = re.compile(r"[0-9a-f]{32}\.[a-z0-9]{1,5}")
_READ = 20_000_000  # octets; what is larger is refused without being read


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """What a file says: its title and Markdown, the files it names, the news it tells."""

    title: str
    text: str
    files: tuple[Enclosed, ...]
    octets: dict[str, bytes]
    news: tuple[str, ...]

    def keep_files(self, call: Call) -> None:
        """Keep its files, so that letters can enclose them."""
        for name, octets in self.octets.items():
            if not call.office.store.cabinet.put(name, octets):
                raise StoreError("There is no room for more files in the store; make some first.")


def read_manuscript(call: Call, path: Path, *, finished: bool = True) -> Manuscript:
    """Read a newsletter, or raise NotFound saying what must be mended in it.

    One that is `finished` has no place left that is still to be filled in.
    """
    source = read_text(path)
    if finished:
        expect_finished(path, source)
    news, text = marks_in(source)
    title, body = titled(text, path)
    try:
        found = [(named, *_octets(call, path, named)) for named in named_in(body)]
        files = tuple(enclosed(named, octets, name) for named, octets, name in found)
        expect_light(files)
    except BadManuscript as error:
        raise NotFound(f"{path}: {error}.") from None
    octets = {each.file: found[place][1] for place, each in enumerate(files)}
    return Manuscript(title=title, text=body, files=files, octets=octets, news=news)


def expect_finished(path: Path, source: str) -> None:
    """Raise NotFound if there are places in a draft that nobody has filled in."""
    places = open_places(source)
    if places:
        raise NotFound(
            f"{path}, line {places[0]}: here is something still to be written, in [[…]]; "
            "write it, or take it out."
        )


def _octets(call: Call, path: Path, named: Named) -> tuple[bytes, str]:
    """Return what is in a file that `path` names, and what its reader shall see as its name."""
    if _KEPT.fullmatch(named.path):
        return call.office.store.cabinet.read(named.path), _sender_s_name(call, named.path)
    place = path.parent / named.path
    try:
        if place.stat().st_size > _READ:
            raise NotFound(f"{place} is over {_READ // 1_000_000} MB; make it smaller.")
        return place.read_bytes(), place.name
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name is none"
        raise NotFound(
            f"{path} names {named.path}, which cannot be read ({why}); put it beside the file, or "
            "take it out."
        ) from None


def _sender_s_name(call: Call, file: str) -> str:
    """Return what the member who sent a file called it."""
    sent = (each for item in call.books.every(NewsItem) for each in item.enclosures)
    return next((each.name for each in sent if each.file == file), file)


def refused(path: Path, error: CannotUse) -> NotFound:
    """Return what to say of a manuscript that tells what may not be told."""
    return NotFound(f"{path} cannot be sent: {error}.")
