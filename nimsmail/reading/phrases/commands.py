"""The words that our own letters ask for: whoever writes one and nothing else means just that.

They are compared folded. A bare "afmeld" is not among them: after an invitation it may be
the meeting that somebody signs off from.
"""

COMMANDS = frozenset({"afmeld alt", "unsubscribe all"})
REFERENCE = "Ref.:"  # how our letters tell which they are, in a line of its own
