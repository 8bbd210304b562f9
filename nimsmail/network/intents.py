"""What people want of us: every intent that a mail can hold, and its plain form.

The plain form, `{"do": "attend", "answer": "yes"}`, is what `explain --json` prints and
what a review keeps as its suggestion.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal, get_args, get_type_hints

from nimsmail.network.people import Language, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who is brought along, as far as the words name them.

    `role` and `diet` are only known where somebody has written them down for us.
    """

    name: str | None = None
    email: str | None = None
    role: str | None = None
    diet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Wants to be in the network; and to follow `programmes`, if the same mail says so."""

    name: str | None = None
    organisation: str | None = None
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """Says yes to what our letter asked them to confirm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Wants no more of our letters, or of one kind of them."""

    scope: Scope = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attend:
    """Answers an invitation."""

    answer: Literal["yes", "no", "maybe", "delegate"]
    guests: tuple[Guest, ...] = ()
    delegate: Guest | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestTheme:
    """Suggests a theme for a meeting."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """Chooses among the numbers of a ballot, the most wanted first."""

    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Offers a piece of news to the others."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCase:
    """Offers to present a case."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Wants no letters for a while."""

    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """Wants alerts about these programmes."""

    programmes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfollow:
    """Wants no more alerts about these programmes."""

    programmes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMinutes:
    """Asks for minutes or papers."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchLanguage:
    """Wants our letters in another language."""

    to: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAddress:
    """Wants our letters at another address."""

    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """Names the one who takes over."""

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDown:
    """Says that they are not the contact of their organisation any more; they stay a member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskContacts:
    """Wants, as a coordinator, that the contacts are asked whether they still are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve:
    """Approves what was sent for approval."""

    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend:
    """Wants changes in what was sent for approval."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """Answers a consultation."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Asks something that a person must answer."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """Says nothing that asks for anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Asks what can be written to us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Decides, as a coordinator, on the matters that our notice numbers.

    `yes` are to be carried out as suggested, `no` to be closed with nothing done, `left` to
    stay as they are. `others` says what is to become of every matter that none of these names.
    """

    yes: tuple[int, ...] = ()
    no: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    others: Literal["yes", "no", ""] = ""

    def on(self, number: int) -> Literal["yes", "no", ""]:
        """Return the word on the matter with this number; nothing where there is none."""
        if number in self.yes:
            return "yes"
        if number in self.no:
            return "no"
        return "" if number in self.left else self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeThemes:
    """Says, as a coordinator, that one theme is another: by their numbers in the list."""

    number: int
    into: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseBallot:
    """Says, as a coordinator, that the result of a ballot may go out, with its winner's number."""

    ballot: str
    winner: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeTo:
    """Sees to a duty of the year wheel: only the wheel suggests it, and a coordinator says yes.

    `letters` is how many people would be written to; None where it is the coordinator's
    own to do, and a yes tells that it is done.
    """

    meeting: str
    duty: str
    letters: int | None = None


# -- what a coordinator alone may want: a yes to a matter that we put before them ------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptNews:
    """Lets a member's news through; `item` is its key."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookCase:
    """Puts a case that was offered on the programme of a meeting, both by their keys."""

    case: str
    meeting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendEdition:
    """Has a newsletter that was drafted sent; `edition` is its key."""

    edition: str


Intent = (
    Join
    | Confirm
    | Leave
    | Attend
    | SuggestTheme
    | Vote
    | News
    | OfferCase
    | Pause
    | Follow
    | Unfollow
    | RequestMinutes
    | SwitchLanguage
    | ChangeAddress
    | Successor
    | StepDown
    | AskContacts
    | Approve
    | Amend
    | Comment
    | Question
    | Thanks
    | Help
    | Rule
    | MergeThemes
    | CloseBallot
    | SeeTo
    | AcceptNews
    | BookCase
    | SendEdition
)

INTENTS: dict[str, type[Intent]] = {
    "join": Join,
    "confirm": Confirm,
    "leave": Leave,
    "attend": Attend,
    "suggest-theme": SuggestTheme,
    "vote": Vote,
    "news": News,
    "offer-case": OfferCase,
    "pause": Pause,
    "follow": Follow,
    "unfollow": Unfollow,
    "request-minutes": RequestMinutes,
    "language": SwitchLanguage,
    "change-address": ChangeAddress,
    "successor": Successor,
    "step-down": StepDown,
    "ask-contacts": AskContacts,
    "approve": Approve,
    "amend": Amend,
    "comment": Comment,
    "question": Question,
    "thanks": Thanks,
    "help": Help,
    "rule": Rule,
    "merge-themes": MergeThemes,
    "close-ballot": CloseBallot,
    "see-to": SeeTo,
    "accept-news": AcceptNews,
    "book-case": BookCase,
    "send-edition": SendEdition,
}
_NAMES = {kind: name for name, kind in INTENTS.items()}


def name_of(intent: Intent) -> str:
    """Return the word for what `intent` does, as `explain` prints it."""
    return _NAMES[type(intent)]


def to_plain(intent: Intent) -> dict[str, Any]:
    """Return `intent` as JSON can hold it; what is empty is left out.

    >>> to_plain(Attend(answer="yes", guests=(Guest(name="Mette Friis"),)))
    {'do': 'attend', 'answer': 'yes', 'guests': [{'name': 'Mette Friis'}]}
    """
    return {"do": name_of(intent), **_plain_fields(intent)}


def _plain_fields(value: Any) -> dict[str, Any]:
    named = ((field.name, _plain(getattr(value, field.name))) for field in fields(value))
    return {name: plain for name, plain in named if plain not in (None, [], "")}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return _plain_fields(value) if is_dataclass(value) else value


def from_plain(plain: dict[str, Any]) -> Intent:
    """Make the intent that `plain` describes, or raise ValueError saying what is wrong.

    >>> from_plain({"do": "leave"})
    Leave(scope='all')
    """
    values = dict(plain)
    do = values.pop("do", None)
    kind = INTENTS.get(str(do))
    if kind is None:
        raise ValueError(f"no such intent: “{do}”; there are: {', '.join(INTENTS)}")
    hints = get_type_hints(kind)
    unknown = values.keys() - hints.keys()
    if unknown:
        raise ValueError(f"{do} has no {', '.join(sorted(unknown))}; it has: {', '.join(hints)}")
    try:
        return kind(**{name: _typed(hints[name], value) for name, value in values.items()})
    except TypeError as error:
        raise ValueError(f"{do}: {error}") from error


def _typed(hint: Any, value: Any) -> Any:
    options = get_args(hint)
    if isinstance(value, dict):
        return Guest(**value)
    if isinstance(value, list):
        return tuple(_typed(options[0] if options else str, each) for each in value)
    if date in (hint, *options) and isinstance(value, str):
        return date.fromisoformat(value)
    choices = [each for each in options if isinstance(each, str)]
    if choices and value not in choices:
        raise ValueError(f"“{value}” is none of {', '.join(choices)}")
    return value
