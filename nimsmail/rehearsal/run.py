"""Running the clock forward: the second door is asked again and again, on books nobody keeps.

The rules, the clerk and the writer are those that run every day, so what is rehearsed is what
will happen, as long as nobody writes in and no coordinator decides otherwise.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from nimsmail.network.due import due
from nimsmail.network.duties import task_named
from nimsmail.network.house import House
from nimsmail.network.lastlook import reason_to_withdraw
from nimsmail.network.meetings import Meeting
from nimsmail.network.notices import Docket
from nimsmail.network.outbox import Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.performing import approved, kind_of
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Why
from nimsmail.network.telling import next_notice
from nimsmail.office import Office
from nimsmail.rehearsal.told import Asked, Rehearsal, Rehearsed
from nimsmail.store import Change
from nimsmail.writing.compose import preview
from nimsmail.writing.wording import Wording

_HOUR = timedelta(hours=1)
_HIDDEN = "[token]"


def rehearse(
    office: Office,
    now: datetime,
    until: datetime,
    *,
    network: str | None = None,
    assume_yes: bool = False,
) -> Rehearsal:
    """Run the clock of `office` from `now` to `until`, and keep nothing of it.

    With `assume_yes` every duty that asks is approved at once. Of one `network` only its
    own letters are told.
    """
    run = _Run(office, assume_yes=assume_yes)
    for moment in run.moments(now, until):
        run.turn(moment)
    return Rehearsal(
        begins=now,
        until=until,
        letters=_numbered(each for each in run.letters if network in (None, each.item.network)),
        asked=tuple(each for each in run.asked if network in (None, each.network)),
        meetings=_meetings(run.books, network, now, until),
        approved=assume_yes,
    )


def _numbered(letters: Iterator[Rehearsed]) -> tuple[Rehearsed, ...]:
    return tuple(replace(each, number=number) for number, each in enumerate(letters, 1))


def _meetings(
    books: Books, network: str | None, now: datetime, until: datetime
) -> tuple[Meeting, ...]:
    found = (
        each
        for each in books.every(Meeting)
        if now <= each.starts <= until and not each.cancelled and network in (None, each.network)
    )
    return tuple(sorted(found, key=lambda each: each.starts))


class _Run:
    """One rehearsal, on its own copy of the books."""

    def __init__(self, office: Office, *, assume_yes: bool) -> None:
        self.books: Change = office.store.scratch()
        self.letters: list[Rehearsed] = []
        self.asked: list[Asked] = []
        self._office = office
        self._house = office.house
        self._assume_yes = assume_yes

    def moments(self, now: datetime, until: datetime) -> Iterator[datetime]:
        """Go through the time: every full hour, and whenever a notice is due between two."""
        at = now
        while at <= until:
            yield at
            following = at.replace(minute=0, second=0, microsecond=0) + _HOUR
            oldest = next_notice(self.books, self._house)
            notice = oldest + self._house.caps.notice_after if oldest else following
            at = min(following, notice) if notice > at else following

    def turn(self, now: datetime) -> None:
        """Do what the daemon does in one turn: see to what is due, then send what waits."""
        outcome = due(self.books, self._house, now)
        self._keep(outcome, now)
        for review in outcome.reviews:
            if review.why is Why.DUTY:
                self._ask(review, now)
        self._send(now)

    def _keep(self, outcome: Outcome, now: datetime) -> None:
        if outcome != Outcome(notes=outcome.notes):
            self._office.clerk.keep(self.books, outcome, now)

    def _ask(self, review: Review, now: datetime) -> None:
        task = task_named(self.books, self._house, review.key.partition("/")[2], now)
        assert task is not None
        letters = review.suggestion[0].get("letters") if review.suggestion else None
        self.asked.append(
            Asked(
                at=now,
                key=task.key,
                network=task.meeting.network,
                meeting=task.meeting.key,
                duty=task.duty.key,
                why=f"{task.duty.at.words} {task.meeting.key}",
                letters=letters,
            )
        )
        if self._assume_yes and review.suggestion:
            self._keep(approved(self.books, self._house, task, now), now)

    def _send(self, now: datetime) -> None:
        """Let the relay take all that may go."""
        waiting = [i for s in (State.QUEUED, State.DEFERRED) for i in self._in(s)]
        for item in sorted(waiting, key=lambda each: (each.queued, each.kind, each.name)):
            if item.not_before > now:
                continue
            if reason_to_withdraw(self.books, item, now) is not None:
                self.books.put(replace(item, state=State.WITHDRAWN, ended=now))
                continue
            self.books.put(replace(item, state=State.SENT, ended=now))
            self.letters.append(self._read(item, now))

    def _in(self, state: State) -> tuple[Item, ...]:
        return self.books.find(Item, "state", state)

    def _read(self, item: Item, now: datetime) -> Rehearsed:
        wording = self.books.get(Wording, item.words)
        subject, text = read(self._house, wording, item) if wording else ("", "")
        why = _reason(self.books, self._house, item, now)
        return Rehearsed(number=0, at=now, item=item, why=why, subject=subject, text=text)


def read(house: House, wording: Wording, item: Item) -> tuple[str, str]:
    """Return subject and text of a letter, as its reader will see them but for the token."""
    token = house.seal.token(item.key, item.kind, item.person or item.recipient)
    shown = preview(wording, item, token if wording.answerable else None)
    return shown.subject.replace(token, _HIDDEN), shown.parts[0].text.replace(token, _HIDDEN)


def _reason(books: Books, house: House, item: Item, now: datetime) -> str:
    """Say why a letter goes out: the duty that it comes of, what it asks, or what it is."""
    docket = books.get(Docket, item.about)
    if docket is not None:
        return "waits for your word: " + ", ".join(_matter(books, key) for key in docket.reviews)
    meeting = books.get(Meeting, item.about)
    network = house.networks.get(item.network)
    for duty in network.wheel.duties if network and network.wheel and meeting else ():
        task = task_named(books, house, f"{item.about}/{duty.key}", now)
        if task is not None and kind_of(task) == item.kind and task.seen == now:
            return f"{task.duty.at.words} {item.about}"
    return f"{item.kind} about {item.about}, which waits in the outbox"


def _matter(books: Books, key: str) -> str:
    review = books.get(Review, key)
    if review is not None and review.why in (Why.DUTY, Why.MISSED):
        return " of ".join(review.details)
    return str(review.why) if review else key
