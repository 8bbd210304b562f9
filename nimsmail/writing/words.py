"""The writer: finds the words of a letter, once for all who get the same.

With an outbox item and its token they give the same message each time, whatever has
become of templates and configuration since.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from nimsmail.errors import ConfigError
from nimsmail.network.changes import MeetingCancelled, MeetingChanged, MeetingMoved
from nimsmail.network.guests import GuestInvited, GuestReleased, GuestUpdated
from nimsmail.network.house import House, Network
from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Invitation
from nimsmail.network.people import Language
from nimsmail.writing import calendar
from nimsmail.writing.addresses import domain_of, on_the_wire
from nimsmail.writing.headers import cap
from nimsmail.writing.markdown import html_of, tokens_of
from nimsmail.writing.page import framed
from nimsmail.writing.plain import text_of
from nimsmail.writing.slots import Open, markdown_slot, one_line, put_in
from nimsmail.writing.templates import Templates, split_letter
from nimsmail.writing.wording import Wording

_KEPT = 64  # variants; a dispatch has a handful


@dataclass(frozen=True, slots=True)
class _Letter:
    """What a template may ask about its letter, beside the facts it tells."""

    kind: str
    bulk: bool
    wants_answer: bool
    is_answer: bool


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
            self._found[variant] = self._worded(letter, named=named)
            if len(self._found) > _KEPT:
                self._found.popitem(last=False)
        return self._found[variant]

    def _worded(self, letter: Letter, *, named: bool) -> Wording:
        network = self._house.networks[letter.network]
        language = letter.to.language
        subject, tokens = self._written(letter, network, named=named)
        sender = on_the_wire(network.address)
        return Wording.frozen(
            kind=letter.kind,
            network=network.key,
            language=language,
            subject=subject,
            text=text_of(tokens),
            html=self._page(tokens, subject, network, language),
            calendar=_calendar(letter, network, named=named),
            sender=sender,
            sender_name=cap(network.name),
            list_id=f"{network.key}.{domain_of(sender)}",
            bulk=letter.bulk,
            answerable=letter.wants_answer,
            subaddresses=network.subaddresses,
            automation="auto-replied" if letter.answers else "auto-generated",
        )

    def _written(self, letter: Letter, network: Network, *, named: bool) -> tuple[str, list[Token]]:
        """Return the subject, and the letter from greeting to foot."""
        values = _values(letter, network, named=named)
        own, layout = (f"{which}/{letter.to.language}" for which in (letter.kind, "layout"))
        subject, body = split_letter(self._templates.render(own, values))
        self._parsed(own, body)  # by itself first, so that a complaint names the right file
        values["body"] = markdown_slot(body)
        tokens = self._parsed(layout, self._templates.render(layout, values))
        return cap(put_in(subject)), tokens

    def _parsed(self, template: str, source: str) -> list[Token]:
        try:
            return tokens_of(source)
        except ValueError as error:
            path = self._templates.path(template)
            raise ConfigError(f"{path}, or a text shown in it: {error}; mend it.") from error

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
    }


def _parted(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Part a letter from its foot, at the last rule across the page."""
    rules = [at for at, token in enumerate(tokens) if token.type == "hr" and token.level == 0]
    if not rules:
        return tokens, []
    return tokens[: rules[-1]], tokens[rules[-1] + 1 :]


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
        case _:
            return None
