"""The header of a letter: what is the same for everybody, made once, and what is not."""

from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from urllib.parse import quote

from nimsmail.network.outbox import Item
from nimsmail.network.people import Language
from nimsmail.writing import headers
from nimsmail.writing.addresses import domain_of
from nimsmail.writing.wording import Wording

_UNSUBSCRIBE: dict[Language, str] = {"da": "AFMELD", "en": "UNSUBSCRIBE"}
_HELP: dict[Language, str] = {"da": "HJÆLP", "en": "HELP"}


class Head:
    """The header fields of all letters that have the same words."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
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
            "List-Help", _mailto(wording.sender, _HELP[wording.language])
        )

    def fields(
        self, item: Item, token: str | None, values: dict[str, str], subject: str
    ) -> list[str]:
        """Return the header fields of one letter, each with the end of its last line."""
        if item.queued.tzinfo is None:
            raise ValueError(f"{item.key}: queued at a time without a zone")
        fields = [
            self._from,
            headers.mailbox("To", values["name"], values["address"]),
            _subject(subject),
            _date(item.queued),
            headers.field("Message-ID", f"<{token or item.key}@{self._domain}>"),
        ]
        if values["reply_address"] != self._wording.sender:
            fields.append(headers.field("Reply-To", values["reply_address"]))
        answered = headers.message_id(item.in_reply_to)
        if answered:
            fields.append(headers.field("In-Reply-To", answered))
            fields.append(headers.field("References", answered))
        fields += self._marks
        fields.append(headers.field("X-Nimsmail-Letter", item.key))
        fields.append(self._language)
        return fields + self._list_fields(token, values)

    def _list_fields(self, token: str | None, values: dict[str, str]) -> list[str]:
        """Return the fields of a list (RFC 2919, RFC 2369) for what goes to many.

        There is no https address to unsubscribe at, so no List-Unsubscribe-Post either
        (RFC 8058 §3.1 wants both). Precedence is no standard, but vacation programs older
        than RFC 3834 go by it alone.
        """
        if not self._wording.bulk:
            return []
        return [
            self._list_id,
            headers.field("List-Unsubscribe", self._unsubscribe(token, values["reply_address"])),
            self._list_help,
            headers.field("Precedence", "bulk"),
        ]

    def _unsubscribe(self, token: str | None, reply_address: str) -> str:
        word = _UNSUBSCRIBE[self._wording.language]
        if self._wording.subaddresses or token is None:
            return _mailto(reply_address, word)
        # Where no address can carry the token, the words of the mail do.
        return _mailto(self._wording.sender, word, body=f"{word}\r\n\r\nRef.: {token}")


@lru_cache(maxsize=64)
def _subject(subject: str) -> str:
    return headers.words("Subject", subject)


@lru_cache(maxsize=64)
def _date(queued: datetime) -> str:
    return headers.field("Date", format_datetime(queued.astimezone(UTC).replace(microsecond=0)))


def _mailto(address: str, subject: str, body: str = "") -> str:
    url = f"mailto:{address}?subject={quote(subject)}"
    return f"<{url}&body={quote(body)}>" if body else f"<{url}>"
