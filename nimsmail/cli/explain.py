"""`nimsmail explain`: what a mail would be read as, and why. Changes nothing, needs nothing.

Where a configuration is, the phrases of the coordinator's own count as they do for the daemon.
"""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, facts, say, warn
from nimsmail.errors import NotFound

if TYPE_CHECKING:
    from nimsmail.reading import OwnPhrases

_MOST = 200  # files a call
_LARGEST = 50_000_000  # bytes: above every limit of the reader's own
_BEGINNING = 2_000  # bytes, within which a mail has a field of its header
_HEADER = re.compile(rb"\A(?:From .*\r?\n)?[!-9;-~]+[ \t]*:")  # RFC 5322 §2.2
_KINDS = (
    "invitation",
    "invitation-komdir",
    "invitation-reminder",
    "reminder",
    "rsvp-receipt",
    "confirmation",
    "confirmation-annual",
    "confirm-sign-up",
    "confirm-leave",
    "confirm-take-over",
    "confirm-successor",
    "still-contact",
    "successor-wanted",
    "confirm-change-address",
    "welcome",
    "goodbye",
    "help",
    "not-understood",
    "newsletter",
    "news-call",
    "theme-call",
    "ballot",
    "agenda-approval",
    "agenda-komdir",
    "consultation",
    "deadline-alert",
    "minutes",
    "forum",
    "notice",
    "digest",
    "ruling-receipt",
    "confirm-ruling",
    "none",
)


@click.command("explain", cls=Leaf)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--json", "json_", is_flag=True, help="Print one JSON object a file, each on a line.")
@click.option(
    "--answering",
    metavar="KIND",
    shell_complete=lambda _c, _p, word: [each for each in _KINDS if each.startswith(word)],
    help="The kind of letter that the mail answers, such as invitation or newsletter.",
)
@click.option(
    "--facts",
    "facts_file",
    type=click.Path(path_type=Path),
    metavar="FACTS.json",
    help="What the store would know of that letter: meeting, themes, programmes, follows.",
)
@click.option(
    "--phrases",
    "phrases_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Phrases of your own; else those that the configuration names, if there is one.",
)
@pass_call
def command(
    call: Call,
    files: tuple[Path, ...],
    json_: bool,
    answering: str | None,
    facts_file: Path | None,
    phrases_file: Path | None,
) -> None:
    """Say what each mail would be read as, and why. Nothing is changed, nothing is sent.

    Each FILE holds one mail as it came in (.eml). FACTS.json holds an object with any of
    coordinator, today, meeting (date, place), themes, programmes, follows and matters (how
    many a notice numbers).
    """
    from nimsmail.reading import explain
    from nimsmail.reading import facts as told_facts

    if len(files) > _MOST:
        raise NotFound(f"{len(files)} files are too many for one call; name {_MOST} at most.")
    if answering is not None and answering not in _KINDS:
        raise click.UsageError(
            f"There is no kind of letter “{answering}”; there are: {', '.join(_KINDS)}."
        )
    told = _told(facts_file)
    if call.set_time_text and not told.get("today"):
        told["today"] = f"{call.reading_clock.now():%Y-%m-%d}"
    try:
        about = told_facts(told, answering)
    except (ValueError, TypeError, AttributeError) as error:
        raise NotFound(f"{facts_file}: {error}; write days as 2027-03-18.") from None
    own = _own(call, phrases_file)
    unread = 0
    for number, file in enumerate(files):
        try:
            raw = _bytes(file)
        except NotFound as error:
            warn(f"Error: {error}")
            unread += 1
            continue
        explained = {"file": str(file), **explain(raw, about, own)}
        if json_:
            as_json(explained, indent=None)
        else:
            if number:
                say()
            _show(explained)
        if not _HEADER.search(raw[:_BEGINNING]):
            warn(f"{file} has no header, so it is no mail; save the mail with its header (.eml).")
    if unread:
        click.get_current_context().exit(1)


def _own(call: Call, file: Path | None) -> "OwnPhrases":
    """Return the phrases of a file that is named, or of the secretariat that we are in."""
    from nimsmail.reading import phrasebook

    named = call.settings.own_phrases if file is None and call.has_configuration else file
    return phrasebook.read(named)


def _told(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        told = json.loads(_bytes(file))
    except ValueError as error:
        raise NotFound(f"{file} is not JSON ({error}); mend it, or leave --facts out.") from None
    if not isinstance(told, dict):
        raise NotFound(f"{file} holds no JSON object; write one, such as {{}}.")
    return told


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise NotFound(f"{file} is over {_LARGEST // 1_000_000} MB; no mail is that large.")
        return file.read_bytes()
    except OSError as error:
        raise NotFound(
            f"{file} cannot be read ({error.strerror}); name a file that holds one mail."
        ) from None


def _show(explained: dict[str, Any]) -> None:
    """Print for a person: what it is, whose words each line is, and what they ask for."""
    particulars = ("automatic", "calendar", "complaint", "bounces")
    # Each wish of a reply says why by itself, below.
    own_reasons = any(intent.get("why") for intent in explained["intents"])
    facts(
        [
            ("File", explained["file"]),
            ("Kind", explained["kind"]),
            ("Language", explained["language"]),
            ("Why", "" if own_reasons else explained["why"]),
            *((name.capitalize(), _said(explained.get(name))) for name in particulars),
        ]
    )
    if explained["zones"]:
        say()
        width = max(len(zone) for zone, _ in explained["zones"])
        for zone, text in explained["zones"]:
            say(f"  {zone:<{width}} | {text}".rstrip())
    say()
    for intent in explained["intents"]:
        _show_intent(dict(intent))
    if not explained["intents"]:
        say("Asks for nothing that is understood.")
    say(_verdict(explained))


def _show_intent(intent: dict[str, Any]) -> None:
    do, why = intent.pop("do"), intent.pop("why", "")
    sure = "certain" if intent.pop("certain", True) else "not certain"
    fields = ", ".join(f"{name}: {_said(value)}" for name, value in intent.items())
    say(f"{do}{f' ({fields})' if fields else ''}: {sure}{f', since {why}' if why else ''}")


def _verdict(explained: dict[str, Any]) -> str:
    if explained["kind"] in ("bounce", "automatic"):
        return "Nobody answers a machine."
    asked = [each for each in explained["intents"] if each["do"] != "thanks"]
    if explained["certain"] and not asked:
        return "All of it is certain: there is nothing to carry out."
    if explained["certain"]:
        from nimsmail.cli.reasons import is_carried_out

        rest = (each["do"] for each in asked if not is_carried_out(each))
        handed = ", ".join(do for do in rest if do != "rule")  # a coordinator's, on a notice
        if handed:
            return f"All of it is certain; the coordinator sees to what no rule is for: {handed}."
        return "All of it is certain: it would be carried out."
    return "Not all of it is certain: the coordinator would be asked."


def _said(value: Any) -> str:
    match value:
        case None | "" | []:
            return ""
        case dict():
            return ", ".join(f"{k} {_said(v)}" for k, v in value.items() if v not in (None, ""))
        case list():
            return "; ".join(map(_said, value))
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
