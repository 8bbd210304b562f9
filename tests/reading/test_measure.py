"""The measure itself: labelled replies are read as mails, and judged by their labels."""

from pathlib import Path

import pytest

from bench.measuring import HELD_BACK, Run, by_intent, certainty, is_wanted, measured, misses, sets
from bench.samples import HOME, UNTOLD, Faulty, Sample, read

HEAD = """\
! {"coordinator": "Karen Lodberg", "today": "2027-01-18", \
"meeting": {"date": "2027-02-24", "place": "Vejle"}}
"""
OPENING = "@ invitation · da · Eva Holm <evho@vejen.example>\n"


def samples(tmp_path: Path, *replies: str) -> list[Sample]:
    path = tmp_path / "told.txt"
    path.write_text(HEAD + "".join(OPENING + each + "\n" for each in replies), "utf-8")
    return read(path)


def run(tmp_path: Path, *replies: str) -> Run:
    return measured("told", samples(tmp_path, *replies))


YES = '=> {"do": "attend", "answer": "yes"}'
NO = '=> {"do": "attend", "answer": "no"}'


def test_a_reply_is_right_if_it_is_read_as_it_is_labelled(tmp_path: Path) -> None:
    found = run(tmp_path, f"yes| Ja tak, jeg kommer.\n{YES}")

    assert found.share("right") == 1
    assert not misses(found)


def test_what_is_acted_on_otherwise_than_labelled_is_wrong(tmp_path: Path) -> None:
    found = run(tmp_path, f"yes| Ja tak, jeg kommer.\n{NO}")

    assert [each.verdict for each in misses(found)] == ["wrong"]
    assert len(certainty(found).others) == 1


def test_what_a_person_was_to_be_asked_about_is_wrong_when_acted_on(tmp_path: Path) -> None:
    found = run(tmp_path, f"yes| Ja tak, jeg kommer.\n{YES.replace('=>', '=> ?')}")

    assert found.share("wrong") == 1
    assert certainty(found).to_be_asked == 1


def test_each_intent_is_counted_by_replies_that_ask_for_it(tmp_path: Path) -> None:
    yes = f"yes| Ja tak, jeg kommer.\n{YES}"

    found = by_intent(run(tmp_path, yes, yes.replace(YES, '=> {"do": "help"}')))

    assert (found["attend"].asked, found["attend"].met, found["attend"].carried) == (1, 1, 1)
    assert (found["attend"].read, found["attend"].right) == (2, 1)
    assert (found["help"].asked, found["help"].met) == (1, 0)


def test_a_reply_whose_sentences_nobody_has_labelled_is_measured(tmp_path: Path) -> None:
    (sample,) = samples(tmp_path, f"?| Ja tak, jeg kommer.\n?|| Mvh Eva\n{YES}")

    assert {label for said in sample.said for label in said.labels} == {UNTOLD}
    assert measured("told", [sample]).share("right") == 1


def test_another_reading_that_is_as_good_counts(tmp_path: Path) -> None:
    (sample,) = samples(tmp_path, f'yes| Ja.\n{NO}\n=/ [{{"do": "attend", "answer": "yes"}}]')

    assert is_wanted({"do": "attend", "answer": "yes"}, sample)
    assert not is_wanted({"do": "attend", "answer": "maybe"}, sample)


@pytest.mark.parametrize(
    "reply",
    ["wish| Ja.\n" + YES, "?+yes| Ja.\n" + YES, "yes Ja.\n" + YES, 'yes| Ja.\n=> {"do": "sing"}'],
    ids=["no such label", "half a label", "no label", "no such intent"],
)
def test_what_cannot_be_read_is_named_by_its_line(tmp_path: Path, reply: str) -> None:
    with pytest.raises(Faulty, match=r"told\.txt:[34]"):
        samples(tmp_path, reply)


def test_a_reply_that_nothing_closes_is_named(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match="no line with =>"):
        samples(tmp_path, "yes| Ja.")


def test_what_is_held_back_stands_in_no_other_set() -> None:
    known = {name: {each.text for each in some} for name, some in sets().items()}

    held_back = known.pop(HELD_BACK)

    assert held_back
    for name, texts in known.items():
        long = {text for text in held_back & texts if len(text.split()) > 8}
        assert not long, f"{len(long)} replies of {HELD_BACK} stand in {name} of {HOME.name}/"
