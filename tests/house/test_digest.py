"""The coordinator's morning, on real servers: one digest, and one answer from a phone."""

from dataclasses import replace
from datetime import datetime, timedelta

from nimsmail.clock import FixedClock, SystemClock
from nimsmail.network.reviews import Stage
from tests.house import clients
from tests.house.secretariat import Secretariat
from tests.house.test_rulings import (
    ANNA,
    BO,
    KAREN,
    KAREN_HOLT,
    VOUCHED,
    answers,
    since,
    stages,
    told_of_two_mails,
)

TRUST = 'trust = "mx.sekretariat.example"'


def next_monday(nims: Secretariat) -> datetime:
    """Return a quarter to eight next Monday, in the network's zone."""
    now = SystemClock().now().astimezone(nims.office.house.networks["nims"].timezone)
    monday = now + timedelta(days=7 - now.weekday())
    return monday.replace(hour=7, minute=45)


def in_the_morning(nims: Secretariat) -> Secretariat:
    """Let the same house wake up next Monday, with a digest at half past seven."""
    morning = replace(nims, digest="07:30")
    morning.office = replace(morning.office, clock=FixedClock(next_monday(nims)))
    return morning


def test_a_digest_answered_from_a_phone_settles_what_is_still_open(
    secretariat: Secretariat,
) -> None:
    told = replace(secretariat, mailbox=TRUST)
    told_of_two_mails(told)
    nims = in_the_morning(told)
    before = nims.counts()

    nims.turn()
    nims.turn()
    digest = nims.last_to(KAREN)
    sent = since(nims, before)
    mail = VOUCHED + clients.iphone(digest.raw, KAREN_HOLT, "Ja til 1, nej til 2")
    nims.take_in(mail, mail)

    assert sent == {(KAREN, "digest"): 1}
    assert "Sag 1: " in digest.text and "Sag 2: " in digest.text
    assert digest.message["Reply-To"] is not None
    assert answers(nims) == {ANNA: "maybe"}
    assert stages(nims) == {Stage.RESOLVED: 2}
    assert since(nims, before) == {
        (KAREN, "digest"): 1,
        (ANNA, "rsvp-receipt"): 1,
        (KAREN, "ruling-receipt"): 1,
    }
    receipt = " ".join(nims.last_to(KAREN).text.split())
    assert f"1. {ANNA} (SV: " in receipt and f"2. {BO} (SV: " in receipt


def test_a_monday_with_nothing_says_that_all_is_well(secretariat: Secretariat) -> None:
    nims = in_the_morning(secretariat)

    nims.turn()
    nims.take_in(clients.iphone(nims.last_to(KAREN).raw, KAREN_HOLT, "Tak!"))

    assert nims.counts() == {(KAREN, "digest"): 1}
    assert "Alt er, som det skal være" in " ".join(nims.last_to(KAREN).text.split())
    assert stages(nims) == {}
