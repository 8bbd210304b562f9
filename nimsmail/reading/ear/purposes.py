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
