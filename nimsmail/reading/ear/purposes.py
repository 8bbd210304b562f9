"""What a sentence can be for, and how a coordinator is told of it."""

NOTHING = "-"
PURPOSES: dict[str, str] = {
    NOTHING: "nothing that asks for anything",
    "yes": "coming to the meeting",
    "no": "not coming to the meeting",
    "maybe": "leaving open who comes",
    "away": "being elsewhere on the day",
    "delegate": "somebody coming in the writer's place",
    "bring": "bringing somebody along",
    "part": "how they come: food, hours, access",
    "aside": "coming, but not an answer to this",
    "vote": "a vote",
    "theme": "a theme for a meeting",
    "news": "a piece of news",
    "case": "offering to present something",
    "leave-all": "no more letters at all",
    "leave-newsletter": "no more newsletters",
    "leave-alerts": "no more alerts of deadlines",
    "leave-forum": "no more of the forum",
    "leave-invitations": "no more invitations",
    "keep": "letters that are to go on",
    "join": "wanting to be in the network",
    "confirm": "a yes to what was to be confirmed",
    "deny": "a no to what was to be confirmed",
    "follow": "following a programme",
    "unfollow": "no longer following a programme",
    "minutes": "asking for minutes or papers",
    "danish": "letters in Danish",
    "english": "letters in English",
    "address": "a new address",
    "successor": "somebody taking over",
    "approve": "approving",
    "amend": "wanting a change",
    "comment": "a comment to the paper",
    "pause": "no letters for a while",
    "question": "a question for a person",
    "help": "asking what one can write to us",
    "unclear": "something that is not clear",
}
# Whether a sentence is for these or for nothing leads to the same.
WITHOUT_CONSEQUENCE = frozenset({NOTHING, "aside", "keep", "part"})
# Beside the one, the others add nothing: whoever brings a guest comes.
IMPLIED: dict[str, frozenset[str]] = {
    "bring": frozenset({"yes"}),
    "no": frozenset({"away"}),
    "away": frozenset({"no"}),
    "delegate": frozenset({"away", "no"}),
    "amend": frozenset({"approve"}),
    "comment": frozenset({"approve", "amend"}),
    "leave-all": frozenset({"deny"}),
    "deny": frozenset({"leave-all"}),
}
# Of two in one row only one can be meant by the same words; nothing is meant beside any.
_RIVALS = (
    frozenset({"yes", "no", "maybe", "delegate", "away", "aside"}),
    frozenset({"confirm", "deny"}),
    frozenset({"follow", "unfollow"}),
    frozenset({"danish", "english"}),
    frozenset({"approve", "amend", "comment"}),
    frozenset({"join", "leave-all", "deny", "pause"}),
    frozenset({"leave-all", "keep"}),
)
_LEAVES = ("all", "newsletter", "alerts", "forum", "invitations")
# What a sentence leads to that is for the purpose, as `to_plain` writes it; the rest leads to
# nothing by itself.
LEADS_TO: dict[str, dict[str, str]] = {
    **{said: {"do": "attend", "answer": said} for said in ("yes", "no", "maybe", "delegate")},
    **{f"leave-{scope}": {"do": "leave", "scope": scope} for scope in _LEAVES},
    "away": {"do": "attend", "answer": "no"},
    "bring": {"do": "attend"},
    "vote": {"do": "vote"},
    "theme": {"do": "suggest-theme"},
    "news": {"do": "news"},
    "case": {"do": "offer-case"},
    "join": {"do": "join"},
    "confirm": {"do": "confirm"},
    "deny": {"do": "leave", "scope": "all"},
    "follow": {"do": "follow"},
    "unfollow": {"do": "unfollow"},
    "minutes": {"do": "request-minutes"},
    "danish": {"do": "language", "to": "da"},
    "english": {"do": "language", "to": "en"},
    "address": {"do": "change-address"},
    "successor": {"do": "successor"},
    "approve": {"do": "approve"},
    "amend": {"do": "amend"},
    "comment": {"do": "comment"},
    "pause": {"do": "pause"},
    "question": {"do": "question"},
    "help": {"do": "help"},
}


def rivals_of(purpose: str) -> frozenset[str]:
    """Return what the same words cannot be for as well."""
    if purpose == NOTHING:
        return frozenset(PURPOSES) - {NOTHING}
    rows = (row for row in _RIVALS if purpose in row)
    implied = IMPLIED.get(purpose, frozenset())
    return frozenset({NOTHING, "unclear"}).union(*rows) - implied - {purpose}
