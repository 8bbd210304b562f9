"""A coordinator answers a notice by mail, on real servers: each thing is done once."""

from collections import Counter
from dataclasses import replace

import pytest

from nimsmail.network.audience import audience_of
from nimsmail.network.inviting import invite
from nimsmail.network.meetings import Rsvp
from nimsmail.network.outbox import Item
from nimsmail.network.reviews import Review, Stage
from tests.house import clients
from tests.house.secretariat import Secretariat, Sent

NIMS = "nims@sekretariat.example"
KAREN = "karen.holt@sekretariat.example"
KAREN_HOLT = f"Karen Holt <{KAREN}>"
VOUCHED = (
    b"Authentication-Results: mx.sekretariat.example;"
    b" dmarc=pass header.from=sekretariat.example\r\n"
)
ANNA, BO = "anna@varde.example", "bo@vejen.example"
MAYBE = {"do": "attend", "answer": "maybe"}


def told_of_two_mails(nims: Secretariat) -> Sent:
    """Have two members write what nobody is sure of; returns the notice of it."""
    for who in (ANNA, BO):
        nims.take_in(clients.fresh(who, NIMS, "Tilmelding", "Tilmeld mig NIMS."))
        nims.take_in(clients.outlook(nims.last_to(who).raw, who, "Ja"))
    meeting, office = nims.add_meeting(), nims.office
    audience = audience_of(office.store.books(), office.house, "nims")
    plan = invite(office.store.books(), office.house, meeting, audience)
    office.keep(plan.outcome, "invite", office.clock.now())
    nims.turn()
    first, second = (
        clients.outlook(nims.last_to(who).raw, who, "Den med kagen?") for who in (ANNA, BO)
    )
    nims.box.deliver(first)
    nims.wait_a_second()
    nims.box.deliver(second)
    nims.turn()
    suggest_a_maybe(nims)
    nims.until(lambda: bool(nims.to(KAREN)))
    return nims.last_to(KAREN)


def suggest_a_maybe(nims: Secretariat) -> None:
    """Let each mail have a suggestion, whatever the reader of the day makes of it."""
    with nims.office.store.change("suggestions") as change:
        for review in tuple(change.every(Review)):
            change.put(replace(review, suggestion=(MAYBE,)))


def answers(nims: Secretariat) -> dict[str, str]:
    books = nims.office.store.books()
    addresses = {item.person: item.recipient for item in books.every(Item)}
    return {addresses[rsvp.person]: rsvp.answer for rsvp in books.every(Rsvp)}


def stages(nims: Secretariat) -> Counter[Stage]:
    return Counter(review.stage for review in nims.office.store.books().every(Review))


def since(nims: Secretariat, before: Counter[tuple[str, str]]) -> dict[tuple[str, str], int]:
    return dict(nims.counts() - before)


def test_a_coordinators_mail_settles_what_the_notice_numbers(secretariat: Secretariat) -> None:
    nims = replace(secretariat, mailbox='trust = "mx.sekretariat.example"')
    notice = told_of_two_mails(nims)
    before = nims.counts()
    mail = VOUCHED + clients.outlook(notice.raw, KAREN_HOLT, "Ja til 1, nej til 2")

    nims.take_in(mail, mail)  # it comes twice
    nims.take_in(mail)
    nims.turn()

    assert notice.message["Reply-To"] is not None
    assert "Sag 1: " in notice.text and "Sag 2: " in notice.text
    assert answers(nims) == {ANNA: "maybe"}
    assert stages(nims) == {Stage.RESOLVED: 2}
    assert since(nims, before) == {(ANNA, "rsvp-receipt"): 1, (KAREN, "ruling-receipt"): 1}
    receipt = " ".join(nims.last_to(KAREN).text.split())
    assert f"1. {ANNA} (SV: " in receipt and "et måske er noteret" in receipt
    assert f"2. {BO} (SV: " in receipt and "lukket" in receipt
    assert nims.box.folder("INBOX") == []


def test_where_nothing_vouches_for_the_coordinator_a_letter_asks_first(
    secretariat: Secretariat,
) -> None:
    nims = secretariat
    notice = told_of_two_mails(nims)
    before = nims.counts()
    mail = VOUCHED + clients.gmail(notice.raw, KAREN_HOLT, "ja til 1, nej til 2")

    nims.take_in(mail, mail)
    asked = nims.last_to(KAREN)
    assert since(nims, before) == {(KAREN, "confirm-ruling"): 1}
    assert answers(nims) == {}
    yes = clients.iphone(asked.raw, KAREN_HOLT, "Ja")
    nims.take_in(yes, yes)

    assert answers(nims) == {ANNA: "maybe"}
    assert stages(nims) == {Stage.RESOLVED: 2}
    assert since(nims, before) == {
        (KAREN, "confirm-ruling"): 1,
        (KAREN, "ruling-receipt"): 1,
        (ANNA, "rsvp-receipt"): 1,
    }


@pytest.mark.parametrize("words", ["Ja, hvis de selv siger det", "Hvem er de?"])
def test_an_answer_that_is_not_clear_changes_nothing(secretariat: Secretariat, words: str) -> None:
    nims = secretariat
    notice = told_of_two_mails(nims)
    before = nims.counts()

    nims.take_in(clients.outlook(notice.raw, KAREN_HOLT, words))

    assert answers(nims) == {}
    assert stages(nims) == {Stage.OPEN: 2}
    assert since(nims, before) == {(KAREN, "ruling-receipt"): 1}
    assert f"> {words}" in nims.last_to(KAREN).text


def test_a_member_who_got_hold_of_a_notice_settles_nothing(secretariat: Secretariat) -> None:
    nims = secretariat
    notice = told_of_two_mails(nims)

    nims.take_in(clients.outlook(notice.raw, ANNA, "ja til alle"))

    assert answers(nims) == {}
    assert stages(nims)[Stage.RESOLVED] == 0
