"""The daemon fetches lists of calls, and has the coordinator look at what is new in them."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from nimsmail.daemon.lists import Lists
from nimsmail.network.calls import Call
from nimsmail.network.reviews import Review, Why
from tests.catalogues.lists import catalogue, instant, topic
from tests.house.secretariat import Secretariat

SOON = datetime(2030, 2, 4, tzinfo=UTC)
LIFE = topic("LIFE-2030-SAP", instant(2030, 2, 4, 16))


def test_what_is_new_in_a_fetched_list_waits_for_the_coordinator(secretariat: Secretariat) -> None:
    lists = Lists(secretariat.office)

    lists.take_in("grantsTenders.json", BytesIO(catalogue([LIFE])))
    lists.take_in("grantsTenders.json", BytesIO(catalogue([LIFE])))

    books = secretariat.office.store.books()
    (review,) = books.every(Review)
    assert (review.why, review.details) == (Why.DEADLINES, ("new: life-2030-sap (2030-02-04)",))
    assert [call.confirmed for call in books.every(Call)] == [None]


def test_nothing_is_fetched_where_no_address_is_named(secretariat: Secretariat) -> None:
    lists = Lists(secretariat.office)

    lists.turn(SOON)
    lists.turn(SOON + timedelta(days=2))

    assert lists._busy is None
