"""Letting in those who wait for a chair, and inviting whom they bring."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from nimsmail.network import guests, seats
from nimsmail.network.house import House
from nimsmail.network.meetings import Meeting, Rsvp
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Person
from nimsmail.network.records import Books


def room_given(books: Books, house: House, meeting: Meeting, now: datetime) -> Outcome:
    """Let in those who wait and fit now."""
    return _admitted(books, house, meeting, seats.let_in(books, meeting, now), now)


def admitted(books: Books, house: House, meeting: Meeting, rsvp: Rsvp, now: datetime) -> Outcome:
    """Let in the one who gave `rsvp`, whoever waits before them and however full it is.

    That is the coordinator's word.
    """
    return _admitted(books, house, meeting, (replace(rsvp, waiting=None),), now)


def _admitted(
    books: Books, house: House, meeting: Meeting, rsvps: Iterable[Rsvp], now: datetime
) -> Outcome:
    outcome = seats.told(books, meeting, rsvps)
    for rsvp in rsvps:
        host = books.get(Person, rsvp.person)
        if host is not None:
            outcome += guests.kept_posted(books, house, meeting, host, rsvp, now)
    return outcome
