"""What must fit together, however good each key is by itself.

These look at the tree as it was written, so that they find what they find also where
other keys are wrong: every fault is told in one go.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from nimsmail.config.faults import Fault, dotted, later_than, missing
from nimsmail.config.keys import KeyPath
from nimsmail.config.names import is_address, is_loopback
from nimsmail.config.source import Tree
from nimsmail.config.values import Unfit, read_duration

# The length of network.seal's tokens: 16 letters, a hyphen, 26 letters.
TOKEN_LENGTH = 43
_LOCAL_LIMIT = 64  # RFC 5321 §4.5.3.1.1
_WAYS = ("password_command", "password_env", "password_file")
_TOKEN_WAYS = ("token_command", "microsoft365")
_PROOFS = ("client_secret_command", "client_secret_env", "client_secret_file", "certificate_file")


def check(tree: Tree) -> Iterator[Fault]:
    """Find everything that does not fit together."""
    for name in ("mailbox", "post"):
        server = _table(tree, name)
        if server is not None:
            yield from _security(name, server)
            yield from _sign_in(name, server, tree)
    for path in (("oauth2",), ("mailbox", "oauth2"), ("post", "oauth2")):
        yield from _tokens(path, _table(tree, *path))
    yield from _retries(_table(tree, "post") or {})
    yield from _addresses(_table(tree, "networks") or {})


def _table(tree: Tree, *path: str) -> Tree | None:
    found: Any = tree
    for part in path:
        found = found.get(part) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def _is_here(server: Tree) -> bool:
    host = server.get("host")
    return isinstance(host, str) and is_loopback(host.strip().strip("[]"))


def _security(name: str, server: Tree) -> Iterator[Fault]:
    if server.get("security") == "none" and not _is_here(server):
        yield Fault(
            (name, "security"),
            "may be none only where the host is this machine: mail and password would go in"
            " the clear",
            'write security = "tls" or "starttls"',
        )


def _sign_in(name: str, server: Tree, tree: Tree) -> Iterator[Fault]:
    auth = server.get("auth", "password")
    given = [way for way in _WAYS if way in server]
    needless = name == "post" and _is_here(server) and not given
    match auth:
        case "password" if needless:
            return
        case "password":
            yield from _just_one((name,), server, _WAYS)
        case "oauth2":
            yield from _unused(name, auth, given)
            if _table(tree, name, "oauth2") is None and _table(tree, "oauth2") is None:
                yield Fault(
                    (name, "auth"),
                    "is oauth2, but nothing says where tokens come from",
                    "write a section [oauth2], as config.example.toml shows",
                )
        case "none":
            yield from _unused(name, auth, given)
    if name == "post" and auth in ("password", "oauth2") and not server.get("user"):
        yield missing((name, "user"))


def _unused(name: str, auth: str, given: list[str]) -> Iterator[Fault]:
    for way in given:
        yield Fault(
            (name, way),
            f"has no use where auth is {auth}",
            f'take it out, or write auth = "password" in [{name}]',
        )


def _just_one(path: KeyPath, table: Tree, ways: tuple[str, ...]) -> Iterator[Fault]:
    given = [way for way in ways if way in table]
    choice = f"{', '.join(ways[:-1])} or {ways[-1]}"
    if not given:
        yield Fault(path, f"needs one of {choice}", f"write one in [{dotted(path)}]")
    for surplus in given[1:]:
        yield Fault(
            (*path, surplus),
            f"stands beside {given[0]}, and one of them is enough",
            "take one of them out",
        )


def _tokens(path: KeyPath, table: Tree | None) -> Iterator[Fault]:
    if table is None:
        return
    yield from _just_one(path, table, _TOKEN_WAYS)
    microsoft = _table(table, "microsoft365")
    if microsoft is not None:
        yield from _just_one((*path, "microsoft365"), microsoft, _PROOFS)


def _retries(post: Tree) -> Iterator[Fault]:
    first, last, end = (_length(post, key, default) for key, default in _RETRIES.items())
    if later_than(first, last):
        yield Fault(("post", "retry_first"), "is longer than retry_last", "write a shorter one")
    if later_than(last, end) or later_than(first, end):
        yield Fault(
            ("post", "give_up"),
            "is shorter than the pauses between tries",
            'write e.g. give_up = "5d"',
        )


_RETRIES = {"retry_first": "5m", "retry_last": "2h", "give_up": "5d"}


def _length(table: Tree, key: str, default: str) -> timedelta | None:
    try:
        return read_duration(table.get(key, default))
    except Unfit:
        return None  # told already, of the key itself


def _addresses(networks: Tree) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for key, network in networks.items():
        address = network.get("address") if isinstance(network, dict) else None
        if not isinstance(address, str) or not is_address(address.strip()):
            continue
        path = ("networks", key, "address")
        local, _, domain = address.strip().lower().rpartition("@")
        room = _LOCAL_LIMIT - TOKEN_LENGTH - 1
        if network.get("subaddresses", True) is not False and len(local) > room:
            yield Fault(
                path,
                f"has {len(local)} letters before the @, and {room} at most leave room for"
                " the mark that an answer is known by",
                "use a shorter address, or write subaddresses = false",
            )
        # nims+board@ reaches the mailbox of nims@: as addresses of networks they are one.
        bare = f"{local.partition('+')[0]}@{domain}"
        if bare in seen:
            yield Fault(
                path,
                f"is the address of the network {seen[bare]}, too (what follows a + does not"
                " count)",
                "give each network an address of its own",
            )
        seen.setdefault(bare, key)
