"""What happens in the demo, as values: told on the terminal, and kept for the pages."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A scene begins."""

    number: int
    title: str
    when: datetime
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Somebody wrote to the secretariat: their own words, and what was understood."""

    when: datetime
    who: str
    whence: str
    program: str
    words: str
    understood: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A letter reached its reader."""

    number: int
    when: datetime
    name: str
    address: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        """What it is about."""
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        """Its words, as a plain mail program shows them."""
        part = self.message.get_body(("plain",))
        return "" if part is None else str(part.get_content()).replace("\r\n", "\n")

    @property
    def page(self) -> str:
        """Its HTML."""
        part = self.message.get_body(("html",))
        return "" if part is None else str(part.get_content())

    @property
    def file(self) -> str:
        """The name of its files, without an ending."""
        local = self.address.partition("@")[0].replace(".", "-")
        return f"{self.number:02d}-{local}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Letters reached several readers; the first may stand for them all."""

    what: str
    letters: tuple[Posted, ...]
    one_of_them: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that the one who tells the story adds; `aside` in the place of a letter."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Something to be read in columns."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Event = Scene | Written | Posted | Letters | Said | Table
