"""One certain wish of one author, and all that bears on it; what became of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from nimsmail.network.house import House
from nimsmail.network.identity import Author
from nimsmail.network.incoming import Reply
from nimsmail.network.letters import Answered, Recipient
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Membership, Person, Standing, membership_of
from nimsmail.network.procedure import Procedure
from nimsmail.network.receipts import Noted, Receipt
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What one wish led to, or why it is handed over instead."""

    outcome: Outcome = field(default_factory=Outcome)
    why: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One certain wish of one author, in one network, and all that bears on it."""

    books: Books
    house: House
    network: str
    author: Author
    reply: Reply
    now: datetime

    @property
    def answers(self) -> Answered:
        """The mail that holds the wish, as letters answer it."""
        return Answered.to(self.reply.mail)

    @property
    def procedure(self) -> Procedure:
        """How the network handles agendas and minutes."""
        return self.house.networks[self.network].procedure

    @property
    def is_proven(self) -> bool:
        """Whether anything but From shows who wrote."""
        return self.author.proof in ("token", "authenticated", "coordinator")

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether the letter's token came with a From that the boundary vouches for."""
        sender = self.reply.mail.sender
        return self.author.proof == "token" and sender is not None and sender.authenticated

    @property
    def is_overruled(self) -> bool:
        """Whether the coordinator says so, who may do what comes too late for a member."""
        return self.author.proof == "coordinator"

    @property
    def person(self) -> Person | None:
        """The author; an address they were not known by yet is noted as theirs."""
        person, alias = self.author.person, self.author.alias
        if person is None or alias is None or alias in person.addresses:
            return person
        return replace(person, addresses=(*person.addresses, alias))

    @property
    def refusal(self) -> Why | None:
        """Why nothing may be done in the author's name; None for a member who is proven."""
        if self.author.person is None:
            return Why.STRANGER
        if not self.is_proven:
            return Why.UNPROVEN
        return Why.STRANGER if self.membership(self.author.person) is None else None

    def membership(self, person: Person) -> Membership | None:
        """Find what ties `person` to the network, if they are in it."""
        found = membership_of(self.books, self.network, person.key)
        return found if found and found.standing is Standing.MEMBER else None

    def noted(self, what: Noted, *records: Record, about: str) -> Carried:
        """Keep `records`, and tell the author what was noted.

        `about` is the key of what an answer to the receipt is about. The author is known
        by now: `refusal` has been asked.
        """
        person = self.person
        assert person is not None
        named = () if self.author.alias is None else (person,)
        to = Recipient.at(person)
        receipt = to and Receipt(
            network=self.network,
            to=to,
            about=about,
            answers=self.answers,
            noted=(what,),
            alias=self.author.alias,
        )
        return Carried(
            outcome=Outcome(
                records=(*records, *named),
                letters=(receipt,) if receipt else (),
                notes=(f"noted {what.do}",),
            )
        )
