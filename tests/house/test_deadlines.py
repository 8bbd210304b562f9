"""Deadlines on real servers: mailed by the coordinator, followed by reply, told, moved."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from nimsmail.network.alerting import alerts_of
from nimsmail.network.calls import Call
from nimsmail.network.follows import following_of
from nimsmail.network.joining import Newcomer, joined
from nimsmail.network.letters import Recipient
from nimsmail.network.newsletters import Edition, Newsletter
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Consent, Person, person_at
from nimsmail.network.sightings import confirmed
from tests.house import clients
from tests.house.secretariat import Secretariat

ANNA = "anna@varde.example"
KAREN = "karen.holt@sekretariat.example"
NIMS = "nims@sekretariat.example"


def in_days(nims: Secretariat, number: int) -> str:
    day = nims.office.clock.now().astimezone(ZoneInfo("Europe/Brussels")) + timedelta(days=number)
    return f"{day.day}.{day.month}.{day.year} kl. 17"


def anna(nims: Secretariat) -> Person:
    found = person_at(nims.office.store.books(), ANNA)
    assert found is not None
    return found


def member(nims: Secretariat) -> None:
    now = nims.office.clock.now()
    newcomer = Newcomer(network="nims", address=ANNA, name="Anna Berg", language="da")
    nims.add_organisations(["Varde"])
    with nims.office.store.change("member") as change:
        for record in joined(
            change, nims.office.house, newcomer, Consent(given=now, how="x")
        ).records:
            change.put(record)


def newsletter(nims: Secretariat) -> bytes:
    """Send Anna a newsletter, for her to answer."""
    now = nims.office.clock.now()
    to = Recipient.at(anna(nims))
    assert to is not None
    edition = Edition(key="nims/1", network="nims", title="Nyt", text="# Nyt\n\nHej", frozen=now)
    letter = Newsletter(network="nims", to=to, about=edition.key, edition=edition)
    nims.office.keep(Outcome(records=(edition,), letters=(letter,)), "newsletter", now)
    nims.turn()
    return nims.last_to(ANNA).raw


def follows(nims: Secretariat) -> list[str]:
    books = nims.office.store.books()
    return [each.what for each in following_of(books, "nims", anna(nims)).things]


def test_a_member_follows_by_reply_and_is_told_of_what_the_coordinator_mailed(
    secretariat: Secretariat,
) -> None:
    nims = secretariat
    member(nims)

    words = "Hej\n\nJeg vil gerne følge CERV og LIFE fremover.\n\nMvh Anna"
    nims.take_in(clients.outlook(newsletter(nims), f"Anna Berg <{ANNA}>", words))

    assert follows(nims) == ["CERV", "LIFE"]
    assert "CERV, LIFE" in nims.last_to(ANNA).text

    lines = (
        f"frist: CERV | Venskabsbyer | {in_days(nims, 20)} | https://eu.example/tt\n"
        "frist: LIFE | Byer | maj"
    )
    nims.take_in(clients.fresh(f"Karen Holt <{KAREN}>", NIMS, "Frister", lines))

    noted = nims.last_to(KAREN)
    assert "Venskabsbyer" in noted.text and "maj" in noted.text
    (call,) = nims.office.store.books().every(Call)
    assert call.confirmed is None  # nothing in the mail shows that it is hers

    now = nims.office.clock.now()
    with nims.office.store.change("confirm") as change:
        change.put(confirmed(call, "karen", now))
    books, house = nims.office.store.books(), nims.office.house
    outcome = alerts_of(books, house, house.networks["nims"], now)
    nims.office.keep(outcome, "alert", now)
    nims.turn()
    alert = nims.last_to(ANNA)
    assert "Venskabsbyer" in alert.text and "20 dage" in alert.text

    nims.take_in(clients.iphone(alert.raw, f"Anna Berg <{ANNA}>", "Drop CERV, tak"))

    assert follows(nims) == ["LIFE"]
