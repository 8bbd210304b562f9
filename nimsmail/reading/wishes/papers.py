"""Answers to papers: approve, amend, comment, and the wish for minutes."""

from nimsmail.network.intents import Amend, Approve, Comment, RequestMinutes
from nimsmail.reading.sentences import Sentence
from nimsmail.reading.view import View

# "Godkendt, når punkt 2 er rettet" is no approval yet.
_ONCE = frozenset({"naar", "hvis", "saafremt", "efter", "once", "when", "after", "if"})
_MOST_APPROVING = 12
_APPROVING = (
    "ingen", "intet", "ingenting", "ikke", "godkend", "enig", "helt enig", "tiltræd", "tilslut",
    "no ", "nothing", "approve", "i approve", "we approve", "agree",
)  # fmt: skip


def read_papers(view: View) -> None:
    """Find what is said of the papers that a letter sent round."""
    _read_minutes(view)
    if view.kind in ("agenda-approval", "agenda-komdir"):
        _read_approval(view)
    elif view.kind == "consultation":
        _read_comment(view)
    elif view.kind == "minutes":
        _read_correction(view)
        _read_approval_of_minutes(view)


def _read_minutes(view: View) -> None:
    for number, sentence in view.free():
        if not sentence.has("minutes") or (sentence.has("amend") and view.kind == "minutes"):
            continue
        thanked = sentence.clauses[0].has("thanks")
        short = len(sentence.folded) <= 3 and not thanked and not sentence.is_question
        asked = sentence.has("want") and (not sentence.is_question or sentence.has("ask", "want"))
        if not (asked or short):
            continue
        sure = not sentence.has("not", "condition", "doubt")
        why = f"“{sentence.phrase('minutes')}” is asked for"
        view.wish(RequestMinutes(text=sentence.text), why, number, certain=sure)


def _read_approval(view: View) -> None:
    spoken = [(n, each) for n, each in view.free() if not view.is_courtesy(each)]
    changes = [(n, each) for n, each in spoken if _amends(each)]
    yeses = [(n, each) for n, each in spoken if _approves(each)]
    if changes:
        text = " ".join(each.text for _, each in changes)
        plain = all(not _is_open(each) and not _refuses(each) for _, each in changes)
        why = f"“{changes[0][1].phrase('amend')}” changes what was sent for approval"
        view.wish(Amend(text=text), why, *(n for n, _ in changes), certain=plain and not yeses)
    elif yeses and all(not _is_open(each) for _, each in spoken):
        others = [each for n, each in spoken if (n, each) not in yeses]
        turns = any(c.folded[:1] in (("men",), ("but",)) for c in yeses[0][1].clauses)
        sure = not others and not turns and len(yeses[0][1].folded) <= _MOST_APPROVING
        why = f"“{yeses[0][1].phrase('approve')}” approves"
        view.wish(Approve(), why, *(n for n, _ in yeses), certain=sure)


def _approves(sentence: Sentence) -> bool:
    negated = sentence.has("not", "no") and not sentence.phrase("approve").lower().startswith(
        ("ingen", "no ", "ikke", "nothing", "har ikke", "intet")
    )
    return sentence.has("approve") and not negated and not sentence.is_question


def _refuses(sentence: Sentence) -> bool:
    """Tell whether the whole is turned down: that is no change that can be made."""
    phrase = sentence.phrase("amend").lower()
    return phrase.startswith(("ikke godkend", "not approve"))


def _amends(sentence: Sentence) -> bool:
    """Tell whether a change is asked for; "ingen ændringer" asks for none."""
    return any(
        not any(
            other.meaning == "approve" and other.start < hit.start and hit.end <= other.end
            for other in clause.hits
        )
        for clause in sentence.clauses
        for hit in clause.hits
        if hit.meaning == "amend"
    )


def _is_open(sentence: Sentence) -> bool:
    """Tell whether a sentence asks for talk instead of saying what is to be."""
    talk = ("tale om", "talk about", "discuss", "drøftes")
    hesitates = sentence.is_question or sentence.has("doubt", "condition")
    hesitates = hesitates or any(c.folded[:1] and c.folded[0] in _ONCE for c in sentence.clauses)
    return hesitates or any(each in sentence.text.lower() for each in talk)


def _read_comment(view: View) -> None:
    spoken = [(n, s) for n, s in view.free() if not view.is_courtesy(s)]
    said = [(n, s) for n, s in spoken if not s.is_question]
    if not said:
        return
    text = " ".join(sentence.text for _, sentence in said)
    why = "what is written in answer to a consultation is a comment"
    sure = not any(sentence.has("later", "held-back") for _, sentence in said)
    view.wish(Comment(text=text), why, *(n for n, _ in said), certain=sure)


def _read_approval_of_minutes(view: View) -> None:
    """Approve only by words that approve: "fint" may be a thank-you."""
    for number, sentence in view.free():
        plain = sentence.phrase("approve").lower().startswith(_APPROVING)
        if _approves(sentence) and plain and not view.wishes:
            sure = len(sentence.folded) <= _MOST_APPROVING and not sentence.has(
                "doubt", "condition"
            )
            why = f"“{sentence.phrase('approve')}” approves the minutes"
            view.wish(Approve(), why, number, certain=sure)


def _read_correction(view: View) -> None:
    for number, sentence in view.free():
        if sentence.has("amend") and not sentence.has("thanks", "come", "not-come"):
            polite = not sentence.is_question or sentence.has("ask")
            why = f"“{sentence.phrase('amend')}” corrects the minutes"
            view.wish(Amend(text=sentence.text), why, number, certain=polite)
