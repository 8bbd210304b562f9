"""Why a person must look, in a sentence, and the short way to write what a mail meant."""

import json
from typing import Any

from nimsmail.errors import NotFound
from nimsmail.network.intents import INTENTS, Intent, from_plain
from nimsmail.network.reviews import Why
from nimsmail.network.wishes import CARRIED_OUT

SENTENCES: dict[Why, str] = {
    Why.UNSURE: "What they meant is not certain.",
    Why.QUESTION: "They ask something that only a person can answer.",
    Why.NO_RULE: "What they want is clear, but nothing here carries it out.",
    Why.NO_SUBJECT_MATTER: "There is no telling which meeting or letter it is about.",
    Why.TOO_LATE: "It came after the day to answer by, or after the meeting.",
    Why.FULL: "They want to bring more than there is room for; what they had stands.",
    Why.LATE_CHANGE: "It was noted, but after the day to answer by: tell the host.",
    Why.OTHER_SENDER: "It answers a letter to somebody else, from an address that is not theirs.",
    Why.UNPROVEN: "It names a member, but nothing shows that the member wrote it.",
    Why.STRANGER: "It is from nobody that we know.",
    Why.NO_SENDER: "Its From does not say who wrote it.",
    Why.UNREADABLE: "No program could take it apart.",
    Why.POISON: "It could not be handled, or ended the program more than once; open it with care.",
    Why.OVERSIZED: "It is larger than what is read; its beginning alone was looked at.",
    Why.NO_NETWORK: "It was sent to none of the networks' addresses.",
    Why.COORDINATOR: "A coordinator wrote to the secretariat.",
    Why.UNREACHABLE: "A letter came back: the address does not work, and is suspended.",
    Why.BOUNCED: "A letter came back, for another reason than its address.",
    Why.UNSTEADY: "Letters to the address come back again and again; it is still written to.",
    Why.FOREIGN_BOUNCE: "A letter came back, and it names none of ours.",
    Why.COMPLAINT: "They called a letter of ours spam; it was taken as leaving.",
    Why.DEPARTED: "An automatic answer says that they no longer work there.",
    Why.NOT_FOR_THEM: "Somebody asked for a paper that they may not have, and was told so.",
    Why.DEADLINES: "A list of calls has changed; look at deadline list --unconfirmed.",
    Why.ALIKE: "A suggested theme is most likely one that was suggested before.",
    Why.NO_VOTE: "Each organisation has one vote, and we do not know which one they are of.",
    Why.COUNTED: "The last day to vote is over; the result goes out by your word.",
    Why.NO_SUCCESSOR: "Who was named as successor has not said yes; see organisation contact.",
    Why.SILENT: "A contact was asked twice whether they still are one, and has not answered.",
    Why.CONTACTS: "It is a year since the contacts were asked whether they still are.",
    Why.OBJECTION: "Somebody objects to minutes; see minutes objections.",
    Why.SILENT_CHAIR: "No word on an agenda or minutes, after two reminders; nothing was sent.",
    Why.TERM_ENDS: "A term in a role is about to end; see member terms.",
    Why.CAPPED: "Letters are held, since more than usual would have gone out by themselves.",
    Why.DUTY: "A duty of the year wheel waits for your word.",
    Why.MISSED: "A duty of the year wheel could not be done in time, and is dropped.",
    Why.NEWS: "A member's news waits to be let through.",
    Why.CASE: "A member offers to present a case; it is on the list of nimsmail case list.",
    Why.EDITION: "A newsletter is ready, and waits to be sent.",
}

# What may stand after `=` in the short form of each intent.
_FIELDS = {
    "attend": "answer",
    "leave": "scope",
    "join": "name",
    "language": "to",
    "pause": "until",
    "change-address": "email",
    "question": "text",
    "comment": "text",
    "news": "text",
    "suggest-theme": "text",
    "offer-case": "text",
    "request-minutes": "text",
    "approve": "text",
    "amend": "text",
}
_EXAMPLES = "attend=yes, attend=no, leave, join, confirm"


def intent_of(text: str) -> Intent:
    """Read an intent as `attend=yes` or as JSON, or raise NotFound saying how to write it."""
    try:
        return from_plain(_plain(text.strip()))
    except (ValueError, TypeError, AttributeError) as error:
        said = str(error).rstrip(".")
        raise NotFound(f"--as {text}: {said}; write e.g. {_EXAMPLES}, or JSON.") from None


def _plain(text: str) -> dict[str, Any]:
    if text.startswith("{"):
        try:
            plain = json.loads(text)
        except ValueError as error:
            raise ValueError(f"is not JSON ({error})") from None
        return dict(plain)
    do, equals, value = (part.strip() for part in text.partition("="))
    if do not in INTENTS:
        known = ", ".join(name for name, kind in INTENTS.items() if kind in CARRIED_OUT)
        raise ValueError(f"“{do}” is nothing that can be carried out; there are: {known}")
    if not equals:
        return {"do": do}
    if do == "vote":
        return {"do": do, "choices": [int(each) for each in value.replace(",", " ").split()]}
    if do in ("follow", "unfollow"):
        return {"do": do, "programmes": [each.strip() for each in value.split(",")]}
    if do not in _FIELDS:
        raise ValueError(f"{do} takes nothing after it")
    return {"do": do, _FIELDS[do]: value}


def is_carried_out(plain: dict[str, Any]) -> bool:
    """Tell whether there is a rule for an intent, so that the coordinator's word suffices."""
    return INTENTS.get(str(plain.get("do"))) in CARRIED_OUT


def short(plain: dict[str, Any]) -> str:
    """Write an intent in its short form, or as JSON where it says more than that can.

    >>> short({"do": "attend", "answer": "yes"})
    'attend=yes'
    """
    do = str(plain.get("do"))
    rest = {name: value for name, value in plain.items() if name != "do"}
    field = _FIELDS.get(do)
    if not rest:
        return do
    if field and set(rest) == {field} and isinstance(rest[field], str):
        return f"{do}={rest[field]}"
    return json.dumps(plain, ensure_ascii=False)
