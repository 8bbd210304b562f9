"""The log: one line per event in plain words, with keys and never with people in it.

Every line, also those of the libraries, passes a guard that takes out what must not be
kept: our tokens, mail addresses, and the secrets that `conceal` was told of. Control
characters and those that turn the direction of writing are shown, never sent on, so that
no mail can forge a line or speak to a terminal.
"""

import logging
import os
import re
import sys
import unicodedata
from collections.abc import Mapping, MutableMapping
from functools import cached_property
from io import TextIOWrapper
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from nimsmail.errors import ConfigError

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor

Level = Literal["debug", "info", "warning", "error"]
Format = Literal["plain", "json"]

# The shape of network.seal's tokens; the log lies below the core and cannot ask it.
_TOKEN = re.compile(r"(?<![a-z0-9])[a-z2-7]{16}-[a-z2-7]{26}(?![a-z0-9])", re.IGNORECASE)
# A local part is at most 64 octets (RFC 5321 §4.5.3.1.1): the limit also keeps this linear.
_ADDRESS = re.compile(r"[^\s<>\"'(),;:=\[\]@]{1,64}@[^\s<>\"'(),;:=@]+")
_BEARER = re.compile(r"(?i)\b(bearer\s+)[\w.~+/=-]+")
_QUIET = ("imapclient", "aiosmtplib", "msal", "urllib3", "requests", "asyncio", "aiosmtpd")
_SHORTEST_SECRET = 4

_secrets: dict[str, str] = {}


def conceal(whose: str, secret: str) -> None:
    """See to it that `secret` does not show in the log; `whose` keeps its last one only.

    A word of fewer than four letters is let be: it would eat the log without hiding itself.
    """
    if len(secret) >= _SHORTEST_SECRET:
        _secrets[whose] = secret


def escape(text: str) -> str:
    r"""Show what a terminal would obey, and what would part a line, as escapes.

    >>> print(escape("a" + chr(27) + "[31m b" + chr(0x202E) + "c"))
    a\x1b[31m b\u202ec
    """
    if text.isprintable():
        return text
    return "".join(_shown(letter) if _is_control(letter) else letter for letter in text)


def _is_control(letter: str) -> bool:
    # Cc control, Cf format (bidi, zero width), Cs surrogates, Zl and Zp line ends.
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _shown(letter: str) -> str:
    return letter.encode("unicode_escape", "surrogatepass").decode("ascii")


def redact(text: str) -> str:
    """Take tokens, addresses and known secrets out of `text`.

    >>> redact("from anna@aarhus.example")
    'from [address]'
    """
    for secret in sorted(_secrets.values(), key=len, reverse=True):
        text = text.replace(secret, "[secret]")
    text = _TOKEN.sub("[token]", _BEARER.sub(r"\1[secret]", text))
    return _ADDRESS.sub("[address]", text) if "@" in text else text


def guard(_logger: object, _method: str, event: "EventDict") -> "EventDict":
    """Clean every value of a log line, whatever it is made of."""
    return {_clean_text(key): _clean(value) for key, value in event.items()}


def _clean(value: Any) -> Any:
    match value:
        case None | bool() | int() | float():
            return value
        case Mapping():
            return {_clean_text(str(key)): _clean(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_clean(each) for each in value]
        case bytes():
            return _clean_text(value.decode("utf-8", "backslashreplace"))
        case _:
            return _clean_text(str(value))


def _clean_text(text: str) -> str:
    return escape(redact(text))


def _plain(_logger: object, _method: str, event: MutableMapping[str, Any]) -> str:
    """Write an event as a person reads it: when, how grave, what, and its keys."""
    event = dict(event)
    trace = event.pop("exception", None)
    event.pop("logger", None)
    head = f"{event.pop('timestamp')} {event.pop('level'):<7} {event.pop('event')}"
    tail = "".join(f" {key}={_quoted(value)}" for key, value in event.items())
    return head + tail + (f" trace={_quoted(trace)}" if trace else "")


def _quoted(value: object) -> str:
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return '"' + text.replace('"', '\\"') + '"' if not text or re.search(r'[\s"=]', text) else text


class _PrivateFile(WatchedFileHandler):
    """A log file that only its owner reads, reopened when logrotate has moved it."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(
            self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600
        )
        os.fchmod(descriptor, 0o600)
        return open(descriptor, "a", encoding="utf-8")  # noqa: PTH123 - a descriptor, no path


def setup(*, level: Level = "info", format: Format = "plain", file: Path | None = None) -> None:
    """Send the log to `file`, or to stderr where there is none.

    What libraries log goes the same way from "warning" up, so that the guard sees it too;
    at "debug" they stay at "warning": what they tell there is whole conversations.
    """
    handler = _handler(file)
    handler.setFormatter(_LateFormatter(format))
    root = logging.getLogger()
    for old in [each for each in root.handlers if each.get_name() == "nimsmail"]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("nimsmail").setLevel(level.upper())
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    Log.is_ready = "structlog" in sys.modules
    if Log.is_ready:
        _configure()


class _LateFormatter(logging.Formatter):
    """Writes lines as structlog does, which is loaded when there is a first line."""

    def __init__(self, format: Format) -> None:
        super().__init__()
        self._format = format

    def format(self, record: logging.LogRecord) -> str:
        """Write one line."""
        return self._formatter.format(record)

    @cached_property
    def _formatter(self) -> logging.Formatter:
        from structlog.processors import JSONRenderer
        from structlog.stdlib import ProcessorFormatter

        is_json = self._format == "json"
        writer: Processor = JSONRenderer(ensure_ascii=False) if is_json else _plain
        return ProcessorFormatter(
            foreign_pre_chain=_before(),
            processors=[ProcessorFormatter.remove_processors_meta, writer],
        )


def _before() -> "list[Processor]":
    """Return what is done with every line, ours or a library's, before it is written."""
    import structlog

    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%SZ", utc=True),
        structlog.processors.format_exc_info,
        guard,
    ]


def _configure() -> None:
    import structlog

    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_before(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _handler(file: Path | None) -> logging.Handler:
    try:
        handler = _PrivateFile(file) if file else logging.StreamHandler(sys.stderr)
    except OSError as error:
        raise ConfigError(
            f"{file}, named by log.file, cannot be written: {error.strerror}; "
            "name another file, or give this user the right to write it."
        ) from error
    handler.set_name("nimsmail")
    return handler


def tells(name: str, level: Level) -> bool:
    """Tell whether anybody would see what one part of the house has to say at this level."""
    return logging.getLogger(f"nimsmail.{name}").isEnabledFor(logging.getLevelName(level.upper()))


class Log:
    """The log of one part of the house.

    structlog is loaded when there is first something to tell: that takes as long as all
    else that a short command loads, and most have nothing to tell.
    """

    is_ready: ClassVar[bool] = True  # until `setup` has said how lines are to be written

    def __init__(self, name: str) -> None:
        self._name = f"nimsmail.{name}"

    def debug(self, event: str, **values: Any) -> None:
        """Tell what only somebody who looks for a fault wants to know."""
        self._tell("debug", event, values)

    def info(self, event: str, **values: Any) -> None:
        """Tell what happened, as it should."""
        self._tell("info", event, values)

    def warning(self, event: str, **values: Any) -> None:
        """Tell what somebody may have to see to."""
        self._tell("warning", event, values)

    def error(self, event: str, **values: Any) -> None:
        """Tell what somebody must see to."""
        self._tell("error", event, values)

    def _tell(self, level: Level, event: str, values: dict[str, Any]) -> None:
        import structlog

        if not Log.is_ready:
            _configure()
            Log.is_ready = True
        getattr(structlog.get_logger(self._name), level)(event, **values)


def get_logger(name: str) -> Log:
    """Return the log of one part of the house, such as "mailbox"."""
    return Log(name)
