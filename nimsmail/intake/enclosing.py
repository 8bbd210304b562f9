"""Keeping what was enclosed in a mail, where a record names it: news, a case, a review."""

from dataclasses import replace
from typing import TypeVar

from nimsmail.network.cases import OfferedCase
from nimsmail.network.incoming import Enclosure
from nimsmail.network.news import NewsItem
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Record
from nimsmail.network.reviews import Review
from nimsmail.reading.enclosures import enclosed
from nimsmail.store import Cabinet

R = TypeVar("R", bound=Record)
_KINDS = (NewsItem, OfferedCase, Review)


def keep_files(cabinet: Cabinet, outcome: Outcome, raw: bytes) -> Outcome:
    """Keep the files of `raw` that `outcome` names, and name only those that there is room for.

    Mail of which nothing is to be kept costs nothing here.
    """
    named = {
        each.file
        for record in (*outcome.records, *outcome.reviews)
        if isinstance(record, _KINDS)
        for each in record.enclosures
    }
    if not named:
        return outcome
    files = ((each, octets) for each, octets in enclosed(raw) if each.file in named)
    kept = frozenset(each for each, octets in files if cabinet.put(each.file, octets))
    return replace(
        outcome,
        records=tuple(_with(each, kept) for each in outcome.records),
        reviews=tuple(_with(each, kept) for each in outcome.reviews),
    )


def _with(record: R, kept: frozenset[Enclosure]) -> R:
    if not isinstance(record, _KINDS) or not record.enclosures:
        return record
    left = tuple(each for each in record.enclosures if each in kept)
    return replace(record, enclosures=left)
