"""Runs the benches: the usual ones, or those that are named.

`python -m bench` runs those that take a minute together, `python -m bench commit` one, and
`python -m bench --list` names them all. A bench is a module with a `main()` that prints a
small table.
"""

import importlib
import sys

# Each with what it tells; those that take long, or need what is named, run only if asked to.
_USUAL = {
    "commit": "what one change of the books costs, however much is kept",
    "reading": "how well people's answers are understood",
}
_IF_NAMED = {
    "own_words": "how often the writer's own words are found (needs a corpus)",
    "arrivals": "how well bounces and calendar answers are read (needs a corpus)",
    "pace": "on which days a dispatch goes out at relays that count (ten minutes)",
    "intake": "what taking in ten thousand replies costs (two minutes, needs Dovecot)",
    "hostile": "whether mail made to harm does any (ten minutes)",
}


def main(wanted: list[str]) -> int:
    """Run the benches that are wanted; return the exit code."""
    known = _USUAL | _IF_NAMED
    if wanted == ["--list"]:
        for name, tells in known.items():
            print(f"{name:16} {tells}")
        return 0
    if unknown := [name for name in wanted if name not in known]:
        print(f"no bench {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    for name in wanted or _USUAL:
        print(f"== {name}: {known[name]}")
        importlib.import_module(f"bench.{name}").main()
        print(flush=True)
    return 0


sys.exit(main(sys.argv[1:]))
