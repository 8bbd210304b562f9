"""The table of refusals in docs/microsoft365.md: made from the words that nimsmail says.

`python -m tests.credentials.refusals_table` writes it anew.
"""

from pathlib import Path

from nimsmail.credentials.refusals import REMEDIES

DOCUMENT = Path(__file__).parents[2] / "docs/microsoft365.md"
BEGIN = (
    "<!-- The refusals are made from nimsmail/credentials/refusals.py: "
    "python -m tests.credentials.refusals_table -->\n"
)
END = "<!-- The end of what is made. -->\n"


def table() -> str:
    """Write a row for each remedy, with the words of Microsoft's that it answers."""
    said: dict[str, list[str]] = {}
    for word, remedy in REMEDIES.items():
        name = f"AADSTS{word}" if word.isdecimal() else word
        said.setdefault(remedy, []).append(f"`{name}`")
    rows = (f"| {', '.join(words)} | {who(text)} | {what(text)} |" for text, words in said.items())
    return "\n".join(("\n| it says | who | what |", "|---|---|---|", *rows, "\n"))


def who(remedy: str) -> str:
    """Name who is asked to do something."""
    return "the tenant's administrator" if "administrator must" in remedy else "you"


def what(remedy: str) -> str:
    """Write the remedy as a sentence."""
    text = remedy.format(where="where `client_secret_file` says")
    return f"{text[0].upper()}{text[1:]}."


def document(text: str) -> str:
    """Put the table in its place in the document."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + table() + END + after


if __name__ == "__main__":
    DOCUMENT.write_text(document(DOCUMENT.read_text("utf-8")), "utf-8")
