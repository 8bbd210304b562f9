"""A committee at the desk: a chair, members, the board, an agenda, and those who forge."""

from dataclasses import replace
from datetime import UTC, datetime

from nimsmail.network.incoming import Mail, Reply, Wish
from nimsmail.network.intents import Intent
from nimsmail.network.meetings import Meeting
from nimsmail.network.orders import Order
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Person, membership_of
from nimsmail.network.points import Point
from nimsmail.network.presenting import drafted, to_chair
from nimsmail.network.submissions import AgendaApproval, Submission, latest
from tests.network.desk import NIMS, Desk

TITLES = ("Godkendelse af dagsorden", "Strategi", "ICMA", "Studietur", "Kalender", "Eventuelt")
POINTS = tuple(Point(title=title) for title in TITLES)
CHAIR, MEMBER = "inger.holm@varde.example", "bo.friis@vejle.example"


class Committee(Desk):
    """A desk with a chair, a member, one on the board only, and a meeting in March."""

    def __init__(self) -> None:
        super().__init__()
        self.chair = self.member(CHAIR, "Inger Holm", "chair")
        self.other = self.member(MEMBER, "Bo Friis", "member")
        self.board = self.member("ida.lund@ribe.example", "Ida Lund", "board")
        self.held = self.meeting()

    def member(
        self, address: str = "anna.berg@varde.example", name: str = "Anna Berg", *roles: str
    ) -> Person:
        person = super().member(address, name)
        membership = membership_of(self.books, "nims", person.key)
        assert membership is not None
        self.books.put(replace(membership, roles=roles))
        return person

    def draft(self, *titles: str) -> Order:
        points = tuple(Point(title=title) for title in titles) or POINTS
        self.keep(drafted(self.books, self.held, points, (), self.now))
        order = self.books.get(Order, self.held.key)
        assert order is not None
        return order

    def submit(self) -> Item:
        """Send the draft to the chair, and return the letter as it went."""
        self.keep(to_chair(self.books, self.house, self.held, self.now))
        self.deliver()
        return self.last_item(AgendaApproval.kind)

    @property
    def newest(self) -> Submission:
        found = latest(self.books, self.held.key, "agenda")
        assert found is not None
        return found

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(point.title for point in self.newest.points)

    def write_as(self, mail: Mail, *intents: Intent, certain: bool = True) -> Outcome:
        wishes = tuple(Wish(intent=intent, certain=certain) for intent in intents)
        return self.take_in(Reply(mail=mail, words="(ord)", language="da", wishes=wishes))


def later_meeting(key: str = "nims-2027-06") -> Meeting:
    return Meeting(
        key=key,
        network=NIMS.key,
        title="Sommermøde",
        starts=datetime(2027, 6, 10, 8, 0, tzinfo=UTC),
        ends=datetime(2027, 6, 10, 12, 0, tzinfo=UTC),
        place="Odense",
        created=datetime(2027, 1, 2, tzinfo=UTC),
    )
