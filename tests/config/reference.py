"""The reference of all keys, as docs/configuration.md has it: made from the models.

`python -m tests.config.reference` writes it anew.
"""

from datetime import timedelta
from pathlib import Path

from nimsmail.config.keys import Known, every_key, toml
from nimsmail.config.settings import Settings

DOCUMENT = Path(__file__).parents[2] / "docs/configuration.md"
BEGIN = "<!-- The tables are made from the models: python -m tests.config.reference -->\n"
END = "<!-- The end of what is made. -->\n"


def section_name(known: Known) -> str:
    return ".".join(map(str, known.path)) + (".KEY" if known.name == "networks" else "")


def reference() -> str:
    """Write a heading for each section, and under it a row for each key."""
    lines: list[str] = []
    for known in every_key(Settings):
        if known.path[:2] in (("mailbox", "oauth2"), ("post", "oauth2")) and len(known.path) > 2:
            continue  # the same keys as in [oauth2]
        if known.path[0] == "networks" and "dkim" in known.path[2:-1]:
            continue  # the same keys as in [dkim]
        if known.is_section and known.name == "wheel":
            lines += heading(known)
        elif known.is_section and known.name not in ("coordinators",) and len(known.path) < 3:
            if known.path[0] in ("mailbox", "post") and len(known.path) == 2:
                lines.append(row(known))
            else:
                lines += heading(known)
        else:
            lines.append(row(known))
    return "\n".join(lines) + "\n"


def heading(known: Known) -> list[str]:
    return [
        "",
        f"### `[{section_name(known)}]`",
        "",
        known.key.does,
        "",
        "| key | must be | default | what it does |",
        "|---|---|---|---|",
    ]


def row(known: Known) -> str:
    name = known.name if "coordinators" not in known.path[:-1] else f"coordinators: {known.name}"
    cells = (f"`{name}`", known.wanted, default_of(known), known.key.does)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def default_of(known: Known) -> str:
    default = known.field.default
    if known.field.is_required():
        return f"none; e.g. `{known.example}`"
    if default is None:
        return f"not set; e.g. `{known.example}`"
    if known.name == "size_limit":
        return f"`{known.example}`"
    return f"`{toml(default)}`" if not isinstance(default, timedelta) else f"`{known.example}`"


def document(text: str) -> str:
    """Put the reference in its place in the document."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + reference() + "\n" + END + after


if __name__ == "__main__":
    DOCUMENT.write_text(document(DOCUMENT.read_text("utf-8")), "utf-8")
