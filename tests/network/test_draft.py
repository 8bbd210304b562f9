"""The books as they would be."""

from dataclasses import replace

from nimsmail.network.draft import Draft
from nimsmail.network.people import Person
from tests.network.desk import Desk


def test_what_is_not_kept_yet_is_counted() -> None:
    desk = Desk()
    anna, bo = desk.member(), desk.member("bo@varde.example", "Bo")
    draft = Draft(desk.books)

    draft.take([replace(anna, organisation="varde")], [bo])

    assert draft.count(Person, organisation="varde") == 1
    assert draft.count(Person, organisation="varde", addresses="bo@varde.example") == 0
