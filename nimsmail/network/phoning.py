"""An answer that did not come by mail: the coordinator was told it, and enters it."""

from dataclasses import replace
from datetime import datetime

from nimsmail.network.attending import answer
from nimsmail.network.case import Carried, Case
from nimsmail.network.house import House
from nimsmail.network.identity import Author
from nimsmail.network.incoming import Mail, Reply
from nimsmail.network.intents import Attend
from nimsmail.network.meetings import Meeting, RsvpReceipt
from nimsmail.network.people import Person
from nimsmail.network.records import Books


def by_phone(
    books: Books,
    house: House,
    meeting: Meeting,
    person: Person,
    wish: Attend,
    now: datetime,
    *,
    online: bool = False,
    quiet: bool = False,
) -> Carried:
    """Note what `person` has told the coordinator; a receipt goes to them, unless `quiet`."""
    # No mail has this key, and no other answer: a receipt is known by the mail it answers.
    key = house.seal.id_of("phone", f"{meeting.key}/{person.key}/{now.isoformat()}")
    reply = Reply(mail=Mail(key=key, received=now), words=wish.note or "", language=person.language)
    author = Author(network=house.networks[meeting.network], person=person, proof="coordinator")
    case = Case(
        books=books, house=house, network=meeting.network, author=author, reply=reply, now=now
    )
    carried = answer(case, person, meeting, wish, online=online)
    if not quiet:
        return carried
    others = tuple(each for each in carried.outcome.letters if not isinstance(each, RsvpReceipt))
    return replace(carried, outcome=replace(carried.outcome, letters=others))
