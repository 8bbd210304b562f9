"""NIMS's first meeting on real servers: 22 sign up, are invited, answer, are reminded.

Every letter that should be there is there once, and none other.
"""

from collections import Counter

import pytest

from nimsmail.errors import ConfigError
from nimsmail.network.audience import audience_of
from nimsmail.network.inviting import invite, remind
from nimsmail.network.meetings import Rsvp, attendance
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Person, person_at
from nimsmail.network.reviews import Review, Why
from nimsmail.office import Office
from tests.house import clients
from tests.house.secretariat import Secretariat

MUNICIPALITIES = [
    "Assens",
    "Billund",
    "Esbjerg",
    "Fanoe",
    "Fredericia",
    "Faaborg",
    "Haderslev",
    "Kerteminde",
    "Kolding",
    "Langeland",
    "Middelfart",
    "Nordfyn",
    "Nyborg",
    "Odense",
    "Svendborg",
    "Soenderborg",
    "Toender",
    "Varde",
    "Vejen",
    "Vejle",
    "Aabenraa",
    "Aeroe",
]
NIMS = "nims@sekretariat.example"
KAREN = "karen.holt@sekretariat.example"

YES_WITH_A_GUEST = "Ja tak, og jeg tager Mette Friis med fra økonomi."
# What each municipality answers the invitation with, and how; the others are silent.
ANSWERS: dict[str, tuple[clients.Answer, str, str]] = {
    "Assens": (clients.outlook, "Jeg kommer.", "yes"),
    "Billund": (clients.gmail, "Jeg deltager gerne.", "yes"),
    "Esbjerg": (clients.outlook, YES_WITH_A_GUEST, "yes"),
    "Fanoe": (clients.iphone, "Ja tak", "yes"),
    "Fredericia": (clients.bare, "Ja, jeg deltager.", "yes"),
    "Faaborg": (clients.outlook, "Jeg kan desværre ikke deltage.", "no"),
    "Haderslev": (clients.gmail, "Nej tak, jeg er på ferie den dag.", "no"),
    "Kerteminde": (clients.iphone, "Jeg må melde afbud.", "no"),
    "Kolding": (clients.outlook, "Måske. Jeg ved det ikke endnu.", "maybe"),
    "Langeland": (clients.outlook, "Yes, I will be there.", "yes"),
    "Middelfart": (clients.gmail, "Unfortunately I can't make it.", "no"),
}
AWAY = "Nordfyn"
UNCLEAR = "Nyborg"
ACCEPTS_IN_OUTLOOK = "Odense"


def address(municipality: str) -> str:
    return f"eu@{municipality.lower()}.example"


def sender(municipality: str) -> str:
    return f"{municipality} Konsulent <{address(municipality)}>"


def person(office: Office, municipality: str) -> Person:
    found = person_at(office.store.books(), address(municipality))
    assert found is not None
    return found


def test_nims_first_meeting(secretariat: Secretariat) -> None:
    nims = secretariat
    nims.add_organisations(MUNICIPALITIES)
    expected: Counter[tuple[str, str]] = Counter()

    nims.take_in(
        *[
            clients.fresh(sender(m), NIMS, "Tilmelding", f"Hej\n\nTilmeld mig NIMS.\n\nVh {m}")
            for m in MUNICIPALITIES
        ]
    )
    expected.update((address(m), "confirm-sign-up") for m in MUNICIPALITIES)
    assert nims.counts() == expected

    nims.take_in(
        *[clients.outlook(nims.last_to(address(m)).raw, sender(m), "Ja") for m in MUNICIPALITIES]
    )
    expected.update((address(m), "welcome") for m in MUNICIPALITIES)
    assert nims.counts() == expected

    meeting = nims.add_meeting()
    office = nims.office
    audience = audience_of(office.store.books(), office.house, "nims")
    plan = invite(office.store.books(), office.house, meeting, audience)
    office.keep(plan.outcome, "invite", office.clock.now())
    office.keep(plan.outcome, "invite", office.clock.now())  # a double click
    nims.turn()
    nims.turn()
    expected.update((address(m), "invitation") for m in MUNICIPALITIES)
    assert nims.counts() == expected

    letters = {m: nims.last_to(address(m)) for m in MUNICIPALITIES}
    mails = [how(letters[m].raw, sender(m), words) for m, (how, words, _) in ANSWERS.items()]
    mails.append(clients.away(letters[AWAY].raw, sender(AWAY), "Jeg er på ferie. Jeg kommer igen."))
    mails.append(clients.outlook(letters[UNCLEAR].raw, sender(UNCLEAR), "Den med kagen?"))
    mails.append(
        clients.calendar_reply(
            letters[ACCEPTS_IN_OUTLOOK].raw, sender(ACCEPTS_IN_OUTLOOK), "ACCEPTED"
        )
    )
    nims.take_in(*mails, *mails)  # each comes twice
    expected.update((address(m), "rsvp-receipt") for m in (*ANSWERS, ACCEPTS_IN_OUTLOOK))
    expected[address(UNCLEAR), "not-understood"] = 1
    assert nims.counts() - Counter({(KAREN, "notice"): 1}) == expected
    books = office.store.books()
    answers = {rsvp.person: rsvp.answer for rsvp in attendance(books, meeting.key)}
    assert answers == {
        **{person(office, m).key: answer for m, (_, _, answer) in ANSWERS.items()},
        person(office, ACCEPTS_IN_OUTLOOK).key: "yes",
    }
    guests = books.get(Rsvp, f"{meeting.key}/{person(office, 'Esbjerg').key}")
    assert guests is not None and [guest.name for guest in guests.guests] == ["Mette Friis"]
    (review,) = books.every(Review)
    assert review.why in (Why.UNSURE, Why.QUESTION)

    office.keep(
        remind(office.store.books(), office.house, meeting, office.clock.now()).outcome,
        "remind",
        office.clock.now(),
    )
    nims.turn()
    silent = [m for m in MUNICIPALITIES if m not in ANSWERS and m != ACCEPTS_IN_OUTLOOK]
    expected.update((address(m), "reminder") for m in silent)
    expected[KAREN, "notice"] = 1
    for _ in range(3):  # the notice waits for its time to come
        nims.turn()
        if nims.to(KAREN):
            break
        secretariat.wait_a_second()
    assert nims.counts() == expected

    assert nims.box.folder("INBOX") == []
    assert len(nims.box.folder("nimsmail/review")) == 2
    handled = 2 * len(MUNICIPALITIES) + 2 * (len(mails) - 1)
    assert len(nims.box.folder("nimsmail/handled")) == handled


def test_who_left_gets_nothing_more_though_it_was_queued(secretariat: Secretariat) -> None:
    nims = secretariat
    nims.take_in(clients.fresh(sender("Varde"), NIMS, "Tilmeld", "Tilmeld"))
    nims.take_in(clients.outlook(nims.last_to(address("Varde")).raw, sender("Varde"), "Ja"))
    welcome = nims.last_to(address("Varde"))
    office = nims.office
    audience = audience_of(office.store.books(), office.house, "nims")
    plan = invite(office.store.books(), office.house, nims.add_meeting(), audience)
    office.keep(plan.outcome, "invite", office.clock.now())

    nims.take_in(clients.gmail(welcome.raw, sender("Varde"), "Afmeld"))

    kinds = [kind for (_, kind) in nims.counts().elements()]
    assert sorted(kinds) == ["confirm-sign-up", "goodbye", "welcome"]
    items = office.store.books().find(Item, "state", State.WITHDRAWN)
    assert [item.reply for item in items] == ["has left the network"]


def test_what_is_said_in_a_phrase_of_the_coordinators_own_is_understood(
    secretariat: Secretariat,
) -> None:
    nims, office = secretariat, secretariat.office
    nims.take_in(
        *[clients.fresh(sender(m), NIMS, "Tilmeld", "Tilmeld") for m in ("Varde", "Vejen")]
    )
    nims.take_in(
        *[
            clients.outlook(nims.last_to(address(m)).raw, sender(m), "Ja")
            for m in ("Varde", "Vejen")
        ]
    )
    audience = audience_of(office.store.books(), office.house, "nims")
    meeting = nims.add_meeting()
    plan = invite(office.store.books(), office.house, meeting, audience)
    office.keep(plan.outcome, "invite", office.clock.now())
    nims.turn()
    words = "Jeg er på pletten."

    nims.take_in(clients.outlook(nims.last_to(address("Varde")).raw, sender("Varde"), words))
    (nims.folder / "phrases.txt").write_text("yes | på pletten | Jeg er på pletten\n", "utf-8")
    nims.take_in(clients.gmail(nims.last_to(address("Vejen")).raw, sender("Vejen"), words))

    answers = {each.person: each.answer for each in office.store.books().every(Rsvp)}
    assert answers == {person(office, "Vejen").key: "yes"}
    assert len(nims.box.folder("nimsmail/review")) == 1


def test_a_daemon_does_not_start_on_phrases_that_cannot_help(secretariat: Secretariat) -> None:
    (secretariat.folder / "phrases.txt").write_text("yes | på pletten | Jeg kommer\n", "utf-8")

    with pytest.raises(ConfigError, match=r"phrases.txt:1: “på pletten” does not stand"):
        secretariat.turn()


def test_a_bounce_suspends_the_address_and_no_more_is_sent_there(secretariat: Secretariat) -> None:
    nims = secretariat
    nims.take_in(clients.fresh(sender("Varde"), NIMS, "Tilmeld", "Tilmeld"))
    nims.take_in(clients.outlook(nims.last_to(address("Varde")).raw, sender("Varde"), "Ja"))
    welcome = nims.last_to(address("Varde"))

    nims.take_in(clients.bounce(welcome.raw, welcome.recipient, welcome.return_path))

    assert person(nims.office, "Varde").address is None
    (review,) = nims.office.store.books().every(Review)
    assert review.why is Why.UNREACHABLE
