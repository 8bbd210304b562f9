"""Runs the benches: all of them, or those that are named. Each module here is one.

`python -m bench` runs all, `python -m bench commit` one, `python -m bench --list` names
them. A bench is a module with a `main()` that prints a small table.
"""

import importlib
import pkgutil
import sys

import bench


def names() -> list[str]:
    """Return the names of all benches."""
    found = (module.name for module in pkgutil.iter_modules(bench.__path__))
    return sorted(name for name in found if not name.startswith("_"))


def main(wanted: list[str]) -> int:
    """Run the benches that are wanted; return the exit code."""
    known = names()
    if wanted == ["--list"]:
        for name in known:
            print(f"{name:16} {_first_line(name)}")
        return 0
    if unknown := [name for name in wanted if name not in known]:
        print(f"no bench {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    for name in wanted or known:
        print(f"== {name}: {_first_line(name)}")
        importlib.import_module(f"bench.{name}").main()
        print(flush=True)
    return 0


def _first_line(name: str) -> str:
    return (importlib.import_module(f"bench.{name}").__doc__ or "").partition("\n")[0]


sys.exit(main(sys.argv[1:]))
