"""What a coordinator's answer to a notice decides, word by word."""

import pytest

from nimsmail.network.incoming import Answering, Wish
from nimsmail.network.intents import Question, Rule, Thanks
from nimsmail.reading import open_mail, understand
from nimsmail.reading.explanation import explain
from nimsmail.reading.rulings import rulings_in
from tests.reading.test_readings import RECEIVED


def heard(words: str, *, matters: int = 3, forwarded: bool = False) -> tuple[Wish, ...]:
    answering = Answering(kind="notice", matters=matters, coordinator="Karen Holt")
    return rulings_in(words, answering, author="Karen Holt", forwarded=forwarded)


def rules(words: str, matters: int = 3) -> list[Rule]:
    return [w.intent for w in heard(words, matters=matters) if isinstance(w.intent, Rule)]


def unclear(words: str) -> list[str]:
    return [w.intent.text for w in heard(words) if isinstance(w.intent, Question) and not w.certain]


YES_TO_ALL = Rule(others="yes")
NO_TO_ALL = Rule(others="no")
CLEAR = [
    ("ok", YES_TO_ALL),
    ("OK.", YES_TO_ALL),
    ("Ja!", YES_TO_ALL),
    ("Ja tak", YES_TO_ALL),
    ("ja til alle", YES_TO_ALL),
    ("Ja, alle sammen", YES_TO_ALL),
    ("Godkend det hele", YES_TO_ALL),
    ("Det er i orden.", YES_TO_ALL),
    ("👍", YES_TO_ALL),
    ("Yes to all, thanks", YES_TO_ALL),
    ("approve all", YES_TO_ALL),
    ("Go ahead", YES_TO_ALL),
    ("nej", NO_TO_ALL),
    ("Nej tak", NO_TO_ALL),
    ("luk alle", NO_TO_ALL),
    ("No to all of them", NO_TO_ALL),
    ("ja til 1 og 3", Rule(yes=(1, 3))),
    ("Ja til 1, 2 og 3", Rule(yes=(1, 2, 3))),
    ("Ja, 1 og 3", Rule(yes=(1, 3))),
    ("Ja (1 og 3)", Rule(yes=(1, 3))),
    ("ja til nr. 1 og nr. 3", Rule(yes=(1, 3))),
    ("ja til nummer to", Rule(yes=(2,))),
    ("godkend 1-3", Rule(yes=(1, 2, 3))),
    ("1+3 ok", Rule(yes=(1, 3))),
    ("1, 3 ja", Rule(yes=(1, 3))),
    ("Fint med 1 og 3", Rule(yes=(1, 3))),
    ("yes to 1 and 3", Rule(yes=(1, 3))),
    ("I approve 1 and 3", Rule(yes=(1, 3))),
    ("nej til 2", Rule(no=(2,))),
    ("reject 2", Rule(no=(2,))),
    ("1 ja, 2 nej", Rule(yes=(1,), no=(2,))),
    ("1: nej, 2: ok", Rule(yes=(2,), no=(1,))),
    ("1. ja\n2. nej", Rule(yes=(1,), no=(2,))),
    ("1. ja 2. nej 3. ja", Rule(yes=(1, 3), no=(2,))),
    ("1) ok\n2) afvis", Rule(yes=(1,), no=(2,))),
    ("1 👍 2 👎", Rule(yes=(1,), no=(2,))),
    ("Ja til 1. Nej til 2.", Rule(yes=(1,), no=(2,))),
    ("ja til 1 og nej til 2", Rule(yes=(1,), no=(2,))),
    ("Jeg siger ja til 1 og nej til 2.", Rule(yes=(1,), no=(2,))),
    ("yes to 1, no to 2", Rule(yes=(1,), no=(2,))),
    ("nej til 2, resten ok", Rule(no=(2,), others="yes")),
    ("2 nej, ellers ok", Rule(no=(2,), others="yes")),
    ("ok, men nej til 2", Rule(no=(2,), others="yes")),
    ("Ja. Men nej til 2.", Rule(no=(2,), others="yes")),
    ("No to 2, the rest is fine", Rule(no=(2,), others="yes")),
    ("reject 2 and approve the others", Rule(no=(2,), others="yes")),
    ("alle undtagen 2", Rule(left=(2,), others="yes")),
    ("ja til alle undtagen 2", Rule(left=(2,), others="yes")),
    ("ok, bortset fra 2", Rule(left=(2,), others="yes")),
    ("ok, men ikke 2", Rule(left=(2,), others="yes")),
    ("all but 2", Rule(left=(2,), others="yes")),
    ("yes to all but 2 and 3", Rule(left=(2, 3), others="yes")),
    ("everything except 2", Rule(left=(2,), others="yes")),
    ("ja til 1 og 3, men vent med 2", Rule(yes=(1, 3), left=(2,))),
    ("skip 2, yes to 1", Rule(yes=(1,), left=(2,))),
    ("ok. Ja til 1 og 3.", Rule(yes=(1, 3))),
    ("Hej\n\nja til 1\n\nMed venlig hilsen\n\nKaren Holt\nKoordinator", Rule(yes=(1,))),
    ("Hej Bo, ja til 1\nMvh Karen", Rule(yes=(1,))),
    ("nej til 2, for hun er stoppet", Rule(no=(2,))),
    ("nej til 2 fordi hun er gået på pension", Rule(no=(2,))),
    ("No to 2 because she has retired", Rule(no=(2,))),
    ("ja til 7", Rule(yes=(7,))),
    ("1 - ja\n2 - nej", Rule(yes=(1,), no=(2,))),
    ("ja til alle 3", YES_TO_ALL),
    ("ja til 1. og 3.", Rule(yes=(1, 3))),
    ("ja til 1, resten ikke", Rule(yes=(1,))),
]


@pytest.mark.parametrize(("words", "rule"), CLEAR, ids=[words for words, _ in CLEAR])
def test_a_clear_word_is_a_ruling(words: str, rule: Rule) -> None:
    (wish,) = heard(words)

    assert wish.intent == rule
    assert wish.certain


@pytest.mark.parametrize(
    "words",
    [
        "fint",
        "alle",
        "kun 2",
        "1 og 3",
        "ikke ok",
        "nej, ikke 2",
        "godkend ikke 2",
        "1 kan ikke godkendes",
        "ja til forslaget",
        "ja til den",
        "ja til begge",
        "ja til 1?",
        "Skal jeg sige ja til alle?",
        "ja til 1, hvis hun stadig vil",
        "Hvis hun vil, ja til 1",
        "ja, men først når Mette har svaret",
        "ok til 1 og 2 når de har bekræftet",
        "ja til 1 og nej til 1",
        "ja til alle. Nej til alle.",
        "Ja til 1. Glem det",
        "Ja til alle. Vent lige til i morgen.",
        "ja, det tror jeg",
        "I think yes to 1",
        "yes to all unless Anna objects",
        "Ring til mig",
        "ja til alle 4",
        "Nej nej, det er fint",
        "1: hun siger nej",
        "ja til alle, ikke?",
        "Nej, ellers tak",
        "no objections",
        "Spørg hende, om hun kommer, ja?",
    ],
)
def test_what_is_not_clear_decides_nothing(words: str) -> None:
    assert rules(words) == []
    assert unclear(words)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("ja til 1, 2, 3 nej", Rule(yes=(1,), no=(3,), left=(2,))),
        ("ja, nej til 2", Rule(no=(2,))),
        ("ja, ikke 2", Rule(left=(2,))),
        ("1 nej. 2 ja, hvis Bo også kommer.", Rule(no=(1,), left=(2,))),
        ("Ja til 1.\nJeg ringer til Bo om 2.", Rule(yes=(1,), left=(2,))),
        ("Ja til alle. Jeg ringer til Bo om 2.", Rule(left=(2,), others="yes")),
        ("ja til 1 og 3, nej til 3", Rule(yes=(1,), left=(3,))),
    ],
)
def test_what_is_clear_beside_what_is_not_stands_alone(words: str, rule: Rule) -> None:
    assert rules(words) == [rule]
    assert unclear(words)


@pytest.mark.parametrize(
    "words", ["Tak", "Mange tak for hjælpen!", "Hej\n\nTak for det\n\nMvh Karen"]
)
def test_thanks_decide_nothing_and_are_understood(words: str) -> None:
    assert [wish.intent for wish in heard(words)] == [Thanks()]


def test_both_are_the_two_that_there_are() -> None:
    assert rules("ja til begge", matters=2) == [Rule(yes=(1, 2))]
    assert rules("no to both", matters=2) == [Rule(no=(1, 2))]


def test_the_one_that_there_is_need_not_be_numbered() -> None:
    assert rules("ja til forslaget", matters=1) == [YES_TO_ALL]
    assert rules("nej til det", matters=1) == [NO_TO_ALL]


def test_what_is_passed_on_decides_nothing() -> None:
    (wish,) = heard("ja til alle", forwarded=True)

    assert not wish.certain


def test_a_long_letter_decides_nothing() -> None:
    (wish,) = heard("ja til alle\n" * 400)

    assert not wish.certain


@pytest.mark.parametrize(
    "words", ["", "?", "...", "1", "ja" * 300, "1-99999", "9" * 50, "\x00 ,,,"]
)
def test_whatever_is_written_is_read(words: str) -> None:
    assert all(wish.intent is not None for wish in heard(words))


def mail(words: str) -> bytes:
    return (
        "From: Karen Holt <karen.holt@nims.example>\r\nTo: nims@nims.example\r\n"
        f"Subject: SV: 2 sager\r\nMessage-ID: <1@nims.example>\r\n\r\n{words}\r\n\r\n"
        "> 1. Mette Friis\r\n> Svar ja til 1\r\n"
    ).encode()


@pytest.mark.parametrize("kind", ["notice", "ruling-receipt", "confirm-ruling"])
def test_an_answer_to_a_notice_is_read_for_rulings_and_not_for_wishes(kind: str) -> None:
    opened = open_mail(mail("ja til 1, nej til 2"), RECEIVED)

    read = understand(opened, Answering(kind=kind, matters=2))

    assert [wish.intent for wish in getattr(read, "wishes", ())] == [Rule(yes=(1,), no=(2,))]


def test_a_ruling_is_explained() -> None:
    told = explain(mail("ja til 1, nej til 2 hvis Bo kommer"), Answering(kind="notice", matters=2))
    whole = explain(mail("ja til 1, nej til 2"), Answering(kind="notice", matters=2))

    assert told["certain"] is False
    assert [intent["do"] for intent in told["intents"]] == ["question"]
    (rule,) = whole["intents"]
    assert rule | {"why": ""} == {"do": "rule", "yes": [1], "no": [2], "certain": True, "why": ""}


ONE_LINE = [words for words, _ in CLEAR if "\n" not in words]


@pytest.mark.parametrize("doubt", [", hvis Bo kommer", ", unless Bo objects", " når Bo er tilbage"])
@pytest.mark.parametrize("words", ONE_LINE)
def test_no_verdict_stands_that_a_condition_hangs_on(words: str, doubt: str) -> None:
    last = sorted({*rules(words)[0].yes, *rules(words)[0].no})[-1:]

    said = rules(words.rstrip(".!") + doubt)

    assert not said or not set(last) & {*said[0].yes, *said[0].no}
    assert not said or not said[0].others
    assert unclear(words.rstrip(".!") + doubt)


@pytest.mark.parametrize("before", ["Vent lige.\n", "Glem min sidste mail. ", "Please hold on.\n"])
@pytest.mark.parametrize("words", ONE_LINE)
def test_words_that_are_not_understood_and_name_no_matter_stop_all(words: str, before: str) -> None:
    assert rules(before + words) == []


@pytest.mark.parametrize("words", ONE_LINE)
def test_a_question_decides_nothing(words: str) -> None:
    assert all(not rule.others for rule in rules(f"{words.rstrip('.!')}?"))
    assert unclear(f"{words.rstrip('.!')}?")
