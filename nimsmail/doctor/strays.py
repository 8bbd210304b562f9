"""Files among the coordinator's templates that nobody reads, since no template has their name."""

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from nimsmail.doctor.finding import Finding, doubtful

_NEAR = 0.6


def look(folder: Path, known: Collection[str]) -> Iterator[Finding]:
    """Go through the files in `folder` that are none of the templates `known` by name."""
    for path in sorted(folder.rglob("*")):
        inside = PurePosixPath(path.relative_to(folder))
        name = str(inside)
        if path.is_file() and name not in known and not _is_a_note(inside):
            yield doubtful(
                "templates", f"{path} has no template's name: nobody reads it", _meant(name, known)
            )


def _is_a_note(name: PurePosixPath) -> bool:
    """Tell whether a file is not meant to be a template: README, or one that is hidden."""
    return name.name.startswith("README") or any(part.startswith(".") for part in name.parts)


def _meant(name: str, known: Collection[str]) -> str:
    kinds = list(dict.fromkeys(each.partition("/")[0] for each in known))
    if "/" in name:
        near = difflib.get_close_matches(name, known, n=1, cutoff=_NEAR)
    else:
        kind = difflib.get_close_matches(name.partition(".")[0], kinds, n=1, cutoff=_NEAR)
        near = sorted(each for each in known if kind and each.startswith(f"{kind[0]}/"))
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"name it as a template is named ({', '.join(kinds)}, each with da.md and en.md)"
