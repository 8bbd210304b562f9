"""Lists of calls, whoever published them, become the same sightings."""

import io
from datetime import date, time

import pytest

from nimsmail.catalogues.portal import PortalError
from nimsmail.catalogues.reading import read_calls
from nimsmail.network.calls import Due, Sighting
from tests.catalogues.lists import catalogue, details, feed, instant, row, search, topic

FIVE = time(17)


def read(text: bytes | str) -> list[Sighting]:
    raw = text.encode() if isinstance(text, str) else text
    return list(read_calls(io.BytesIO(raw)))


def only(text: bytes | str) -> Sighting:
    (found,) = read(text)
    return found


# --- the whole catalogue


def test_an_instant_of_the_catalogue_is_five_in_brussels_in_summer_and_winter() -> None:
    summer = topic("LIFE-2027-SAP", instant(2027, 9, 21, 15))
    winter = topic("LIFE-2027-CET", instant(2027, 1, 21, 16))

    dues = [seen.dues for seen in read(catalogue([summer, winter]))]

    assert dues == [
        (Due(on=date(2027, 9, 21), clock=FIVE),),
        (Due(on=date(2027, 1, 21), clock=FIVE),),
    ]


def test_the_years_behind_a_programmes_name_are_no_part_of_it() -> None:
    seen = only(catalogue([topic("LIFE-2027-SAP", instant(2027, 9, 21, 15))]))

    assert (seen.programme, seen.status, seen.opens) == ("LIFE", "Open", date(2026, 9, 1))


def test_a_tender_is_no_call() -> None:
    tender = topic("LIFE-2027-T", instant(2027, 9, 21, 15), type=0)

    assert read(catalogue([tender])) == []


def test_a_call_in_two_stages_says_which_is_which() -> None:
    dates = instant(2027, 9, 14, 15), instant(2027, 4, 8, 15)

    seen = only(catalogue([topic("HORIZON-MISS-2027-05", *dates, model="two-stage")]))

    assert [(due.label, due.on) for due in seen.dues] == [
        ("1", date(2027, 4, 8)),
        ("2", date(2027, 9, 14)),
    ]


def test_a_call_with_cut_offs_has_them_all() -> None:
    dates = instant(2027, 3, 10, 16), instant(2027, 10, 13, 15)

    seen = only(catalogue([topic("JTM-2027-01", *dates, model="multiple cut-off")]))

    assert seen.model == "cut-off"
    assert [(due.label, due.on) for due in seen.dues] == [
        ("", date(2027, 3, 10)),
        ("", date(2027, 10, 13)),
    ]


def test_a_catalogue_that_breaks_off_says_so() -> None:
    text = catalogue([topic("LIFE-2027-SAP", instant(2027, 9, 21, 15))])

    with pytest.raises(PortalError, match="breaks off"):
        read(text[: len(text) // 2])


# --- the search service


def test_midnight_of_the_search_service_is_a_day_without_a_clock() -> None:
    seen = only(search(row("LIFE-2027-SAP", "2027-09-21T00:00:00.000+0000")))

    assert seen.dues == (Due(on=date(2027, 9, 21)),)
    assert (seen.programme, seen.opens) == ("LIFE", date(2026, 9, 1))


def test_five_of_the_search_service_is_five_in_brussels_whatever_it_says() -> None:
    seen = only(search(row("LIFE-2027-SAP", "2027-02-03T17:00:00.000+0000")))

    assert seen.dues == (Due(on=date(2027, 2, 3), clock=FIVE),)


def test_a_call_in_two_stages_is_known_by_its_name() -> None:
    dates = ("2027-04-08T00:00:00.000+0000", "2027-09-14T00:00:00.000+0000")

    seen = only(search(row("HORIZON-MISS-2027-05-two-stage", *dates, frameworkProgramme="9")))

    assert (seen.model, seen.programme) == ("two-stage", "HORIZON")
    assert [due.label for due in seen.dues] == ["1", "2"]


def test_a_programme_that_nobody_knows_is_shown_and_not_dropped() -> None:
    seen = only(search(row("QUANTUM-2027-01", "2027-02-03", frameworkProgramme="99999999")))

    assert seen.programme == "QUANTUM"


def test_a_stub_without_a_date_has_none() -> None:
    seen = only(search(row("LIFE-2027-SAP", status="")))

    assert (seen.dues, seen.status) == ((), "")


# --- one topic


def test_a_topics_links_tell_the_clock() -> None:
    link = {
        "startDate": "Dec 22, 2026 12:00:00 AM",
        "deadline": "Mar 30, 2027 5:00:00 PM | Sep 28, 2027 5:00:00 PM",
    }
    action = {"submissionProcedure": {"abbreviation": "two-stage"}, "deadlineDates": ["x"]}

    seen = only(details("HORIZON-CL6-2027-02", links=[link], actions=[action]))

    assert seen.opens == date(2026, 12, 22)
    assert seen.dues == (
        Due(on=date(2027, 3, 30), clock=FIVE, label="1"),
        Due(on=date(2027, 9, 28), clock=FIVE, label="2"),
    )


def test_a_topics_actions_tell_the_day() -> None:
    seen = only(details("CERV-2027-TT", actions=[{"deadlineDates": ["23 November 2027"]}]))

    assert seen.dues == (Due(on=date(2027, 11, 23)),)


# --- the feed


def test_a_feeds_deadline_is_in_brussels_local_time() -> None:
    words = (
        "&lt;b&gt;Opening&lt;/b&gt;: 1 March 2027&lt;br/&gt;"
        "&lt;b&gt;Deadline&lt;/b&gt;: Thu, 23 Sep 2027 17:00:00 (Brussels local time)&lt;br/&gt;"
    )
    link = "https://portal.example/opportunities?callCode=CERV-2027-CITIZENS"

    seen = only(feed((link, words)))

    assert (seen.identifier, seen.programme) == ("CERV-2027-CITIZENS", "CERV")
    assert seen.dues == (Due(on=date(2027, 9, 23), clock=FIVE),)
    assert seen.opens == date(2027, 3, 1)


def test_a_feed_that_declares_entities_is_not_read() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><rss>&a;</rss>'

    with pytest.raises(PortalError, match="entities"):
        read(bomb)


# --- a calendar


def test_an_entry_of_a_calendar_is_a_deadline() -> None:
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:urbact-1@partner.example\r\n"
        "DTSTART:20270305T110000Z\r\nSUMMARY:URBACT: Networks of towns\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:2@partner.example\r\nDTSTART;VALUE=DATE:20270401\r\n"
        "CATEGORIES:Nordplus\r\nSUMMARY:Schools\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )

    entry, cancelled = read(text)

    assert (entry.programme, entry.identifier) == ("URBACT", "urbact-1")
    assert entry.dues == (Due(on=date(2027, 3, 5), clock=time(12)),)
    assert (cancelled.programme, cancelled.dues) == ("NORDPLUS", ())
    assert "cancelled" in cancelled.doubts[0]


# --- what people type


def test_a_line_in_a_mail_is_a_deadline() -> None:
    mail = (
        "Kære alle\n\nfrist: CERV | Venskabsbyer 2026 | 19.9.2026 kl. 17 | https://eu.example/tt\n"
        "> Deadline: LIFE | Clean energy | 9/10/2026 | only SMEs\nVh Lone\n"
    )

    cerv, life = read(mail)

    assert (cerv.programme, cerv.title, cerv.url) == (
        "CERV",
        "Venskabsbyer 2026",
        "https://eu.example/tt",
    )
    assert cerv.dues == (Due(on=date(2026, 9, 19), clock=FIVE),)
    assert (life.dues, life.note) == ((Due(on=date(2026, 10, 9)),), "only SMEs")


def test_a_line_that_is_not_clear_says_what_is_not() -> None:
    seen = only("frist: Månefonden | Rumrejser | medio maj")

    assert seen.dues == ()
    assert "not fixed" in seen.doubts[0] or "no programme" in " ".join(seen.doubts)
    assert "Månefonden" in " ".join(seen.doubts)


def test_the_rows_of_one_call_are_its_stages() -> None:
    sheet = (
        "programme;titel;frist;kl;trin;link;note\n"
        "Interreg Deutschland-Danmark;Runde 3;21.11.2027;;skitse;https://i.example;\n"
        "Interreg Deutschland-Danmark;Runde 3;16.01.2028;12;;;\n"
        "Nordplus;Voksne;løbende;;;;\n"
    )

    interreg, nordplus = read("\ufeff" + sheet)

    assert interreg.programme == "INTERREG-DEDK"
    assert interreg.dues == (
        Due(on=date(2027, 11, 21), label="sketch"),
        Due(on=date(2028, 1, 16), clock=time(12)),
    )
    assert (nordplus.model, nordplus.dues) == ("continuous", ())


def test_a_sheet_as_excel_writes_it_keeps_its_danish_letters() -> None:
    sheet = "program;titel;frist\nLIFE;Grøn omstilling på øer;1.2.2027\n".encode("cp1252")

    assert only(sheet).title == "Grøn omstilling på øer"


def test_a_sheet_without_its_columns_says_which() -> None:
    with pytest.raises(PortalError, match="no titel, frist"):
        read("programme;what\nLIFE;x\n")


def test_an_old_programmes_name_is_that_of_its_successor() -> None:
    assert only("frist: Europe for Citizens | Networks | 1.3.2027").programme == "CERV"


def test_two_long_titles_that_begin_alike_are_two_calls() -> None:
    long = "En meget lang titel som begynder ens og slutter "
    one, other = read(f"frist: LIFE | {long} her | 1.3.2027\nfrist: LIFE | {long} der | 1.3.2027\n")

    assert one.key != other.key


@pytest.mark.parametrize(
    "text", [b"{}", b"[1]", b"{", b"<rss", b"BEGIN:VCALENDAR\r\nX", b"\x00\xff"]
)
def test_what_is_no_list_of_calls_is_refused_with_a_sentence(text: bytes) -> None:
    with pytest.raises(PortalError):
        read(text)
