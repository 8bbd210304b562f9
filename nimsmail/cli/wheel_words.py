"""The duties of the year wheel, and what becomes of them, as the command line calls them."""

from nimsmail.network.duties import Fate, Task

DUTIES = {
    "save-the-date": "save the date",
    "theme-suggestions": "ask for themes",
    "theme-ballot": "vote on the theme",
    "invitation": "the invitation",
    "reminder": "the reminder to the silent",
    "agenda": "the agenda, and the heads to the host",
    "decide-now": "ask the undecided, remind the others",
    "participants": "the list of participants to the host",
    "practical": "the practical details",
    "thanks": "thanks and evaluation",
    "minutes-draft": "draft the minutes, collect slides",
    "materials": "minutes and materials",
    "call-for-items": "call for items of the agenda",
    "draft-agenda": "the draft agenda to the chair",
    "summons": "the summons, with the approved agenda",
    "minutes": "the minutes to members and board",
}

FATES = {
    Fate.AHEAD: "to come",
    Fate.DUE: "due",
    Fate.ASKED: "waits for your word",
    Fate.DONE: "done",
    Fate.BY_HAND: "done by you",
    Fate.NOBODY: "nobody to write to",
    Fate.SKIPPED: "skipped",
    Fate.DROPPED: "dropped, too late",
}


def what_is(task: Task) -> str:
    """Say in a few words what a duty is."""
    return DUTIES[task.duty.key]
