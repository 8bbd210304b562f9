"""Themes and a vote on real servers: called for, suggested, put to the vote, counted, told.

Members answer in their own words, as their mail programs quote; every letter that should be
there is there once, and none other.
"""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from nimsmail.network.audience import audience_of
from nimsmail.network.balloting import (
    call_for_themes,
    counted,
    drawn_up,
    put_to_vote,
    remind_voters,
)
from nimsmail.network.ballots import Ballot, casts
from nimsmail.network.joining import Newcomer, joined
from nimsmail.network.meetings import Meeting
from nimsmail.network.people import Consent
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Why
from nimsmail.network.themecalls import ThemeCall
from nimsmail.network.themes import Theme, open_themes
from tests.house import clients
from tests.house.secretariat import Secretariat

ANNA, BO, CARLA, DORTE = (
    "anna@varde.example",
    "bo@varde.example",
    "carla@vejle.example",
    "dorte@odense.example",
)
NAMES = {ANNA: "Anna Berg", BO: "Bo Iversen", CARLA: "Carla Dam", DORTE: "Dorte Eg"}
KAREN = "karen.holt@sekretariat.example"
KAREN_HOLT = f"Karen Holt <{KAREN}>"


def sender(address: str) -> str:
    return f"{NAMES[address]} <{address}>"


def members(nims: Secretariat) -> None:
    """Take the four in, without a welcome."""
    office, now = nims.office, nims.office.clock.now()
    nims.add_organisations(["Varde", "Vejle", "Odense"])
    consent = Consent(given=now, how="by phone")
    with office.store.change("members") as change:
        for address, name in NAMES.items():
            newcomer = Newcomer(network="nims", address=address, name=name, language="da")
            for record in joined(change, office.house, newcomer, consent).records:
                change.put(record)


def books(nims: Secretariat) -> Books:
    return nims.office.store.books()


def ballot_of(nims: Secretariat) -> Ballot:
    found = books(nims).get(Ballot, "theme-spring")
    assert found is not None
    return found


def test_a_theme_is_called_for_voted_for_and_told(secretariat: Secretariat) -> None:
    nims = secretariat
    members(nims)
    office, now = nims.office, nims.office.clock.now()
    meeting = nims.add_meeting()
    everybody = audience_of(books(nims), office.house, "nims")
    expected: Counter[tuple[str, str]] = Counter()

    # The call, and three answers to it.
    call = ThemeCall(key="themes/nims-spring", network="nims", meeting=meeting.key, opened=now)
    office.keep(call_for_themes(books(nims), call, everybody).outcome, "call", now)
    nims.turn()
    expected.update((address, "theme-call") for address in NAMES)
    assert nims.counts() == expected
    asked = {address: nims.last_to(address).raw for address in NAMES}
    nims.take_in(
        clients.outlook(asked[ANNA], sender(ANNA), "Frivillige i internationale projekter"),
        clients.gmail(asked[BO], sender(BO), "Grøn omstilling i havnebyer"),
        clients.iphone(asked[CARLA], sender(CARLA), "Venskabsbyer i en ny tid"),
    )
    expected.update((address, "receipt") for address in (ANNA, BO, CARLA))
    assert nims.counts() == expected
    themes = open_themes(books(nims), "nims")
    assert [each.text for each in themes] == [
        "Frivillige i internationale projekter",
        "Grøn omstilling i havnebyer",
        "Venskabsbyer i en ny tid",
    ]

    # The ballot: one vote for each municipality.
    paper = Ballot(
        key="theme-spring",
        network="nims",
        meeting=meeting.key,
        choices=(),
        per="organisation",
        closes=now + timedelta(days=10),
        created=now,
    )
    paper = drawn_up(books(nims), office.house, paper, themes, now)
    office.keep(put_to_vote(books(nims), paper, everybody).outcome, "ballot", now)
    nims.turn()
    expected.update((address, "ballot") for address in NAMES)
    assert nims.counts() == expected
    papers = {address: nims.last_to(address).raw for address in NAMES}
    first = clients.outlook(papers[ANNA], sender(ANNA), "1 og 3")
    nims.take_in(first, first)  # comes twice
    expected[ANNA, "receipt"] += 1
    nims.wait_a_second()
    nims.take_in(clients.gmail(papers[BO], sender(BO), "Vi stemmer på nr. 2"))
    expected[BO, "receipt"] += 1
    assert nims.counts() == expected
    told = " ".join(nims.last_to(BO).text.split())
    assert "Din stemme på vegne af Varde: 2. Grøn omstilling i havnebyer." in told
    assert "Den erstatter den stemme, som Anna Berg har afgivet." in told

    # A receipt is answered, and a number that there is not goes to a person.
    nims.take_in(clients.outlook(papers[CARLA], sender(CARLA), "3"))
    nims.wait_a_second()
    receipt = nims.last_to(CARLA).raw
    nims.take_in(clients.iphone(receipt, sender(CARLA), "Jeg stemmer på 1"))
    expected[CARLA, "receipt"] += 2
    assert nims.counts() == expected
    votes = {cast.key: cast.choices for cast in casts(books(nims), paper.key)}
    assert votes == {"theme-spring/varde": (2,), "theme-spring/vejle": (1,)}

    # Only Odense is reminded, and the reminder is answered with a vote.
    now = office.clock.now()
    office.keep(remind_voters(books(nims), ballot_of(nims), now).outcome, "remind", now)
    nims.turn()
    expected[DORTE, "ballot-reminder"] += 1
    assert nims.counts() == expected
    nims.take_in(clients.gmail(nims.last_to(DORTE).raw, sender(DORTE), "2, tak"))
    expected[DORTE, "receipt"] += 1
    assert nims.counts() == expected
    assert counted(books(nims), ballot_of(nims)).leaders == (2,)

    # The last day is over: the coordinator is told the count.
    with office.store.change("time") as change:
        over = ballot_of(nims)
        change.put(replace(over, closes=office.clock.now() - timedelta(seconds=1)))
    nims.until(lambda: len(nims.to(KAREN)) > 0)
    (review,) = books(nims).every(Review)
    assert review.why is Why.COUNTED
    notice = " ".join(nims.last_to(KAREN).text.split())
    assert "Afstemningen er slut" in notice and "Grøn omstilling i havnebyer: 2" in notice

    # Their yes, from a phone, and again to "was it you?": the result goes to all.
    nims.take_in(clients.iphone(nims.last_to(KAREN).raw, KAREN_HOLT, "Ja til 1"))
    nims.take_in(clients.iphone(nims.last_to(KAREN).raw, KAREN_HOLT, "Ja"))
    expected.update((address, "ballot-result") for address in NAMES)
    expected.update((KAREN, kind) for kind in ("notice", "confirm-ruling", "ruling-receipt"))
    assert nims.counts() == expected
    spring = books(nims).get(Meeting, meeting.key)
    assert spring is not None and spring.theme == "Grøn omstilling i havnebyer"
    assert "2 point" in nims.last_to(ANNA).text
    chosen = books(nims).get(Theme, "nims/2")
    assert chosen is not None and chosen.state == "chosen"

    # A vote that comes now is too late: it changes nothing, and says so.
    nims.wait_a_second()
    nims.take_in(clients.outlook(papers[DORTE], sender(DORTE), "3"))
    assert "kom efter fristen" in nims.last_to(DORTE).subject
    assert counted(books(nims), ballot_of(nims)).votes == 3
