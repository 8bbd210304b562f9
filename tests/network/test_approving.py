"""Who approved? A matrix of genuine and forged words on an agenda and on minutes.

Each row is a mail: which token it carries, whose address From names, what the boundary
says of that, whom `mailbox.trust` trusts, and in which role the author is. What is
expected is told by one rule, written down here a second time and much more plainly than in
`chairs`: a forged word never acts, and a genuine one always does, if need be after the
chair has said yes to a fresh letter.
"""

from dataclasses import replace
from itertools import product
from typing import Literal

import pytest

from nimsmail.network.incoming import Mail
from nimsmail.network.intents import Amend, Approve, Confirm, Leave
from nimsmail.network.outbox import Item
from nimsmail.network.people import membership_of
from nimsmail.network.reviews import Why
from nimsmail.network.submissions import AgendaApproval, ConfirmApproval
from nimsmail.reading.opened import open_mail
from tests.network.committee import CHAIR, MEMBER, Committee

Token = Literal["right", "wrong", "absent", "another's", "of another letter"]
From = Literal["the chair", "the chair's other domain", "a member", "a stranger"]
Results = Literal["pass", "fail", "none", "forged", "absent"]
Trust = Literal["none", "mx.sekretariat.example", "m365"]
Role = Literal["chair", "member", "board"]
Effect = Literal["acts", "asks", "nothing"]

ADDRESSES: dict[From, str] = {
    "the chair": CHAIR,
    "the chair's other domain": "inger.holm@vardekommune.example",
    "a member": MEMBER,
    "a stranger": "x@fremmed.example",
}
MATRIX = list(
    product(
        ("right", "wrong", "absent", "another's", "of another letter"),
        ("the chair", "the chair's other domain", "a member", "a stranger"),
        ("pass", "fail", "none", "forged", "absent"),
        ("none", "mx.sekretariat.example", "m365"),
        ("chair", "member", "board"),
    )
)


def boundary(results: Results, trust: Trust, address: str) -> str | None:
    """Write the field Authentication-Results as the boundary, or a forger, writes it."""
    domain = address.rpartition("@")[2]
    said = f"dmarc={'pass' if results == 'forged' else results} header.from={domain}"
    if results == "absent":
        return None
    if results == "forged":
        # A forger's field: it names a boundary that is not ours, or one that nobody trusts.
        return f"mx.forger.example; {said}"
    if trust == "m365":
        return f"spf=pass smtp.mailfrom={domain}; {said}"
    return f"mx.sekretariat.example; {said}"


def is_vouched_for(results: Results, trust: Trust) -> bool:
    return results == "pass" and trust != "none"


def expected(token: Token, sender: From, results: Results, trust: Trust, role: Role) -> Effect:
    is_hers = sender in ("the chair", "the chair's other domain")
    if role != "chair" or not is_hers or token == "another's":
        return "nothing"
    if token == "right":
        return "acts" if is_vouched_for(results, trust) else "asks"
    if sender == "the chair's other domain" and token != "of another letter":
        return "nothing"  # nothing shows that this address is hers
    return "asks"


class Case:
    """One row of the matrix, played."""

    def __init__(self, role: Role) -> None:
        self.desk = Committee()
        self.desk.draft()
        self.letter = self.desk.submit()
        membership = membership_of(self.desk.books, "nims", self.desk.chair.key)
        assert membership is not None
        self.desk.books.put(replace(membership, roles=(role,)))

    def token(self, which: Token) -> str:
        right = self.desk.token(self.letter)
        if which == "right":
            return right
        if which == "wrong":
            return right[:-4] + ("aaaa" if not right.endswith("aaaa") else "bbbb")
        if which == "absent":
            return ""
        person = self.desk.other if which == "another's" else self.desk.chair
        welcome = [item for item in self.desk.books.every(Item) if item.kind == "welcome"]
        return self.desk.token(next(item for item in welcome if item.person == person.key))

    def mail(self, token: Token, sender: From, results: Results, trust: Trust) -> Mail:
        address, code = ADDRESSES[sender], self.token(token)
        field = boundary(results, trust, address)
        lines = [
            *([f"Authentication-Results: {field}"] if field else []),
            f"From: <{address}>",
            f"To: nims{'+' + code if code else ''}@sekretariat.example",
            "Subject: SV: dagsorden",
            "Message-ID: <godkendt@varde.example>",
            "",
            "Godkendt",
        ]
        raw = "\r\n".join(lines).encode()
        return open_mail(raw, self.desk.now, trust=trust).mail

    @property
    def is_approved(self) -> bool:
        return self.desk.newest.fate == "approved"


@pytest.mark.parametrize(("token", "sender", "results", "trust", "role"), MATRIX)
def test_an_approval_acts_only_for_the_chair_who_is_proven(
    token: Token, sender: From, results: Results, trust: Trust, role: Role
) -> None:
    case = Case(role)
    effect = expected(token, sender, results, trust, role)

    outcome = case.desk.write_as(case.mail(token, sender, results, trust), Approve())

    asked = [each for each in outcome.letters if isinstance(each, ConfirmApproval)]
    assert case.is_approved is (effect == "acts")
    assert [each.to.address for each in asked] == ([CHAIR] if effect == "asks" else [])
    if effect == "nothing":
        assert outcome.reviews
        assert not outcome.records
    if asked:
        case.desk.write(CHAIR, Confirm(), answers=case.desk.item(asked[0]))
        assert case.is_approved


@pytest.mark.parametrize("role", ["member", "board", "observer"])
def test_who_has_left_the_chair_meanwhile_confirms_nothing(role: str) -> None:
    case = Case("chair")
    mail = case.mail("right", "the chair", "absent", "none")
    (asked,) = case.desk.write_as(mail, Approve()).letters
    membership = membership_of(case.desk.books, "nims", case.desk.chair.key)
    assert membership is not None
    case.desk.books.put(replace(membership, roles=(role,)))

    case.desk.write(CHAIR, Confirm(), answers=case.desk.item(asked))

    assert not case.is_approved


@pytest.fixture
def desk() -> Committee:
    return Committee()


def test_a_claim_brings_about_one_letter_however_often_it_is_made(desk: Committee) -> None:
    desk.draft()
    desk.submit()

    first = desk.write(CHAIR, Approve())
    again = desk.write(CHAIR, Approve())

    assert [each.kind for each in first.letters] == [ConfirmApproval.kind]
    assert ConfirmApproval.kind not in [each.kind for each in again.letters]
    assert [each.why for each in again.reviews] == [Why.UNPROVEN]


def test_a_claim_of_changes_is_never_shown_to_the_chair(desk: Committee) -> None:
    desk.draft()
    desk.submit()

    outcome = desk.write(CHAIR, Amend(text="punkt 2 udgår"))

    assert ConfirmApproval.kind not in [each.kind for each in outcome.letters]
    assert [each.why for each in outcome.reviews] == [Why.UNPROVEN]


def test_an_old_version_is_not_what_is_approved(desk: Committee) -> None:
    desk.draft()
    old = desk.submit()
    desk.draft("Strategi", "Eventuelt")
    desk.submit()

    outcome = desk.write(CHAIR, Approve(), answers=old, authenticated=True)

    assert [each.why for each in outcome.reviews] == [Why.TOO_LATE]
    assert desk.newest.fate == "waiting"


def test_an_approval_acts_once(desk: Committee) -> None:
    desk.draft()
    letter = desk.submit()
    desk.write(CHAIR, Approve(), answers=letter, authenticated=True)

    again = desk.write(CHAIR, Approve(), answers=letter, authenticated=True)

    assert (again.letters, again.reviews, again.records) == ((), (), ())


def test_once_the_summons_must_have_gone_an_approval_is_too_late(desk: Committee) -> None:
    desk.draft()
    letter = desk.submit()
    desk.now = desk.newest.until
    desk.later(minutes=1)

    outcome = desk.write(CHAIR, Approve(), answers=letter, authenticated=True)

    assert [each.why for each in outcome.reviews] == [Why.TOO_LATE]
    assert desk.newest.fate == "waiting"


def test_a_no_to_the_question_whether_it_was_them_forgets_what_waited(desk: Committee) -> None:
    desk.draft()
    letter = desk.submit()
    (asked,) = desk.write(CHAIR, Approve(), answers=letter).letters

    desk.write(CHAIR, Leave(), answers=desk.item(asked))
    desk.write(CHAIR, Confirm(), answers=desk.item(asked))

    assert desk.newest.fate == "waiting"
    membership = membership_of(desk.books, "nims", desk.chair.key)
    assert membership is not None
    assert membership.standing == "member"


def test_clear_changes_are_the_chairs_word_and_are_approved(desk: Committee) -> None:
    desk.draft()
    letter = desk.submit()

    outcome = desk.write(
        CHAIR,
        Amend(text="punkt 3 udgår, byt om på 4 og 5"),
        answers=letter,
        authenticated=True,
    )

    assert desk.newest.version == 2
    assert desk.newest.fate == "approved"
    assert desk.titles == (
        "Godkendelse af dagsorden",
        "Strategi",
        "Kalender",
        "Studietur",
        "Eventuelt",
    )
    assert {each.kind for each in outcome.letters} == {"approval-receipt", "chair-answered"}


def test_what_is_not_clear_goes_to_the_secretary_and_nothing_is_approved(desk: Committee) -> None:
    desk.draft()
    letter = desk.submit()

    outcome = desk.write(
        CHAIR,
        Amend(text="Punkt 3 udgår. Kan punkt 2 gøres kortere?"),
        answers=letter,
        authenticated=True,
    )

    assert desk.newest.fate == "changed"
    assert [each.details for each in outcome.reviews] == [("Kan punkt 2 gøres kortere?",)]
    assert AgendaApproval.kind not in {each.kind for each in outcome.letters}


def test_a_chair_who_wants_to_see_it_again_does(desk: Committee) -> None:
    desk.draft()
    letter = desk.submit()

    outcome = desk.write(
        CHAIR,
        Amend(text="Punkt 3 udgår, og send den til mig igen"),
        answers=letter,
        authenticated=True,
    )

    (shown,) = outcome.letters
    assert isinstance(shown, AgendaApproval)
    assert [(c.do, c.title) for c in shown.changes] == [("dropped", "ICMA")]
    assert desk.newest.fate == "waiting"


def test_changes_without_proof_are_shown_to_the_chair_before_they_act(desk: Committee) -> None:
    desk.draft()
    letter = desk.submit()

    (asked,) = desk.write(CHAIR, Amend(text="punkt 3 udgår"), answers=letter).letters
    before = desk.titles
    desk.write(CHAIR, Confirm(), answers=desk.item(asked))

    assert isinstance(asked, ConfirmApproval)
    assert [(c.do, c.title) for c in asked.changes] == [("dropped", "ICMA")]
    assert len(before) == 6
    assert desk.newest.fate == "approved"
    assert "ICMA" not in desk.titles
