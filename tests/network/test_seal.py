"""Ids and tokens: found where they stand, and good only for what they were made for."""

from hypothesis import given
from hypothesis import strategies as st

from nimsmail.network.seal import Seal, find_tokens, letter_of

SEAL = Seal(b"s" * 32)
TOKEN = SEAL.token(SEAL.id_of("letter", "welcome/nims/anna"), "welcome", "anna")


def test_a_token_is_good_for_its_purpose_and_person_alone() -> None:
    assert SEAL.is_good(TOKEN, "welcome", "anna")
    assert not SEAL.is_good(TOKEN, "welcome", "bo")
    assert not SEAL.is_good(TOKEN, "return-path", "anna")
    assert not Seal(b"t" * 32).is_good(TOKEN, "welcome", "anna")


def test_a_token_is_found_in_any_case_and_place() -> None:
    places = f"To: nims+{TOKEN.upper()}@x.example\n> Ref.: {TOKEN}.\n"

    assert find_tokens(places) == (TOKEN,)
    assert letter_of(TOKEN) == TOKEN[:16]


def test_letters_that_look_like_ours_make_no_token() -> None:
    assert find_tokens(TOKEN[:20] + "ſ" + TOKEN[21:]) == ()
    assert find_tokens(f"x{TOKEN}") == ()
    assert find_tokens(f"{TOKEN}x") == ()


@given(st.text())
def test_whatever_is_shown_as_a_token_is_only_refused(text: str) -> None:
    assert not SEAL.is_good(text, "welcome", "bo")
