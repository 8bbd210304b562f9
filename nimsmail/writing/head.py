"""The header of a letter: what is the same for everybody, made once, and what is not."""

from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import quote

from nimsmail.network.outbox import Item
from nimsmail.network.people import Language
from nimsmail.writing import headers
from nimsmail.writing.addresses import domain_of, on_the_wire, subaddress
from nimsmail.writing.wording import Wording

_UNSUBSCRIBE: dict[Language, str] = {"da": "AFMELD ALT", "en": "UNSUBSCRIBE ALL"}
_TO, _KEY, _TOKEN = "\ue002", "\ue003", "\ue004"
_HELP: dict[Language, str] = {"da": "HJÆLP", "en": "HELP"}


class Head:
    """The header fields of all letters that have the same words."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._layout: tuple[object, str] | None = None
        self._domain = domain_of(wording.sender)
        self._from = headers.mailbox("From", wording.sender_name, wording.sender)
        # "All" would also have Exchange keep back its non-delivery reports ([MS-OXCMAIL]
        # §2.1.3.2.20); what goes to many needs those, or dead addresses stay unknown.
        suppressed = "DR, RN, NRN, OOF, AutoReply" if wording.bulk else "All"
        # These tell machines that a machine wrote this, so that none answers (RFC 3834).
        self._marks = (
            headers.field("Auto-Submitted", wording.automation),
            headers.field("X-Auto-Response-Suppress", suppressed),
        )
        self._language = headers.field("Content-Language", wording.language)
        self._list_id = headers.mailbox("List-Id", wording.sender_name, wording.list_id)
        self._list_help = headers.field(
            "List-Help", f"<{_mailto(wording.sender, _HELP[wording.language])}>"
        )

    def printed(self, item: Item, token: str | None, values: dict[str, str], subject: str) -> str:
        """Return the header fields of one letter as one text.

        They are laid out once for all that were queued together: beside whom a letter goes
        to, only its id and its token differ, which are always as long as each other's.
        """
        length = None if token is None else len(token)
        same = (item.queued, subject, item.in_reply_to, len(item.key), length)
        if self._layout is None or self._layout[0] != same:
            self._layout = same, self._laid_out(*same)
        layout = self._layout[1]
        to = headers.mailbox("To", values["name"], values["address"])
        return layout % {"to": to, "key": item.key, "token": token}

    def fields(
        self, item: Item, token: str | None, values: dict[str, str], subject: str
    ) -> list[str]:
        """Return the header fields of one letter, each with the end of its last line."""
        to = headers.mailbox("To", values["name"], values["address"])
        return self._fields(item.queued, subject, item.in_reply_to, to, item.key, token)

    def _laid_out(
        self,
        queued: datetime,
        subject: str,
        in_reply_to: str | None,
        key_length: int,
        token_length: int | None,
    ) -> str:
        """Return the fields as a pattern for `%`, to be filled with `to`, `key` and `token`."""
        # Stand-ins of the same length, of letters that no field is written in.
        key = _KEY * key_length
        token = None if token_length is None else _TOKEN * token_length
        fields = self._fields(queued, subject, in_reply_to, _TO, key, token)
        text = "".join(fields).replace("%", "%%").replace(_TO, "%(to)s").replace(key, "%(key)s")
        return text if token is None else text.replace(token, "%(token)s")

    def _fields(
        self,
        queued: datetime,
        subject: str,
        in_reply_to: str | None,
        to: str,
        key: str,
        token: str | None,
    ) -> list[str]:
        if queued.tzinfo is None:
            raise ValueError(f"{key}: queued at a time without a zone")
        wording = self._wording
        reply_address = self._reply_address(token)
        fields = [
            self._from,
            to,
            headers.words("Subject", subject),
            _date(queued),
            headers.field("Message-ID", f"<{token or key}@{self._domain}>"),
        ]
        if reply_address != wording.sender:
            fields.append(headers.field("Reply-To", reply_address))
        answered = headers.message_id(in_reply_to)
        if answered:
            fields.append(headers.field("In-Reply-To", answered))
            fields.append(headers.field("References", answered))
        fields += self._marks
        fields.append(headers.field("X-Nimsmail-Letter", key))
        fields.append(self._language)
        return fields + self._list_fields(token, reply_address)

    def _list_fields(self, token: str | None, reply_address: str) -> list[str]:
        """Return the fields of a list (RFC 2919, RFC 2369) for what goes to many.

        There is no https address to unsubscribe at, so no List-Unsubscribe-Post either
        (RFC 8058 §3.1 wants both). Precedence is no standard, but vacation programs older
        than RFC 3834 go by it alone.
        """
        if not self._wording.bulk:
            return []
        return [
            self._list_id,
            headers.field("List-Unsubscribe", self._unsubscribe(token, reply_address)),
            self._list_help,
            headers.field("Precedence", "bulk"),
        ]

    def _reply_address(self, token: str | None) -> str:
        wording = self._wording
        if token is None or not wording.subaddresses:
            return wording.sender
        return subaddress(on_the_wire(wording.sender), token)

    def _unsubscribe(self, token: str | None, reply_address: str) -> str:
        word = _UNSUBSCRIBE[self._wording.language]
        if self._wording.subaddresses or token is None:
            return f"<{_mailto(reply_address, word)}>"
        # Where no address can carry the token, the words of the mail do.
        body = quote(f"{word}\r\n\r\nRef.: ") + token
        return f"<{_mailto(self._wording.sender, word)}&body={body}>"


def _date(queued: datetime) -> str:
    return headers.field("Date", format_datetime(queued.astimezone(UTC).replace(microsecond=0)))


def _mailto(address: str, subject: str) -> str:
    return f"mailto:{address}?subject={quote(subject)}"
