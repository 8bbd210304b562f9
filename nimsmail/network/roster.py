"""A list of people to be taken in at once: checked line by line before anybody is.

Who has left is not taken in again by a list, and who is a member already is left alone:
the same list may be taken in twice.
"""

import difflib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from nimsmail.network.house import House, Network
from nimsmail.network.incoming import Sender
from nimsmail.network.intents import Join
from nimsmail.network.joining import Newcomer, asked_to_join, joined
from nimsmail.network.letters import Letter
from nimsmail.network.organisations import Register, key_for
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import (
    Consent,
    Language,
    Organisation,
    Standing,
    membership_of,
    person_at,
)
from nimsmail.network.records import Books, Record

_LONGEST = 200  # letters of a name
_NEAR = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list, as it is written."""

    number: int
    address: str
    name: str = ""
    organisation: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about one line; a sentence that ends with what to do, or why not."""

    line: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A list that was checked: who comes in, who is left alone, and what is wrong with it.

    `doubts` are worth a look and stop nothing; `faults` do.
    """

    newcomers: tuple[Newcomer, ...]
    organisations: tuple[Organisation, ...]
    left_alone: tuple[Remark, ...]
    doubts: tuple[Remark, ...]
    faults: tuple[Remark, ...]


def checked(
    books: Books, network: Network, lines: Iterable[Line], proper: Callable[[str], object]
) -> Roster:
    """Check every line; `proper` raises ValueError where an address is none, saying why."""
    check = _Check(books, network, proper)
    for line in lines:
        check.take(line)
    return Roster(
        newcomers=tuple(check.newcomers),
        organisations=tuple(check.organisations.values()),
        left_alone=tuple(check.left_alone),
        doubts=tuple(check.doubts),
        faults=tuple(check.faults),
    )


def taken_in(books: Books, house: House, roster: Roster, consent: Consent) -> Outcome:
    """Take everybody on the list into the network, on a ground that the coordinator gives.

    Nobody is written to: a list of thousands would be mass mail.
    """
    records: list[Record] = [*_registered(books, roster)]
    for newcomer in roster.newcomers:
        records.extend(joined(books, house, newcomer, consent).records)
    return Outcome(records=tuple(records), notes=(f"took in {len(roster.newcomers)}",))


def asked(books: Books, house: House, network: str, roster: Roster, now: datetime) -> Outcome:
    """Ask everybody on the list whether they want to be in; nobody is until they say so."""
    records: list[Record] = [*_registered(books, roster)]
    letters: list[Letter] = []
    for each in roster.newcomers:
        wish = Join(name=each.name or None, organisation=each.organisation)
        sender = Sender(address=each.address, name=each.name)
        outcome = asked_to_join(house, network, sender, wish, each.language, None, now)
        records.extend(outcome.records)
        letters.extend(outcome.letters)
    return Outcome(records=tuple(records), letters=tuple(letters))


def _registered(books: Books, roster: Roster) -> list[Record]:
    return [each for each in roster.organisations if books.get(Organisation, each.key) is None]


@dataclass(slots=True)
class _Check:
    """What is known of the list so far."""

    books: Books
    network: Network
    proper: Callable[[str], object]
    newcomers: list[Newcomer] = field(default_factory=list)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    left_alone: list[Remark] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)
    faults: list[Remark] = field(default_factory=list)
    _lines: dict[str, int] = field(default_factory=dict)
    _register: Register | None = None
    _spellings: tuple[str, ...] = ()

    def take(self, line: Line) -> None:
        """Check one line, and put it where it belongs."""
        address = line.address.strip().lower()
        faults = [*self._of_address(address), *_of_name(line.name), *_of_language(line.language)]
        if not faults and address in self._lines:
            first = self._lines[address]
            faults.append(f"{address} is on line {first}, too; take one of them out")
        self._lines.setdefault(address, line.number)
        if faults:
            self.faults.extend(Remark(line.number, fault) for fault in faults)
            return
        reason = self._reason_to_leave_alone(address)
        if reason is not None:
            self.left_alone.append(Remark(line.number, f"{address} {reason}"))
            return
        self.newcomers.append(
            Newcomer(
                network=self.network.key,
                address=address,
                name=" ".join(line.name.split()),
                language=_language(line.language) or self.network.language,
                organisation=self._organisation(line),
            )
        )

    def _of_address(self, address: str) -> Iterable[str]:
        if not address:
            yield "has no address; write one, or take the line out"
            return
        try:
            self.proper(address)
        except ValueError as error:
            yield str(error)

    def _reason_to_leave_alone(self, address: str) -> str | None:
        person = person_at(self.books, address)
        membership = membership_of(self.books, self.network.key, person.key) if person else None
        if membership is not None and membership.standing is Standing.LEFT:
            return "has left; who wants to come back writes to us, or is added with member add"
        if membership is not None:
            return "is a member already"
        asked = self.books.find(Pending, "address", address)
        if any(each.network == self.network.key for each in asked):
            return "has been asked already, and has not answered yet"
        return None

    def _organisation(self, line: Line) -> str | None:
        """Return the key of the organisation on a line; one that nobody knows yet is made."""
        name = " ".join(line.organisation.split())
        if not name:
            return None
        if self._register is None:
            self._register = Register(self.books.every(Organisation))
            self._spellings = self._register.spellings()
        found = self._register.find(name)
        if found is None:
            found = Organisation(key=key_for(name), name=name)
            found = self.books.get(Organisation, found.key) or found
            near = difflib.get_close_matches(name.casefold(), self._spellings, n=1, cutoff=_NEAR)
            also = self._register.find(near[0]) if near else None
            meant = f"; did you mean {also.name}?" if also else ""
            self.doubts.append(
                Remark(line.number, f"the organisation “{name}” is not known yet{meant}")
            )
            self.organisations[found.key] = found
            self._register.add(replace(found, spellings=(*found.spellings, name)))
        return found.key


def _of_name(name: str) -> Iterable[str]:
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in name.strip()):
        yield "the name holds signs that do not show; write it again"
    elif len(name) > _LONGEST:
        yield f"the name has over {_LONGEST} letters; write it shorter"


def _of_language(text: str) -> Iterable[str]:
    if text.strip() and _language(text) is None:
        yield f"the language is “{text.strip()}”; write da or en, or leave it empty"


def _language(text: str) -> Language | None:
    match text.strip().casefold():
        case "da" | "dansk" | "danish":
            return "da"
        case "en" | "engelsk" | "english":
            return "en"
        case _:
            return None
