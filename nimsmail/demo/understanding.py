"""What nimsmail understood, in a few English words, for those who watch the demo."""

from nimsmail.network.incoming import (
    Automatic,
    Bounce,
    CalendarAnswer,
    Complaint,
    Incoming,
    Reply,
    Unreadable,
    Wish,
)
from nimsmail.network.intents import (
    Attend,
    ChangeAddress,
    Confirm,
    Guest,
    Help,
    Intent,
    Join,
    Leave,
    Question,
    StepDown,
    Successor,
    SuggestTheme,
    SwitchLanguage,
    Thanks,
    name_of,
)

_ANSWERS = {"yes": "comes", "no": "does not come", "maybe": "may come", "delegate": "sends another"}
_PARTSTAT = {"ACCEPTED": "comes", "DECLINED": "does not come", "TENTATIVE": "may come"}


def in_words(incoming: Incoming) -> str:
    """Say what a mail was read as."""
    match incoming:
        case Reply(wishes=()):
            return "nothing certain: a person must see it"
        case Reply(wishes=wishes):
            return "; ".join(map(_of_wish, wishes))
        case CalendarAnswer(partstat=partstat):
            said = _PARTSTAT.get(partstat.upper(), partstat)
            return f"{said} (a calendar program's answer)"
        case Automatic(until=until):
            back = f", back on {until:%-d %B}" if until else ""
            return f"a machine wrote{back}: never answered"
        case Bounce():
            return "a letter came back"
        case Complaint():
            return "reported as spam: taken as leaving"
        case Unreadable(why=why):
            return f"unreadable ({why}): a person must see it"


def _of_wish(wish: Wish) -> str:
    if wish.certain:
        return _of_intent(wish.intent)
    if isinstance(wish.intent, Question):
        return "not sure what is meant: a person must see it"
    return f"perhaps {_of_intent(wish.intent)}, but not for certain: a person must see it"


def _of_intent(intent: Intent) -> str:
    match intent:
        case Attend():
            return _of_answer(intent)
        case Join():
            return "wants to join"
        case Confirm():
            return "confirms"
        case Leave(scope="all"):
            return "wants to leave"
        case Leave(scope=scope):
            return f"wants no more {scope}"
        case SuggestTheme(text=text):
            return f"suggests the theme “{text}”"
        case SwitchLanguage(to=language):
            return f"wants letters in {'Danish' if language == 'da' else 'English'}"
        case ChangeAddress(email=email):
            return f"has a new address, {email}"
        case Successor(name=name):
            return f"names a successor, {name}"
        case StepDown():
            return "is not the contact any more"
        case Question(text=text):
            return f"asks “{text}”"
        case Thanks():
            return "says thank you"
        case Help():
            return "asks what can be written"
        case _:
            return name_of(intent)


def _of_answer(attend: Attend) -> str:
    said = _ANSWERS[attend.answer]
    if attend.delegate:
        said += f": {_named(attend.delegate)}"
    if attend.guests:
        said += f", and brings {' and '.join(map(_named, attend.guests))}"
    if attend.note:
        said += f" (note: {attend.note})"
    return said


def _named(guest: Guest) -> str:
    return guest.name or guest.email or "a colleague"
