"""The writer: finds the words of a letter, once for all who get the same.

With an outbox item and its token they give the same message each time, whatever has
become of templates and configuration since.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from markdown_it.token import Token

from nimsmail.errors import ConfigError
from nimsmail.network.alerts import Alert, DeadlineList, DeadlineMoved
from nimsmail.network.changes import MeetingCancelled, MeetingChanged, MeetingMoved
from nimsmail.network.guests import GuestInvited, GuestReleased, GuestUpdated
from nimsmail.network.house import House, Network
from nimsmail.network.letters import Enclosed, Letter
from nimsmail.network.meetings import Invitation
from nimsmail.network.people import Language
from nimsmail.network.runup import SaveTheDate
from nimsmail.writing import calendar
from nimsmail.writing.addresses import domain_of, on_the_wire
from nimsmail.writing.deadlines import entries_of
from nimsmail.writing.drafts import as_source
from nimsmail.writing.headers import cap
from nimsmail.writing.markdown import html_of, tokens_of
from nimsmail.writing.page import framed
from nimsmail.writing.plain import text_of
from nimsmail.writing.slots import Open, markdown_slot, one_line, put_in
from nimsmail.writing.templates import Templates, split_letter
from nimsmail.writing.wording import Wording

_KEPT = 64  # variants; a dispatch has a handful
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class _Letter:
    """What a template may ask about its letter, beside the facts it tells."""

    kind: str
    bulk: bool
    wants_answer: bool
    is_answer: bool


@dataclass(frozen=True, slots=True)
class _Draft:
    """A letter as its templates give it: all that its words depend on, and what tells it apart."""

    kind: str
    language: Language
    network: str
    bulk: bool
    wants_answer: bool
    is_answer: bool
    subject: str
    body: str
    page: str
    calendar: str | None
    enclosed: tuple[Enclosed, ...]
    entries: str


@dataclass(frozen=True, slots=True)
class _To:
    """Who the letter goes to: open, but for whether there is a name."""

    name: Open
    first_name: Open
    address: Open


class Writer:
    """Finds the words for letters; the same words are found only once."""

    def __init__(self, templates: Templates, house: House) -> None:
        self._templates = templates
        self._house = house
        self._found: OrderedDict[tuple[object, ...], Wording] = OrderedDict()
        # Receipts tell facts that differ (whose answer, to which mail) in words that mostly
        # do not: what the templates give is cheap, what is made of it is not.
        self._written: OrderedDict[_Draft, Wording] = OrderedDict()

    def word(self, letter: Letter) -> Wording:
        """Return the words of `letter`, or raise ConfigError naming the template and line."""
        named = bool(one_line(letter.to.name))
        variant = (
            letter.kind,
            letter.to.language,
            letter.network,
            named,
            letter.answers is not None,
            repr(letter.facts()),
        )
        if variant not in self._found:
            _remember(self._found, variant, self._worded(self._drafted(letter, named=named)))
        return self._found[variant]

    def _drafted(self, letter: Letter, *, named: bool) -> _Draft:
        """Render the templates of `letter`."""
        network = self._house.networks[letter.network]
        values = _values(letter, network, named=named)
        language = letter.to.language
        subject, body = split_letter(self._templates.render(f"{letter.kind}/{language}", values))
        values["body"] = markdown_slot(body)
        return _Draft(
            kind=letter.kind,
            language=language,
            network=letter.network,
            bulk=letter.bulk,
            wants_answer=letter.wants_answer,
            is_answer=letter.answers is not None,
            subject=subject,
            body=body,
            page=self._templates.render(f"layout/{language}", values),
            calendar=_calendar(letter, network, named=named),
            enclosed=letter.enclosed,
            entries=_entries(letter, network),
        )

    def _worded(self, draft: _Draft) -> Wording:
        if draft not in self._written:
            _remember(self._written, draft, self._wording(draft))
        return self._written[draft]

    def _wording(self, draft: _Draft) -> Wording:
        network = self._house.networks[draft.network]
        tokens = self._tokens(draft)
        subject = cap(put_in(draft.subject))
        sender = on_the_wire(network.address)
        return Wording.frozen(
            kind=draft.kind,
            network=network.key,
            language=draft.language,
            subject=subject,
            text=text_of(tokens),
            html=self._page(tokens, subject, network, draft.language),
            calendar=draft.calendar,
            sender=sender,
            sender_name=cap(network.name),
            list_id=f"{network.key}.{domain_of(sender)}",
            bulk=draft.bulk,
            answerable=draft.wants_answer,
            subaddresses=network.subaddresses,
            automation="auto-replied" if draft.is_answer else "auto-generated",
            enclosed=draft.enclosed,
            entries=draft.entries,
        )

    def _tokens(self, draft: _Draft) -> list[Token]:
        """Parse a letter from greeting to foot; a complaint names the file that is to blame."""
        try:
            return self._parsed(f"layout/{draft.language}", draft.page, draft.enclosed)
        except ConfigError:
            self._parsed(f"{draft.kind}/{draft.language}", draft.body, draft.enclosed)
            raise

    def _parsed(self, template: str, source: str, enclosed: tuple[Enclosed, ...]) -> list[Token]:
        try:
            return tokens_of(source, enclosed)
        except ValueError as error:
            path = self._templates.path(template)
            raise ConfigError(f"{path}, or a text shown in it: {error}; mend it.") from error

    def draft(self, template: str, network: Network, facts: Mapping[str, Any]) -> str:
        """Return a template as Markdown for the coordinator to edit, its title as a heading.

        `facts` are what the template tells, as those of a letter.
        """
        values = {**facts, "network": network, "language": network.language, "drafting": True}
        name = f"{template}/{network.language}"
        subject, body = split_letter(self._templates.render(name, values))
        return as_source(f"# {subject}\n\n{body}")

    def _page(self, tokens: list[Token], subject: str, network: Network, language: Language) -> str:
        letter, foot = _parted(tokens)
        return framed(
            self._templates.frame(),
            letter=html_of(letter),
            foot=html_of(foot),
            subject=subject,
            network=one_line(network.name),
            language=language,
        )


def _values(letter: Letter, network: Network, *, named: bool) -> dict[str, Any]:
    """Return all that a template may name."""
    return {
        **letter.facts(),
        "letter": _Letter(
            kind=letter.kind,
            bulk=letter.bulk,
            wants_answer=letter.wants_answer,
            is_answer=letter.answers is not None,
        ),
        "to": _To(Open("name", named), Open("first_name", named), Open("address")),
        "token": Open("token", letter.wants_answer),
        "reply_address": Open("reply_address"),
        "network": network,
        "coordinator": network.coordinators[0] if network.coordinators else None,
        "language": letter.to.language,
        "drafting": False,
    }


def _remember(kept: OrderedDict[K, Wording], key: K, wording: Wording) -> None:
    """Keep `wording` at hand, and forget the one that was found first."""
    kept[key] = wording
    if len(kept) > _KEPT:
        kept.popitem(last=False)


def _parted(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Part a letter from its foot, at the last rule across the page."""
    rules = [at for at, token in enumerate(tokens) if token.type == "hr" and token.level == 0]
    if not rules:
        return tokens, []
    return tokens[: rules[-1]], tokens[rules[-1] + 1 :]


def _entries(letter: Letter, network: Network) -> str:
    """Return the deadlines that a letter tells, for its reader's calendar."""
    match letter:
        case Alert(dues=dues) | DeadlineList(dues=dues):
            return entries_of(dues, network, letter.to.language)
        case DeadlineMoved(due=due):
            return entries_of((due,), network, letter.to.language)
        case _:
            return ""


def _calendar(letter: Letter, network: Network, *, named: bool) -> str | None:
    match letter:
        case Invitation(meeting=meeting) | MeetingMoved(meeting=meeting):
            return calendar.request(meeting, network, named=named)
        case MeetingChanged(meeting=meeting, said=said):
            return calendar.update(meeting, network, said, named=named)
        case MeetingCancelled(meeting=meeting):
            return calendar.cancellation(meeting, network, meeting.stamped, named=named)
        case GuestInvited(meeting=meeting, at=at):
            return calendar.expected(meeting, network, at, named=named)
        case GuestUpdated(meeting=meeting):
            return calendar.expected(meeting, network, meeting.stamped, named=named)
        case GuestReleased(meeting=meeting, at=at):
            return calendar.cancellation(meeting, network, at, named=named)
        case SaveTheDate(meeting=meeting):
            return calendar.hold(meeting, network, named=named)
        case _:
            return None
