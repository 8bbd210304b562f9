"""The secretary's part in an agenda: items, a draft, the chair's word, the summons."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from nimsmail.network.audience import Audience
from nimsmail.network.chairs import chairs_of
from nimsmail.network.dispatch import Plan, plan_for, tries
from nimsmail.network.granting import approval_letter, paper_of
from nimsmail.network.house import House
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Meeting
from nimsmail.network.orders import (
    ItemCall,
    Order,
    Proposal,
    Summons,
    approved_agenda,
    summons_by,
)
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.papers import Paper, PaperKind, gets
from nimsmail.network.people import Person, membership_of
from nimsmail.network.points import Change, Point, Points, changes_between, digest_of
from nimsmail.network.records import Books
from nimsmail.network.submissions import Submission, ended, latest, submission_key


class CannotPresent(ValueError):
    """An agenda or minutes cannot go on so; the text says why, and what would help."""


def proposals_for(books: Books, meeting: str) -> tuple[Proposal, ...]:
    """Return the items that members want on an agenda, the first one first."""
    found = books.find(Proposal, "meeting", meeting)
    return tuple(sorted(found, key=lambda each: (each.received, each.key)))


def composed(books: Books, house: House, meeting: Meeting) -> Points:
    """Return the points of a first draft: the fixed ones, with the members' items between."""
    procedure = house.networks[meeting.network].procedure
    found = (_as_point(books, each) for each in proposals_for(books, meeting.key))
    items = tuple(each for each in found if each is not None)
    opening = tuple(Point(title=title) for title in procedure.opening)
    closing = tuple(Point(title=title) for title in procedure.closing)
    return (*opening, *items, *closing)


def _as_point(books: Books, proposal: Proposal) -> Point | None:
    """Make an item a point: its first sentence is the title, the rest its note."""
    if proposal.taken == "declined":
        return None
    person = books.get(Person, proposal.person)
    first, _, rest = proposal.text.strip().partition("\n")
    return Point(title=first.strip(" .")[:120], note=rest.strip(), by=person.name if person else "")


def drafted(
    books: Books, meeting: Meeting, points: Points, annexes: tuple[str, ...], now: datetime
) -> Outcome:
    """Keep a draft of the agenda; one that lies with the chair is taken back."""
    if not points:
        raise CannotPresent(
            f"the agenda of {meeting.key} has no points; write some in a file, and name it "
            "with --from"
        )
    before = books.get(Order, meeting.key)
    order = Order(
        key=meeting.key,
        network=meeting.network,
        points=points,
        annexes=annexes,
        drafted=now,
        summoned=before.summoned if before else 0,
    )
    newest = latest(books, meeting.key, "agenda")
    if newest is None or newest.points == points or newest.fate == "changed":
        return Outcome(records=(order,))
    return Outcome(records=(order, ended(newest, "replaced", now)))


def to_chair(books: Books, house: House, meeting: Meeting, now: datetime) -> Outcome:
    """Send the draft to the chair, with what has changed since they saw it last."""
    order, chairs = _order(books, meeting), chairs_of(books, meeting.network)
    if not chairs:
        raise CannotPresent(
            f"nobody is in the chair of {meeting.network}; give somebody the role with "
            "nimsmail member role WHO chair"
        )
    newest = latest(books, meeting.key, "agenda")
    if newest is not None and newest.points == order.points and newest.fate != "replaced":
        raise CannotPresent(_no_news(newest))
    version = _version(house, meeting, order, newest, now)
    if now > version.until:
        raise CannotPresent(
            f"the summons to {meeting.key} must have gone by now, so that no answer of the "
            "chair's would count; ask by phone, and use nimsmail agenda approve"
        )
    letters = tuple(
        letter for person in chairs if (letter := approval_letter(version, meeting, person))
    )
    if not letters:
        raise CannotPresent("nobody in the chair can be written to; see nimsmail member show")
    paper = paper_of(house, meeting, version, now, draft=True)
    records = (version, paper, *_taken_back(newest, now))
    return Outcome(records=records, letters=letters)


def _version(
    house: House, meeting: Meeting, order: Order, newest: Submission | None, now: datetime
) -> Submission:
    """Return the draft as the next version, frozen by its hash."""
    number = newest.version + 1 if newest else 1
    return Submission(
        key=submission_key(meeting.key, "agenda", number),
        network=meeting.network,
        meeting=meeting.key,
        what="agenda",
        circle="chair",
        version=number,
        points=order.points,
        digest=digest_of(order.points),
        changes=changes_between(newest.points, order.points) if newest else (),
        sent=now,
        until=summons_by(house, meeting),
        open=meeting.network,
    )


def _taken_back(newest: Submission | None, now: datetime) -> tuple[Submission, ...]:
    return (ended(newest, "replaced", now),) if newest is not None and newest.open else ()


def _no_news(newest: Submission) -> str:
    if newest.fate == "approved":
        return f"version {newest.version} is approved as it is; send it with agenda summon"
    return (
        f"version {newest.version} lies with the chair as it is; they are reminded by "
        "themselves, and agenda approve takes their word by phone"
    )


def by_phone(books: Books, house: House, meeting: Meeting, now: datetime) -> Submission:
    """Return the version that the chair approves by phone: what lies there, or the draft."""
    order = _order(books, meeting)
    newest = latest(books, meeting.key, "agenda")
    if newest is not None and newest.points == order.points:
        if newest.fate == "approved":
            raise CannotPresent(_no_news(newest))
        if newest.fate == "waiting":
            return newest
    return replace(_version(house, meeting, order, newest, now), until=meeting.starts)


def _order(books: Books, meeting: Meeting) -> Order:
    order = books.get(Order, meeting.key)
    if order is None:
        raise CannotPresent(
            f"{meeting.key} has no agenda yet; draft one with nimsmail agenda draft {meeting.key}"
        )
    return order


def call_for_items(
    books: Books, meeting: Meeting, audience: Audience, until: datetime | None
) -> Plan:
    """Plan the call for items to those whose roles get agendas."""
    failed = tries(books, meeting.key, ItemCall.kind)
    has_it = _holding(books, meeting.key, ItemCall.kind)

    def objection(person: Person) -> str | None:
        if not _gets(books, meeting, person.key, "agenda"):
            return "gets no agendas"
        return "was asked already" if person.key in has_it else None

    def letter(to: Recipient) -> Letter:
        return ItemCall(
            network=meeting.network,
            to=to,
            about=meeting.key,
            meeting=meeting,
            until=until,
            round=failed[to.person] + 1,
        )

    return plan_for(books, audience, meeting.title, ItemCall.subscription, objection, letter)


def summon(books: Books, house: House, meeting: Meeting, audience: Audience) -> Plan:
    """Plan the summons with the agenda that the chair approved, or raise CannotPresent.

    It goes to those whose roles get agendas. A version that follows another tells what has
    changed since the one that was sent before.
    """
    order, agenda = _order(books, meeting), approved_agenda(books, meeting.key)
    if agenda is None or agenda.points != order.points:
        raise CannotPresent(
            f"the chair has not approved the agenda of {meeting.key} as it now is; nothing goes "
            "out before: nimsmail agenda send-to-chair"
        )
    rounds = _rounds(books, meeting.key)
    has_it = _holding(books, meeting.key, Summons.kind, order.summoned == agenda.version)
    annexes = tuple(p for key in order.annexes if (p := books.get(Paper, key)) is not None)
    changes = _since(books, meeting, order, agenda)

    def objection(person: Person) -> str | None:
        if not _gets(books, meeting, person.key, "agenda"):
            return "gets no agendas"
        if person.key in has_it:
            return f"has version {agenda.version} already"
        return None

    def letter(to: Recipient) -> Letter:
        return Summons(
            network=meeting.network,
            to=to,
            about=meeting.key,
            meeting=meeting,
            version=agenda.version,
            points=agenda.points,
            changes=changes,
            annexes=annexes if _gets(books, meeting, to.person, "annex") else (),
            round=rounds[to.person] + 1,
        )

    plan = plan_for(books, audience, meeting.title, Summons.subscription, objection, letter)
    return replace(plan, records=(replace(order, summoned=agenda.version),))


def _gets(books: Books, meeting: Meeting, person: str | None, kind: PaperKind) -> bool:
    """Tell whether a person's roles give them papers of this kind."""
    membership = membership_of(books, meeting.network, person or "")
    return membership is not None and gets(membership, kind)


def _rounds(books: Books, about: str) -> Counter[str | None]:
    """Count the summonses that each person was to get, whatever became of them."""
    items = books.find(Item, "about", about)
    return Counter(item.person for item in items if item.kind == Summons.kind)


def _holding(books: Books, about: str, kind: str, is_same: bool = True) -> frozenset[str | None]:
    """Return who has the letter already; nobody has one of a version that was never sent."""
    if not is_same:
        return frozenset()
    items = (item for item in books.find(Item, "about", about) if item.kind == kind)
    return frozenset(item.person for item in items if item.state not in UNDELIVERED)


def _since(books: Books, meeting: Meeting, order: Order, agenda: Submission) -> tuple[Change, ...]:
    """Tell what has changed since the version that the members have, if they have one."""
    if not order.summoned or order.summoned == agenda.version:
        return ()
    key = submission_key(meeting.key, "agenda", order.summoned)
    before = books.get(Submission, key)
    return changes_between(before.points, agenda.points) if before else ()
