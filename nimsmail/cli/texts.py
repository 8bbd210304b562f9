"""Files that the coordinator wrote, in Markdown."""

from pathlib import Path

from nimsmail.errors import NotFound

_LARGEST = 200_000  # bytes


def read_text(path: Path) -> str:
    """Return what is in a text file, or raise NotFound saying why it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise NotFound(f"{path} is over {_LARGEST // 1000} kB; shorten it.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotFound(f"{path} cannot be read ({error.strerror}); name another file.") from None
    except UnicodeDecodeError:
        raise NotFound(f"{path} is not UTF-8 text; save it as UTF-8.") from None
    if not text.strip():
        raise NotFound(f"{path} is empty; write something in it.")
    return text.strip() + "\n"


def titled(text: str, path: Path) -> tuple[str, str]:
    """Part Markdown into its first heading and the rest."""
    lines = text.lstrip().split("\n")
    first = lines[0].strip()
    underlined = len(lines) > 1 and lines[1].strip() and not lines[1].strip().strip("=")
    title = first.lstrip("#").strip().rstrip("#").strip() if first.startswith("#") else first
    if not title or not (first.startswith("# ") or underlined):
        raise NotFound(
            f"{path} must begin with a heading, such as “# News in March”: it becomes the subject."
        )
    body = "\n".join(lines[2 if underlined else 1 :]).strip()
    if not body:
        raise NotFound(f"{path} has nothing below its heading; write the newsletter there.")
    return title, body + "\n"


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text file, or raise NotFound; one that is there is left alone without `force`."""
    try:
        with path.open("w" if force else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise NotFound(f"{path} is there already; name another file, or say --force.") from None
    except OSError as error:
        raise NotFound(f"{path} cannot be written ({error.strerror}); name another file.") from None
