"""A chair's mail from its bytes to what becomes of the agenda: read, weighed, decided."""

from datetime import UTC, datetime

import pytest

from nimsmail.network.decide import answering
from nimsmail.network.outcome import Outcome
from nimsmail.network.reviews import Why
from nimsmail.network.submissions import ConfirmApproval
from nimsmail.reading.opened import open_mail, understand
from tests.network.committee import CHAIR, MEMBER, Committee

TRUST = "mx.sekretariat.example"


class Post(Committee):
    """A committee whose mail comes in as bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.draft()
        self.letter = self.submit()

    def arrives(
        self,
        text: str,
        *,
        sender: str = CHAIR,
        token: str | None = None,
        results: str | None = f"{TRUST}; dmarc=pass header.from=varde.example",
        trust: str = TRUST,
    ) -> Outcome:
        code = self.token(self.letter) if token is None else token
        to = f"nims+{code}@sekretariat.example" if code else "nims@sekretariat.example"
        self.mails += 1
        head = [
            *([f"Authentication-Results: {results}"] if results else []),
            f"From: Inger Holm <{sender}>",
            f"To: {to}",
            "Subject: SV: Til godkendelse: dagsorden",
            f"Message-ID: <{self.mails}@varde.example>",
            "Content-Type: text/plain; charset=utf-8",
        ]
        quoted = f"\n\nDen 11. januar 2027 skrev NIMS:\n> 1. Strategi\n> Svar GODKENDT\n> {code}\n"
        raw = ("\r\n".join(head) + "\r\n\r\n" + text + quoted).encode()
        opened = open_mail(raw, self.now, trust=trust)
        told = answering(self.books, self.house, opened.mail, self.now)
        return self.take_in(understand(opened, told))

    def is_asked(self, outcome: Outcome) -> bool:
        return [each.kind for each in outcome.letters] == [ConfirmApproval.kind]


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.mark.parametrize(
    "text", ["Godkendt", "ok, kør", "Approved, thanks", "Kære Karen\n\nGodkendt.\n\nMvh Inger"]
)
def test_the_chairs_yes_is_taken(post: Post, text: str) -> None:
    post.arrives(text)

    assert post.newest.fate == "approved"
    assert post.newest.version == 1


def test_the_chairs_changes_are_made(post: Post) -> None:
    post.arrives("Punkt 3 udgår, byt om på 4 og 5.\n\nVenlig hilsen\nInger Holm")

    assert (post.newest.version, post.newest.fate) == (2, "approved")
    assert "ICMA" not in post.titles
    assert post.titles.index("Kalender") < post.titles.index("Studietur")


@pytest.mark.parametrize(
    "text", ["Det meste er fint, men punkt 3 skal vi lige tale om.", "Godkendt, hvis Bo er enig."]
)
def test_half_a_yes_is_none(post: Post, text: str) -> None:
    outcome = post.arrives(text)

    assert post.newest.fate == "waiting"
    assert outcome.reviews


def test_without_a_boundary_that_vouches_the_chair_is_asked_and_confirms(post: Post) -> None:
    asked = post.arrives("Godkendt", results=None, trust="none")
    before = post.newest.fate
    post.letter = post.last_item(ConfirmApproval.kind)

    post.arrives("Ja, det er fra mig", results=None, trust="none")

    assert post.is_asked(asked)
    assert before == "waiting"
    assert post.newest.fate == "approved"


def test_a_no_to_the_question_leaves_the_agenda_where_it_is(post: Post) -> None:
    post.arrives("Godkendt", results=None, trust="none")
    post.letter = post.last_item(ConfirmApproval.kind)

    post.arrives("Nej", results=None, trust="none")
    post.arrives("Ja", results=None, trust="none")

    assert post.newest.fate == "waiting"


def test_a_field_that_a_forger_wrote_vouches_for_nothing(post: Post) -> None:
    outcome = post.arrives(
        "Godkendt", results="mx.forger.example; dmarc=pass header.from=varde.example"
    )

    assert post.is_asked(outcome)
    assert post.newest.fate == "waiting"


def test_the_chairs_letter_in_anothers_hands_approves_nothing(post: Post) -> None:
    outcome = post.arrives(
        "Godkendt",
        sender=MEMBER,
        results=f"{TRUST}; dmarc=pass header.from=vejle.example",
    )

    assert [each.why for each in outcome.reviews] == [Why.OTHER_SENDER]
    assert post.newest.fate == "waiting"


def test_a_stranger_with_no_letter_approves_nothing(post: Post) -> None:
    outcome = post.arrives("Godkendt", sender="x@fremmed.example", token="")

    assert outcome.reviews
    assert post.newest.fate == "waiting"


def test_an_answer_is_too_late_once_the_summons_must_have_gone(post: Post) -> None:
    post.now = datetime(2027, 3, 17, 9, 0, tzinfo=UTC)

    outcome = post.arrives("Godkendt")

    assert [each.why for each in outcome.reviews] == [Why.TOO_LATE]
    assert post.newest.fate == "waiting"
