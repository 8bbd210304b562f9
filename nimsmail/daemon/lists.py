"""Lists of calls that the daemon fetches now and then, beside its other work."""

import threading
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import urlsplit

from nimsmail.catalogues.portal import PortalError
from nimsmail.catalogues.reading import read_calls
from nimsmail.errors import NimsmailError
from nimsmail.logs import get_logger
from nimsmail.network.sightings import Source, Taken, taken_in, wanted_programmes
from nimsmail.office import Office

_log = get_logger("daemon")


class Lists:
    """Fetches each list when its time has come, in a thread of its own: a list may be long."""

    def __init__(self, office: Office, ca_file: str | None = None) -> None:
        self._office = office
        self._ca_file = ca_file
        self._next: datetime | None = None
        self._busy: threading.Thread | None = None

    def turn(self, now: datetime) -> None:
        """Begin to fetch if it is time, and nothing is being fetched."""
        alerts = self._office.settings.alerts
        is_busy = self._busy is not None and self._busy.is_alive()
        if not alerts.fetch or is_busy or (self._next is not None and now < self._next):
            return
        self._next = now + alerts.fetch_every
        self._busy = threading.Thread(target=self.fetch, name="lists", daemon=True)
        self._busy.start()

    def fetch(self) -> None:
        """Fetch all lists and take them in; one that cannot be had does not hinder the next."""
        from nimsmail.fetching import fetched  # who fetches nothing needs none of it

        for address in self._office.settings.alerts.fetch:
            try:
                with fetched(address, ca_file=self._ca_file) as file:
                    taken = self.take_in(_name(address), file)
                _log.info("a list was fetched", list=_name(address), changes=len(taken.changes))
            except (NimsmailError, PortalError) as error:
                _log.warning("a list was not taken in", list=_name(address), why=str(error))

    def take_in(self, name: str, file: IO[bytes]) -> Taken:
        """Take one list in, and have the coordinator look at what is new in it."""
        office, now = self._office, self._office.clock.now()
        head = file.read(4096)
        file.seek(0)
        seen = list(read_calls(file))
        source = Source(
            name=name,
            is_complete=b'"fundingData"' in head,
            is_trusted=name in office.house.trusted_sources,
            programmes=wanted_programmes(office.store.books()),
        )
        with office.store.change(f"fetched {name}") as change:
            taken = taken_in(change, source, seen, now)
            asked = taken.to_be_looked_at(source, next(iter(office.house.networks)))
            office.clerk.keep(change, taken.outcome + asked, now)
        return taken


def _name(address: str) -> str:
    parts = urlsplit(address)
    return PurePosixPath(parts.path).name or str(parts.hostname)
