"""What is kept: a record has a table, and a key that is never used again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something the store keeps, and replaces whole.

    `indexes` names the fields that `Books.find` may look up: each holds a text, None, or
    a tuple of texts (the record is then found under each of them).
    """

    table: ClassVar[str]
    indexes: ClassVar[tuple[str, ...]] = ()

    key: str


R = TypeVar("R", bound=Record)


class Books(Protocol):
    """Everything the secretariat knows, as the rules may read it.

    Looking up costs the same however much the books hold; `every` alone does not.
    """

    def get(self, kind: type[R], key: str) -> R | None:
        """Find the record of `kind` with this key."""
        ...

    def find(self, kind: type[R], index: str, value: str) -> tuple[R, ...]:
        """Find the records of `kind` whose indexed field is, or holds, `value`, by key order."""
        ...

    def count(self, kind: type[Record], **where: str) -> int:
        """Count the records of `kind` whose indexed fields are, or hold, all these values.

        None of them is read, so thousands cost next to nothing.
        """
        ...

    def has(self, kind: type[Record], **where: str) -> bool:
        """Tell whether there is a record whose indexed fields are, or hold, all these values.

        It ends with the first, so it is told at once of many.
        """
        ...

    def every(self, kind: type[R]) -> Iterator[R]:
        """Go through all records of `kind`, in the order they were first kept."""
        ...
