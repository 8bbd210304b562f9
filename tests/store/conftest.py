from collections.abc import Iterator
from pathlib import Path

import pytest

from nimsmail.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store(folder) as store:
        yield store


@pytest.fixture
def other(folder: Path, store: Store) -> Iterator[Store]:
    """The same store, as another process has it open."""
    with Store(store.folder) as other:
        yield other
