"""The letters that templates are tried with."""

from nimsmail.doctor.samples import one_of_each
from nimsmail.network.letters import Letter
from nimsmail.network.reviews import Why


def kinds(of: type[Letter]) -> set[str]:
    """Return the kinds of letters that the core has; a class with slots was made twice."""
    found = {each.kind for each in of.__subclasses__() if each.__module__.startswith("nimsmail.")}
    return found.union(*map(kinds, of.__subclasses__()))


def test_every_kind_of_letter_is_tried() -> None:
    tried = {letter.kind for letter in one_of_each("nims", "da")}

    assert tried == kinds(Letter)


def test_every_reason_for_a_review_is_tried() -> None:
    reviews = [
        review
        for letter in one_of_each("nims", "en")
        for review in letter.facts().get("reviews", ())
    ]

    assert {review.why for review in reviews} == set(Why)
