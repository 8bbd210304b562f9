import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nimsmail.errors import StoreError
from nimsmail.network.intents import Guest
from nimsmail.network.meetings import Rsvp
from nimsmail.network.outbox import Item
from nimsmail.network.people import Consent, Membership, Person, Standing, Suspension
from nimsmail.network.records import Record
from nimsmail.store.codec import opened, to_leaf, to_record, written
from tests.store.sample import NOON, letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Anything(Record):
    """A record with a field that holds whatever JSON can."""

    table: ClassVar[str] = "anything"

    plain: tuple[dict[str, Any], ...] = ()
    when: datetime | None = None


texts = st.text(st.characters(exclude_categories=["Cs"]))
times = st.datetimes(timezones=st.just(UTC))
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=8,
)
guests = st.builds(Guest, name=st.none() | texts, email=st.none() | texts)
consents = st.builds(Consent, given=times, how=texts, evidence=st.none() | texts)
records = st.one_of(
    st.builds(
        Rsvp,
        key=texts,
        meeting=texts,
        person=texts,
        answer=st.sampled_from(["yes", "no", "maybe", "delegate"]),
        guests=st.lists(guests, max_size=3).map(tuple),
        delegate=st.none() | guests,
        note=texts,
        answered=times,
    ),
    st.builds(
        Membership,
        key=texts,
        network=texts,
        person=texts,
        standing=st.sampled_from(Standing),
        since=times,
        roles=st.lists(texts, max_size=3).map(tuple),
        consent=st.none() | consents,
    ),
    st.builds(
        Anything,
        key=texts,
        plain=st.lists(st.dictionaries(texts, json_values), max_size=3).map(tuple),
        when=st.none() | times,
    ),
)


@given(records)
def test_a_record_comes_back_as_it_was_kept(record: Record) -> None:
    document = json.loads(json.dumps(opened(to_leaf(record))))

    assert to_record(type(record), written(document)) == record


@given(records)
def test_a_document_in_memory_is_the_one_on_the_disk(record: Record) -> None:
    document = opened(to_leaf(record))

    assert json.loads(json.dumps(document)) == document


def test_nested_values_come_back_with_their_types() -> None:
    suspension = Suspension(address="m@varde.example", since=NOON, why="5.1.1")
    mette = Person(key="p1", name="Mette", addresses=("m@varde.example",), suspended=(suspension,))

    assert to_record(Person, to_leaf(mette)) == mette


def test_bytes_that_were_no_text_do_not_stop_a_mail_from_being_kept() -> None:
    odd = replace(letter(1), name="S\udcf8ren \U0001f600")

    assert opened(to_leaf(odd))["name"] == "S\N{REPLACEMENT CHARACTER}ren \U0001f600"


def test_a_record_that_could_not_be_read_back_is_a_bug() -> None:
    with pytest.raises(ValueError, match="outbox/k1 is no Item"):
        to_leaf(letter(1, state="posted"))


def test_a_document_that_is_no_record_is_named() -> None:
    leaf = written({**opened(to_leaf(letter(1))), "state": "posted"})

    with pytest.raises(StoreError, match=r"outbox/k1 is damaged: .*store check"):
        to_record(Item, leaf)
