import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from nimsmail.cli.reasons import SENTENCES, intent_of, short
from nimsmail.errors import NotFound
from nimsmail.network.incoming import Answering
from nimsmail.network.intents import INTENTS, Intent, to_plain
from nimsmail.network.meetings import Rsvp
from nimsmail.network.people import Membership, Standing
from nimsmail.network.reviews import Review, Stage, Why
from nimsmail.network.wishes import CARRIED_OUT
from tests.cli.conftest import Shell

KEY = "5c3a91d2" + "0" * 56
YES = {"do": "attend", "answer": "yes"}


def _review(shell: Shell, **changes: Any) -> None:
    """Hand over a mail of Anna's, in answer to her invitation."""
    shell.said("meeting", "invite", "nims-2027-03", "--yes")
    (letter,) = [i for i in shell.items() if i.recipient == "anna.berg@varde.example"]
    values: dict[str, Any] = {
        "key": KEY,
        "network": "nims",
        "received": datetime(2027, 1, 10, 9, 0, tzinfo=UTC),
        "why": Why.UNSURE,
        "sender": "anna.berg@varde.example",
        "sender_name": "Anna \x1b[31mBerg",
        "person": letter.person,
        "letter": letter.key,
        "subject": "SV: Invitation",
        "words": "Det regner jeg med.",
        "message_id": "<1@varde.example>",
        "suggestion": (YES,),
        "details": ("“regner med” is a maybe",),
    }
    shell.kept(Review(**{**values, **changes}))


def test_there_is_a_sentence_for_every_reason() -> None:
    assert SENTENCES.keys() == set(Why)


def test_what_waits_is_listed_with_what_is_suggested(shell: Shell, meeting: str) -> None:
    _review(shell)

    said = shell.said("review", "list")

    assert "5c3a91d2" in said
    assert "attend=yes" in said
    assert "\x1b" not in said


def test_a_mail_is_shown_with_its_words_and_the_way_to_settle_it(
    shell: Shell, meeting: str
) -> None:
    _review(shell)

    said = shell.said("review", "show", "5c3a")

    assert "  > Det regner jeg med." in said
    assert "What they meant is not certain." in said
    assert "nimsmail review resolve 5c3a91d2" in said
    assert "\x1b" not in said


def test_the_suggestion_is_carried_out_with_a_receipt(shell: Shell, meeting: str) -> None:
    _review(shell)

    said = shell.said("review", "resolve", "5c3a91d2")

    (rsvp,) = shell.office.store.books().every(Rsvp)
    assert rsvp.answer == "yes"
    assert [i.kind for i in shell.items() if i.automatic] == ["rsvp-receipt"]
    assert "is settled: attend=yes, nims-2027-03." in said
    assert shell.json("review", "list") == []
    assert shell.json("review", "list", "--all")[0]["resolution"] == "attend=yes"


@pytest.mark.parametrize("meant", ["attend=no", '{"do": "attend", "answer": "no"}'])
def test_another_meaning_may_be_given(shell: Shell, meeting: str, meant: str) -> None:
    _review(shell)

    shell.said("review", "resolve", KEY, "--as", meant)

    (rsvp,) = shell.office.store.books().every(Rsvp)
    assert rsvp.answer == "no"


def test_what_was_settled_is_named_with_its_meeting(shell: Shell, meeting: str) -> None:
    _review(shell)

    said = shell.said("review", "resolve", KEY, "--as", "attend=no")

    assert "5c3a91d2 is settled: attend=no, nims-2027-03." in said


@pytest.mark.parametrize(
    ("changes", "hidden"),
    [
        ({"suggestion": ({"do": "question", "text": "Hvor?"},)}, "question"),
        ({"person": None, "sender": "nobody@x.example", "letter": None}, "It may have meant"),
    ],
    ids=["a question", "a stranger"],
)
def test_nothing_is_suggested_that_would_fail(
    shell: Shell, meeting: str, changes: dict[str, Any], hidden: str
) -> None:
    _review(shell, **changes)

    said = shell.said("review", "show", KEY)

    assert hidden not in said
    assert "--dismiss" in said
    assert "--as attend=yes" in said


def test_who_joins_and_is_in_already_is_said_to_be(shell: Shell, meeting: str) -> None:
    _review(shell)

    said = shell.said("review", "resolve", KEY, "--as", "join")

    assert "they are a member already" in said


def test_several_meanings_are_all_carried_out(shell: Shell, meeting: str) -> None:
    _review(shell)

    shell.said("review", "resolve", KEY, "--as", "attend=no", "--as", "leave=newsletter")

    anna = shell.person("anna.berg@varde.example").key
    membership = shell.office.store.books().get(Membership, f"nims/{anna}")
    assert membership is not None
    assert membership.standing is Standing.MEMBER
    assert "newsletter" not in membership.subscriptions


def test_dismissing_closes_it_and_does_nothing_else(shell: Shell, meeting: str) -> None:
    _review(shell)
    letters = len(shell.items())

    shell.said("review", "resolve", KEY, "--dismiss")

    review = shell.office.store.books().get(Review, KEY)
    assert review is not None
    assert review.stage is Stage.RESOLVED
    assert len(shell.items()) == letters


def test_what_is_settled_is_not_settled_again(shell: Shell, meeting: str) -> None:
    _review(shell)
    shell.said("review", "resolve", KEY)
    letters = len(shell.items())

    said = shell.refused("review", "resolve", KEY, "--as", "attend=no")

    assert "was settled 2027-01-11 09:00: attend" in said
    assert len(shell.items()) == letters


def test_what_cannot_be_carried_out_changes_nothing_and_says_what_would_help(
    shell: Shell, meeting: str
) -> None:
    _review(shell, person=None, sender="nobody@x.example", letter=None)

    said = shell.refused("review", "resolve", KEY)

    assert "add them first with member add" in said
    assert len(shell.json("review", "list")) == 1


def test_without_a_suggestion_one_must_be_given(shell: Shell, meeting: str) -> None:
    _review(shell, suggestion=(), why=Why.QUESTION)

    assert "--dismiss" in shell.refused("review", "resolve", KEY)


def test_a_meaning_and_a_dismissal_contradict_each_other(shell: Shell, meeting: str) -> None:
    _review(shell)

    shell.refused("review", "resolve", KEY, "--dismiss", "--as", "leave", code=2)


def test_a_beginning_that_two_keys_share_finds_neither(shell: Shell, meeting: str) -> None:
    _review(shell)
    _review(shell, key="5c3a" + "1" * 60)

    assert "write more of it" in shell.refused("review", "show", "5c3a")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("attend=yes", YES),
        ("leave", {"do": "leave", "scope": "all"}),
        ("leave=newsletter", {"do": "leave", "scope": "newsletter"}),
        ("join=Anna Berg", {"do": "join", "name": "Anna Berg"}),
        ("vote=2, 5", {"do": "vote", "choices": [2, 5]}),
        ("follow=CERV, LIFE", {"do": "follow", "programmes": ["CERV", "LIFE"]}),
        ("pause=2027-08-01", {"do": "pause", "until": "2027-08-01"}),
        ('{"do":"attend","answer":"yes"}', YES),
    ],
)
def test_the_short_form_says_what_the_long_one_does(text: str, plain: dict[str, Any]) -> None:
    assert to_plain(intent_of(text)) == plain


@pytest.mark.parametrize(
    "text", ["", "attend=perhaps", "dance", "help=me", "{", "[1]", '{"do": "attend"}', "vote=x"]
)
def test_what_is_no_meaning_is_refused_with_examples(text: str) -> None:
    with pytest.raises(NotFound, match="attend=yes, attend=no, leave"):
        intent_of(text)


def test_only_what_can_be_carried_out_is_named() -> None:
    with pytest.raises(NotFound) as refusal:
        intent_of("dance")

    named = str(refusal.value).partition("there are: ")[2].partition(";")[0].split(", ")
    assert set(named) == {name_of(kind) for kind in CARRIED_OUT}


def name_of(kind: type[Intent]) -> str:
    return next(name for name, each in INTENTS.items() if each is kind)


def test_what_the_short_form_cannot_say_is_shown_as_json() -> None:
    guests = {"do": "attend", "answer": "yes", "guests": [{"name": "Åse"}]}

    assert short(guests) == '{"do": "attend", "answer": "yes", "guests": [{"name": "Åse"}]}'


# -- what settled reviews teach -----------------------------------------------------------

TOLD = Answering(
    kind="invitation", today=date(2027, 1, 10), meeting_date=date(2027, 3, 18), coordinator="Karen"
)
WORDS = "Hej Karen\n\nDet regner jeg med.\nRing på 75 12 34 56\n\nMvh Anna Berg"


def _settled(shell: Shell, *how: str, **changes: Any) -> None:
    values: dict[str, Any] = {"words": WORDS, "language": "da", "answering": TOLD}
    _review(shell, **{**values, "sender_name": "Anna Berg", **changes})
    shell.said("review", "resolve", KEY, *how)


def _exported(shell: Shell, *options: str) -> str:
    file = shell.folder / "settled.txt"
    shell.said("review", "export", str(file), *options)
    assert file.stat().st_mode & 0o077 == 0
    return file.read_text("utf-8")


def test_settled_reviews_are_written_as_samples_of_invented_people(
    shell: Shell, meeting: str
) -> None:
    _settled(shell, "--as", "attend=no")

    text = _exported(shell)

    _, _, sample = text.partition("! ")
    facts, why, read, opening, *lines = sample.splitlines()
    assert json.loads(facts)["meeting"] == {"date": "2027-03-18"}
    assert why == "# handed over: unsure"
    assert read == '# the reader: {"do": "attend", "answer": "yes"}'
    kind, language, who, subject = opening.split(" · ")
    assert (kind, language, subject) == ("@ invitation", "da", "SV: Invitation")
    assert re.fullmatch(r"\w+ \w+ <\w+\.\w+@kommune\.example>", who)
    assert [line.split("|", 1)[0] + "|" for line in lines[:4]] == ["?|"] * 4
    assert lines[1] == "?||| Det regner jeg med."
    assert lines[4] == '=> {"do": "attend", "answer": "no"}'
    assert not re.search("Anna|Berg|Karen|varde|75 12", text)


def test_the_same_person_has_the_same_invented_name_throughout(shell: Shell, meeting: str) -> None:
    _settled(shell)

    text = _exported(shell)

    (name,) = re.findall(r"^@ .* · (\w+ \w+) <", text, re.MULTILINE)
    assert f"?||| Mvh {name}" in text


def test_people_are_named_only_by_the_coordinators_word(shell: Shell, meeting: str) -> None:
    _settled(shell)

    text = _exported(shell, "--with-names")

    assert "Anna Berg <anna.berg@varde.example>" in text
    assert "IT NAMES REAL PEOPLE" in text


def test_what_was_closed_without_a_word_says_so(shell: Shell, meeting: str) -> None:
    _settled(shell, "--dismiss")

    assert "\n# closed without a word on what it meant\n=> ? nothing\n" in _exported(shell)


def test_settled_reviews_can_be_written_as_json(shell: Shell, meeting: str) -> None:
    _settled(shell)

    (line,) = _exported(shell, "--json").splitlines()

    sample = json.loads(line)
    assert sample["kind"] == "invitation"
    assert sample["read"] == sample["meant"] == [YES]
    assert sample["facts"]["today"] == "2027-01-10"
    assert "Det regner jeg med." in sample["words"]


@pytest.mark.parametrize(("since", "count"), [("11/1-27", 1), ("2027-01-12", 0)])
def test_only_what_was_settled_since_a_day_is_written(
    shell: Shell, meeting: str, since: str, count: int
) -> None:
    _settled(shell)

    assert len(_exported(shell, "--json", "--since", since).splitlines()) == count


def test_what_is_open_is_not_written(shell: Shell, meeting: str) -> None:
    _review(shell, words=WORDS, language="da", answering=TOLD)

    assert "@ " not in _exported(shell)


def test_a_file_that_cannot_be_written_is_named(shell: Shell, meeting: str) -> None:
    said = shell.refused("review", "export", str(shell.folder / "nowhere" / "file.txt"))

    assert "cannot be written" in said


def test_explain_reads_an_answer_to_a_notice(shell: Shell) -> None:
    mail = shell.file("svar.eml", "From: k@x.example\nSubject: SV\n\nja til 1, nej til 2\n")

    said = shell.said("explain", mail, "--answering", "notice")

    assert "rule (yes: 1, no: 2): certain" in said
    assert "it would be carried out" in said
