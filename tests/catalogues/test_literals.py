"""Deadlines as people and portals write them: read right, or refused with a reason."""

from datetime import UTC, date, datetime, time

import pytest

from nimsmail.catalogues.clocks import BRUSSELS, moment
from nimsmail.catalogues.literals import Literal, Unreadable, is_open_ended, read_literals

FIVE, NOON = time(17), time(12)


def one(on: str, clock: time | None = None, zone: str = BRUSSELS, label: str = "") -> Literal:
    return Literal(on=date.fromisoformat(on), clock=clock, zone=zone, label=label)


READ: dict[str, tuple[Literal, ...]] = {
    # As portals write them.
    "1663254000000": (one("2022-09-15", FIVE),),
    "1673884800000": (one("2023-01-16", FIVE),),
    "2026-11-26T00:00:00.000+0000": (one("2026-11-26"),),
    "2024-02-07T17:00:00.000+0000": (one("2024-02-07", FIVE),),
    "2025-07-03T17:00:00.000+0000": (one("2025-07-03", FIVE),),
    "2025-07-03T12:00:00.000+0000": (one("2025-07-03", NOON),),
    "2027-03-05T16:00:00Z": (one("2027-03-05", FIVE),),
    "2027-07-05T15:00:00+00:00": (one("2027-07-05", FIVE),),
    "2027-07-05T17:00:00+02:00": (one("2027-07-05", FIVE),),
    "2027-03-05 18:00:00+0200": (one("2027-03-05", FIVE),),
    "2026-11-26": (one("2026-11-26"),),
    "Mar 28, 2023 5:00:00 PM | Sep 26, 2023 5:00:00 PM": (
        one("2023-03-28", FIVE),
        one("2023-09-26", FIVE),
    ),
    "Jan 10, 2023 12:00:00 AM": (one("2023-01-10"),),
    "Apr 5, 2022 12:00:00 PM": (one("2022-04-05", NOON),),
    "06 September 2022 17:00:00 Brussels time": (one("2022-09-06", FIVE),),
    "Thu, 26 Sep 2024 17:00:00 (Brussels local time)": (one("2024-09-26", FIVE),),
    # As newsletters and partners write them.
    "23 November 2023": (one("2023-11-23"),),
    "4th of May 2027": (one("2027-05-04"),),
    "the 1st of February 2028 at 5 pm": (one("2028-02-01", FIVE),),
    "October 21st, 2027, 5 p.m. Brussels time": (one("2027-10-21", FIVE),),
    "Tuesday 4 May 2027 at 17.00 hrs": (one("2027-05-04", FIVE),),
    "19 September 2024, 17.00 Brussels Time": (one("2024-09-19", FIVE),),
    "19.09.2024 17:00": (one("2024-09-19", FIVE),),
    "Deadline: 15 Jan 2027 (17:00 Brussels time)": (one("2027-01-15", FIVE),),
    "no later than 11 March 2027 at noon": (one("2027-03-11", NOON),),
    "Closes on 30 June 2027, 23:59": (one("2027-06-30", time(23, 59)),),
    "23:59:59 on 30 June 2027": (one("2027-06-30", time(23, 59)),),
    "by 4 pm Irish time on 12 April 2027": (one("2027-04-12", time(16), "Europe/Dublin"),),
    "12 April 2027, 18:00 Helsinki time": (one("2027-04-12", time(18), "Europe/Helsinki"),),
    "12 April 2027 15:00 UTC": (one("2027-04-12", time(15), "UTC"),),
    "10:30 on 3 December 2026 (UK time)": (one("2026-12-03", time(10, 30), "Europe/London"),),
    "26/11/2026": (one("2026-11-26"),),
    "11/26/2026": (one("2026-11-26"),),
    "5/5/2027 5pm": (one("2027-05-05", FIVE),),
    "1st stage: 4 February 2027 17:00; 2nd stage: 2 September 2027 17:00": (
        one("2027-02-04", FIVE, label="1"),
        one("2027-09-02", FIVE, label="2"),
    ),
    "First stage 4 February 2027 | Second stage 2 September 2027": (
        one("2027-02-04", label="1"),
        one("2027-09-02", label="2"),
    ),
    "Cut-off 1: 10 March 2027 | Cut-off 2: 13 October 2027": (
        one("2027-03-10"),
        one("2027-10-13"),
    ),
    "12 March 2027 and 15 October 2027": (one("2027-03-12"), one("2027-10-15")),
    "concept note 1 February 2027; full proposal 3 May 2027": (
        one("2027-02-01", label="sketch"),
        one("2027-05-03"),
    ),
    "5 February 2020 … end at 12.00 (noon), Brussels time": (one("2020-02-05", NOON),),
    # As Danes write them.
    "d. 19. september 2024 kl. 17": (one("2024-09-19", FIVE),),
    "19/9-2024 kl. 17.00": (one("2024-09-19", FIVE),),
    "senest den 16.01.2023": (one("2023-01-16"),),
    "Frist: fredag den 5. marts 2027 klokken 12": (one("2027-03-05", NOON),),
    "fredag d. 5. marts 2027 kl. 12 middag": (one("2027-03-05", NOON),),
    "5. marts 2027 kl. 17:00 dansk tid": (one("2027-03-05", FIVE),),
    "Ansøgningsfristen er den 7. juni 2027": (one("2027-06-07"),),
    "ansøgningsfrist 1.2.2027 kl. 23.59": (one("2027-02-01", time(23, 59)),),
    "1. okt. 2027, kl. 15": (one("2027-10-01", time(15)),),
    "3.3.27": (one("2027-03-03"),),
    "19-09-2024": (one("2024-09-19"),),
    "17. maj 2027 kl. 9.30": (one("2027-05-17", time(9, 30)),),
    "projektskitse 21.11.2022; ansøgning 16.01.2023": (
        one("2022-11-21", label="sketch"),
        one("2023-01-16"),
    ),
    "trin 1: 5. marts 2026 kl. 17, trin 2: 10. september 2026 kl. 17": (
        one("2026-03-05", FIVE, label="1"),
        one("2026-09-10", FIVE, label="2"),
    ),
    "2. marts 2027 og 5. oktober 2027": (one("2027-03-02"), one("2027-10-05")),
    "lukker den 28. februar 2028": (one("2028-02-28"),),
    # From across the border.
    "19. März 2027 um 12 Uhr": (one("2027-03-19", NOON),),
}

REFUSED: dict[str, str] = {
    "": "empty",
    "9/10/2026": "day or the month",
    "09-10-2026 17:00": "day or the month",
    "19. september": "no year",
    "September 19 at 17:00": "no year",
    "31. november 2026": "no such day",
    "29 February 2027": "no such day",
    "2027-13-05": "no such day",
    "Friday 19 September 2024": "weekday",
    "mandag den 5. marts 2027": "weekday",
    "medio september 2026": "not fixed",
    "forventet frist 12. maj 2027": "not fixed",
    "12 May 2027 (tbc)": "not fixed",
    "around 12 May 2027": "not fixed",
    "kl. 24 den 3.3.2027": "midnight",
    "3 March 2027 at midnight": "midnight",
    "3 March 2027 00:00": "midnight",
    "28.3.2027 kl. 2.30": "clocks are changed",
    "31 October 2027 02:15 Brussels time": "clocks are changed",
    "3 June 2027 17:00 CET": "CET",
    "3 June 2027 17:00 local time": "local time",
    "3 June 2027 25:00": "no clock",
    "3 June 2027 14 pm": "no time of the day",
    "3 June 2027, 12:00 or 17:00": "two times",
    "3 June 2027 17:00 Brussels time / 16:00 UK time": "two time zones",
    "1.-15. marts 2027": "",
    "1 March 2027 - 15 April 2027": "span",
    "from 1 March 2027": "span",
    "inden den 5. marts 2027": "before",
    "before 5 March 2027": "before",
    "opens 5 March 2027": "opens",
    "udskudt til 5. marts 2027": "any more",
    "not 5 March 2027": "what is not",
    "2024-02-07T16:00:00.000+0000": "Brussels or UTC",
    "spring 2027": "",
    "uge 12 2027": "",
    "i morgen": "",
    "løbende": "",
    "5 March 2027 if funds are left": "“if funds",
    "10 September 2027 | 5 March 2027": "in their order",
    "1663254000": "",
    "kl. 17": "no date",
}


@pytest.mark.parametrize("text", READ)
def test_a_deadline_is_read_as_it_is_meant(text: str) -> None:
    found = read_literals(text)

    assert found == READ[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_one_deadline_beyond_doubt_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_literals(text)

    assert REFUSED[text] in str(refusal.value)


def test_a_dane_writes_the_day_first() -> None:
    found = read_literals("9/10/2026", day_first=True)

    assert found == (one("2026-10-09"),)


@pytest.mark.parametrize("text", ["løbende", "Løbende frist", "Permanent", "rolling deadline"])
def test_a_call_without_a_deadline_says_so(text: str) -> None:
    assert is_open_ended(text)
    assert not is_open_ended("løbende, dog senest 5. marts 2027")


def test_five_in_brussels_is_another_moment_in_winter_than_in_summer() -> None:
    assert moment(date(2027, 1, 15), FIVE, BRUSSELS) == datetime(2027, 1, 15, 16, tzinfo=UTC)
    assert moment(date(2027, 7, 15), FIVE, BRUSSELS) == datetime(2027, 7, 15, 15, tzinfo=UTC)
    assert moment(date(2027, 1, 15), NOON, BRUSSELS) == datetime(2027, 1, 15, 11, tzinfo=UTC)
    assert moment(date(2027, 7, 15), NOON, BRUSSELS) == datetime(2027, 7, 15, 10, tzinfo=UTC)
