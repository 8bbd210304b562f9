"""One letter answers one mail, however much it asked for."""

from dataclasses import replace

from nimsmail.network.answers import HelpLetter
from nimsmail.network.joining import Goodbye
from nimsmail.network.letters import Letter
from nimsmail.network.meetings import RsvpReceipt
from nimsmail.network.receipts import Noted, Receipt
from nimsmail.network.submissions import ApprovalReceipt


def one_answer(letters: tuple[Letter, ...]) -> tuple[Letter, ...]:
    """Return the one letter that answers a mail: nobody gets two answers to one.

    Several farewells become one, and so do several receipts; that of an invitation's answer
    tells of the others. A receipt tells of farewells too, unless it is goodbye for good:
    then there is nothing to receive. Help gives way to them all, since every letter says how
    to ask for it.
    """
    letters = _with_approval(letters)
    goodbyes = [each for each in letters if isinstance(each, Goodbye)]
    receipts = [each for each in letters if isinstance(each, RsvpReceipt | Receipt)]
    others = [each for each in letters if not isinstance(each, Goodbye | RsvpReceipt | Receipt)]
    scopes = tuple(dict.fromkeys(scope for each in goodbyes for scope in each.scopes))
    if receipts and "all" not in scopes:
        return (replace(_one_receipt(receipts), left=scopes), *_without_help(others))
    if goodbyes:
        return (replace(goodbyes[-1], scopes=scopes), *_without_help(others))
    return tuple(others)


def _with_approval(letters: tuple[Letter, ...]) -> tuple[Letter, ...]:
    """Let the receipt of a chair's word tell what else was noted; that of coming tells of it."""
    approvals = [each for each in letters if isinstance(each, ApprovalReceipt)]
    if not approvals:
        return letters
    if any(isinstance(each, RsvpReceipt) for each in letters):
        return tuple(_as_noted(e) if isinstance(e, ApprovalReceipt) else e for e in letters)
    receipts = [each for each in letters if isinstance(each, Receipt)]
    told = replace(approvals[-1], noted=tuple(n for each in receipts for n in each.noted))
    rest = (each for each in letters if not isinstance(each, ApprovalReceipt | Receipt))
    return (told, *_without_help(list(rest)))


def _as_noted(letter: ApprovalReceipt) -> Receipt:
    do = "approve" if letter.approved and not letter.changes else "amend"
    items = tuple(point.title for point in letter.points) if do == "amend" else ()
    return Receipt(
        network=letter.network,
        to=letter.to,
        about=letter.about,
        answers=letter.answers,
        noted=(Noted(do=do, text=letter.meeting.title, items=items),),
    )


def _one_receipt(receipts: list[RsvpReceipt | Receipt]) -> RsvpReceipt | Receipt:
    answers = [each for each in receipts if isinstance(each, RsvpReceipt)]
    noted = tuple(n for each in receipts if isinstance(each, Receipt) for n in each.noted)
    if answers:
        return replace(answers[-1], noted=noted)
    # What an answer is about is told best by the receipt of something more than the network.
    best = next((each for each in receipts if each.about != each.network), receipts[0])
    assert isinstance(best, Receipt)
    return replace(best, noted=noted)


def _without_help(letters: list[Letter]) -> list[Letter]:
    return [each for each in letters if not isinstance(each, HelpLetter)]


def telling_of_handover(letter: Letter) -> Letter:
    """Let a letter say that a part of the mail went on to the coordinator, if it can."""
    if isinstance(letter, ApprovalReceipt | RsvpReceipt | Receipt | Goodbye):
        return replace(letter, handed_over=True)
    return letter
