"""Papers are found by what people write, in Danish and in English: the right one first."""

from datetime import UTC, date, datetime

import pytest

from nimsmail.network.papers import Paper, kept, paper_key
from nimsmail.network.searching import is_clear, searched, wanted
from tests.network.desk import MemoryBooks

TODAY = date(2027, 1, 11)
ADDED = datetime(2027, 1, 4, tzinfo=UTC)


def paper(when: str, title: str, text: str, kind: str = "minutes") -> Paper:
    month_only = len(when) == 7
    on = date.fromisoformat(f"{when}-01" if month_only else when)
    return kept(
        Paper(
            key=paper_key("icma", kind, on, month_only),  # type: ignore[arg-type]
            network="icma",
            kind=kind,  # type: ignore[arg-type]
            title=title,
            on=on,
            month_only=month_only,
            text=text,
            added=ADDED,
        )
    )


PAPERS = (
    paper("2013-05", "ICMA 2013 - Maj", "Regionalt møde i Cardiff. Kontrakten med ICMA drøftet."),
    paper("2013-09", "ICMA 2013 - September", "Årskonferencen i Boston. Studietur og udveksling."),
    paper("2014-09", "ICMA 2014 - September", "Konference i Charlotte. Digitalisering i byerne."),
    paper("2015-09", "ICMA 2015 - September", "Konference i Seattle. Venskabsbyer og frivillige."),
    paper("2016-09", "ICMA 2016 - September", "Konference i Kansas City. Sikkerhed og beredskab."),
    paper(
        "2017-03", "ICMA 2017 - Marts", "Europæisk møde i Haderslev. Klimatilpasning og skybrud."
    ),
    paper(
        "2026-03-12",
        "Udvalgsmøde den 12. marts 2026 i Viborg",
        "Ny international strategi: formål og proces. Budgettet for 2026. Næste møde i Egedal.",
    ),
    paper(
        "2026-06-18",
        "Udvalgsmøde den 18. juni 2026 i Egedal",
        "Strategien sendes i høring. Bosætning og arbejdskraft fra udlandet. Besøg fra Sverige.",
    ),
    paper(
        "2026-09-24",
        "Udvalgsmøde den 24. september 2026 i Stevns",
        "Høringssvar til strategien. Europe for Citizens og byernes netværk. Rejsepolitik.",
    ),
    paper(
        "2026-12-03",
        "Udvalgsmøde den 3. december 2026 i Næstved",
        "Mødekalender for 2027. Valg af næstformand. Tak til Tommy.",
    ),
    paper("2026-12-03", "Dagsorden til mødet den 3. december 2026", "1. Mødekalender", "agenda"),
    paper("2026-06-18", "Dagsorden til mødet den 18. juni 2026", "1. Strategien", "agenda"),
    paper("2026-06-18", "Bilag: regnskab og budget", "Udgifter til rejser og kontingent.", "annex"),
    paper(
        "2026-10-01", "International strategi 2026-2030", "Vision, mål og indsatser.", "strategy"
    ),
)

REQUESTS = {
    "Kan I sende referatet fra ICMA-mødet i september 2016?": "icma/minutes/2016-09",
    "Jeg mangler referatet fra maj 2013, kan I finde det?": "icma/minutes/2013-05",
    "2017 - Marts, tak": "icma/minutes/2017-03",
    "hvad blev der sagt i Haderslev om skybrud?": "icma/minutes/2017-03",
    "Could you send me the minutes from September 2014?": "icma/minutes/2014-09",
    "minutes of the Boston conference please": "icma/minutes/2013-09",
    "referatet fra Cardiff": "icma/minutes/2013-05",
    "Hvor er referatet fra det seneste møde?": "icma/minutes/2026-12-03",
    "the latest minutes": "icma/minutes/2026-12-03",
    "den seneste dagsorden": "icma/agenda/2026-12-03",
    "dagsordenen til mødet i juni 2026": "icma/agenda/2026-06-18",
    "Please send the agenda for 3 December 2026": "icma/agenda/2026-12-03",
    "referat 12/3-2026": "icma/minutes/2026-03-12",
    "referatet fra den 18. juni 2026": "icma/minutes/2026-06-18",
    "Mødet i Stevns, har I et referat?": "icma/minutes/2026-09-24",
    "referatet fra efteråret 2026 om rejsepolitikken": "icma/minutes/2026-09-24",
    "Vi skal bruge bilaget med regnskabet": "icma/annex/2026-06-18",
    "budgetbilaget": "icma/annex/2026-06-18",
    "kan jeg få den internationale strategi": "icma/strategy/2026-10-01",
    "the international strategy 2026": "icma/strategy/2026-10-01",
    "Hvornår talte vi om venskabsbyerne?": "icma/minutes/2015-09",
    "noget om frivillige i venskabsbysamarbejdet": "icma/minutes/2015-09",
    "referatet hvor vi valgte næstformanden": "icma/minutes/2026-12-03",
    "minutes where safety and beredskab was discussed": "icma/minutes/2016-09",
    "Referatet fra Kansas City": "icma/minutes/2016-09",
    "mødet hvor digitaliseringen i byerne var på": "icma/minutes/2014-09",
    "referat fra 2013 om kontrakten": "icma/minutes/2013-05",
    "det med arbejdskraft fra udlandet, hvilket referat var det": "icma/minutes/2026-06-18",
    "referatet fra mødet i Næstved": "icma/minutes/2026-12-03",
    "referatet fra Naestved": "icma/minutes/2026-12-03",
    "Minutes 2026-03": "icma/minutes/2026-03-12",
    "referatet fra sidste år i marts": "icma/minutes/2026-03-12",
    "Kan I sende det, vi besluttede om mødekalenderen for 2027?": "icma/minutes/2026-12-03",
    "what did the committee say about Europe for Citizens?": "icma/minutes/2026-09-24",
    "referatet om besøget fra Sverige": "icma/minutes/2026-06-18",
}


@pytest.fixture(scope="module")
def books() -> MemoryBooks:
    books = MemoryBooks()
    for each in PAPERS:
        books.put(each)
    return books


@pytest.mark.parametrize("request_", REQUESTS)
def test_the_paper_that_is_meant_comes_first(books: MemoryBooks, request_: str) -> None:
    hits = searched(books, request_, TODAY, ("icma",))

    assert hits and hits[0].paper.key == REQUESTS[request_]


def test_a_request_for_what_there_is_not_finds_nothing(books: MemoryBooks) -> None:
    assert searched(books, "referatet fra maj 2019", TODAY, ("icma",)) == ()


def test_another_networks_papers_are_never_found(books: MemoryBooks) -> None:
    assert searched(books, "referatet fra Cardiff", TODAY, ("nims",)) == ()


def test_what_may_be_several_is_not_clear(books: MemoryBooks) -> None:
    clear, unclear = "referatet fra Cardiff", "referater fra 2026"

    assert is_clear(searched(books, clear, TODAY, ("icma",)), wanted(clear, TODAY))
    assert not is_clear(searched(books, unclear, TODAY, ("icma",)), wanted(unclear, TODAY))
