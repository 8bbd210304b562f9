"""The version of what the documents look like, and the way from each to the next.

A new field with a default needs no new version. Anything else does: raise SCHEMA by
one and put into MIGRATIONS, under the old version, a function from all tables as they
were to all tables as they are to be. It runs once, when a store is first opened.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nimsmail.errors import StoreError
from nimsmail.store.codec import Document, opened, written
from nimsmail.store.shelf import Tables

SCHEMA = 1

# All tables, their documents by id.
Opened = dict[str, dict[str, Document]]
Migration = Callable[[Opened], Opened]
MIGRATIONS: dict[int, Migration] = {}


@dataclass(frozen=True, slots=True)
class Schema:
    """The version that this nimsmail writes, and how it gets there from older ones."""

    version: int
    migrations: Mapping[int, Migration]

    def refuse_newer(self, version: int, path: Path) -> None:
        """Raise StoreError if a newer nimsmail wrote `path`, which this one can't understand."""
        if version > self.version:
            raise StoreError(
                f"{path} was written by a newer nimsmail (schema {version}, this one knows"
                f" {self.version}); update nimsmail, or restore a backup made before"
            )

    def migrated(self, tables: Tables, version: int) -> Tables:
        """Return `tables`, which are of this version, as they are to be now."""
        if version == self.version:
            return tables
        documents = {
            name: {id_: opened(leaf) for id_, leaf in leaves.items()}
            for name, leaves in tables.items()
        }
        for step in range(version, self.version):
            if step not in self.migrations:
                raise StoreError(
                    f"there is no way from schema {step} to {step + 1};"
                    " open the store once with the version of nimsmail in between"
                )
            documents = self.migrations[step](documents)
        return {
            name: {id_: written(document) for id_, document in table.items()}
            for name, table in documents.items()
        }


CURRENT = Schema(SCHEMA, MIGRATIONS)
