"""The store: TinyDB, made safe against crashes, and flat in the cost of a change."""

from nimsmail.store.backup import Restored, backup, restore
from nimsmail.store.books import Change
from nimsmail.store.cabinet import Cabinet
from nimsmail.store.checking import Finding, check
from nimsmail.store.store import Store

__all__ = ["Cabinet", "Change", "Finding", "Restored", "Store", "backup", "check", "restore"]
