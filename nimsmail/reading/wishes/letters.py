"""What kind of letter is answered, and which programmes it may speak of."""

from nimsmail.reading.matching import fold
from nimsmail.reading.sentences import Sentence
from nimsmail.reading.view import View

CONFIRMATIONS = frozenset(
    {
        "confirmation",
        "confirmation-annual",
        "confirm-sign-up",
        "confirm-leave",
        "confirm-change-address",
        "confirm-take-over",
        "confirm-successor",
        "still-contact",
        "confirm-approval",
    }
)
INVITATIONS = frozenset(
    {
        "invitation",
        "invitation-reminder",
        "invitation-komdir",
        "reminder",
        "rsvp-receipt",
        "summons",
    }
)
BALLOTS = frozenset({"ballot", "theme-call", "agenda-approval", "consultation"})


def names_programme(view: View, sentence: Sentence) -> bool:
    """Tell whether a sentence names one of the programmes that are offered."""
    words = {word.strip("+") for word in sentence.folded}
    return any(fold(each.split(" ")[0]).strip("+") in words for each in view.answering.programmes)
