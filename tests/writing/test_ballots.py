"""A ballot says who has a vote, how, until when, and how it is counted."""

from dataclasses import replace
from typing import get_args

import pytest

from nimsmail.network.ballots import BallotPaper, BallotReminder, BallotResult, Per
from nimsmail.network.counting import Method, count
from nimsmail.network.people import Language
from nimsmail.network.receipts import Noted, Receipt
from nimsmail.writing.compose import preview
from tests.writing import samples

WRITER = samples.writer()
VOTE: dict[tuple[Language, Per], str] = {
    ("da", "person"): "Der er én stemme pr. person.",
    ("da", "organisation"): "Der er én stemme pr. kommune eller organisation.",
    ("en", "person"): "There is one vote for each person.",
    ("en", "organisation"): "There is one vote for each municipality or organisation.",
}
RULE: dict[tuple[Language, Method], str] = {
    ("da", "plain"): "Hvert tema, du nævner, får ét point.",
    ("da", "ranked"): "Dit første tema får 3 point, det næste ét mindre og så videre.",
    ("en", "plain"): "Each theme that you name gets one point.",
    ("en", "ranked"): "Your first theme gets 3 points, the next one gets one fewer, and so on.",
}
LAST_DAY: dict[Language, str] = {
    "da": "fredag den 26. februar 2027",
    "en": "Friday 26 February 2027",
}
every_language = pytest.mark.parametrize("language", get_args(Language))
every_per = pytest.mark.parametrize("per", get_args(Per))
every_method = pytest.mark.parametrize("method", get_args(Method))


def text_of(letter: BallotPaper | BallotReminder | BallotResult | Receipt) -> str:
    """Return the text of a letter in one line."""
    wording = WRITER.word(letter)
    read = preview(wording, samples.item(wording, letter), samples.token_for(letter))
    return " ".join(read.parts[0].text.split())


@every_language
@every_per
@every_method
def test_a_ballot_says_its_rule_its_method_and_its_last_day(
    language: Language, per: Per, method: Method
) -> None:
    ballot = replace(samples.BALLOT, per=per, method=method)
    to = samples.recipient(language)

    text = text_of(BallotPaper(network="nims", to=to, about=ballot.key, ballot=ballot))

    assert VOTE[language, per] in text
    assert RULE[language, method] in text
    assert LAST_DAY[language] in text
    assert all(f"{c.number} {c.text}" in text for c in ballot.choices)


@every_language
@every_per
def test_a_reminder_has_the_same_numbers_and_the_same_rule(language: Language, per: Per) -> None:
    ballot = replace(samples.BALLOT, per=per)
    to = samples.recipient(language)

    text = text_of(BallotReminder(network="nims", to=to, about=ballot.key, ballot=ballot))

    assert VOTE[language, per] in text
    assert LAST_DAY[language] in text
    assert all(f"{c.number} {c.text}" in text for c in ballot.choices)


@every_language
@every_method
def test_a_result_tells_the_count_of_every_theme(language: Language, method: Method) -> None:
    ballot = replace(samples.BALLOT, method=method)
    result = count(ballot.titles, [(2, 1), (2,), (2, 3)], method)
    to = samples.recipient(language)

    text = text_of(
        BallotResult(
            network="nims",
            to=to,
            about=ballot.key,
            ballot=ballot,
            count=result,
            winner=ballot.choices[1],
        )
    )

    points = {"da": "point", "en": "points"}[language]
    assert f"{result.tallies[0].points} {points} Udstationering" in text
    assert all(each.text in text for each in ballot.choices)


@every_language
def test_a_receipt_names_what_was_voted_for_and_whose_vote_it_replaces(language: Language) -> None:
    noted = Noted(
        do="vote",
        text="Varde",
        items=("2. Borgere", "3. Klima"),
        until=samples.BALLOT.closes.date(),
        colleague="Bo Iversen",
    )
    to = samples.recipient(language)

    text = text_of(Receipt(network="nims", to=to, about="b", noted=(noted,)))

    assert "Varde: 2. Borgere; 3. Klima." in text
    assert "Bo Iversen" in text
    assert LAST_DAY[language] in text
