"""The ways in which a relay may misbehave, each as a plan for the harness's `sink.py`."""

import json
import stat
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

_USER = "nims"
# The bench's recipients are r000000@kommune0.example and so on.
_ONE_IN_A_HUNDRED = "r*77@*"
_ANOTHER = "r*33@*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One run of `outbox deliver`: to the end, or what is due `later` hours from now.

    `then` changes what the relay does, before the run; `after` does that many seconds
    into it.
    """

    waits: bool = True
    later: int = 0
    then: dict[str, Any] = field(default_factory=dict)
    after: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One way to misbehave, what we are told of it, and what must come of it.

    `bad` are patterns of recipients who can have nothing; `forgets` tells that the relay's
    own answers say less than what it did. `post` are keys of the configuration, and `steps`
    what is run, one command after the other.
    """

    name: str
    sink: dict[str, Any]
    bad: tuple[str, ...] = ()
    forgets: bool = False
    connections: int = 10
    post: dict[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = (Step(),)

    def is_good(self, recipient: str) -> bool:
        """Tell whether this recipient must have the letter in the end."""
        return not any(fnmatch(recipient, pattern) for pattern in self.bad)

    def environ(self, folder: Path) -> dict[str, str]:
        """Return the environment that sets our side: short waits, so that a run takes minutes."""
        keys = {"RETRY_FIRST": "1s", "RETRY_LAST": "2s", "COMMAND_TIMEOUT": "5s"}
        keys |= {"FINAL_TIMEOUT": "5s", **self.post}
        if self.sink.get("auth") == "xoauth2":
            keys |= {"AUTH": "oauth2", "USER": _USER}
            keys["OAUTH2__TOKEN_COMMAND"] = json.dumps([str(_token_maker(folder, self.sink))])
        return {f"NIMSMAIL_POST__{name}": value for name, value in keys.items()}


def _token_maker(folder: Path, sink: dict[str, Any]) -> Path:
    """Write a program that prints a token, which the relay then knows: a new one each second."""
    maker, tokens = folder / "token", folder / "tokens.json"
    sink["token_file"] = str(tokens)
    maker.write_text(
        f"#!{sys.executable}\n"
        "import json, os, secrets\n"
        f"file = {str(tokens)!r}\n"
        "token = secrets.token_hex(16)\n"
        "beside = f'{file}.{os.getpid()}'\n"
        f"json.dump({{{_USER!r}: token}}, open(beside, 'w'))\n"
        "os.replace(beside, file)\n"
        "print(token)\n",
        "utf-8",
    )
    maker.chmod(stat.S_IRWXU)
    return maker


PLANS: tuple[Plan, ...] = (
    Plan(name="well", sink={}),
    Plan(name="lockstep", sink={"pipelining": False, "eightbit": False, "smtputf8": False}),
    *(
        Plan(name=f"421-{stage}", sink={"p421": {stage: chance}})
        for stage, chance in (
            ("connect", 0.3),
            ("mail", 0.05),
            ("rcpt", 0.05),
            ("data", 0.05),
            ("eod", 0.05),
        )
    ),
    Plan(name="greylist", sink={"greylist": True, "greylist_s": 1.5}),
    Plan(name="refused-rcpt", sink={"reject_rcpt": [_ONE_IN_A_HUNDRED]}, bad=(_ONE_IN_A_HUNDRED,)),
    Plan(name="refused-text", sink={"reject_data": [_ANOTHER]}, bad=(_ANOTHER,)),
    Plan(
        name="given-up",
        sink={"defer_rcpt": [_ONE_IN_A_HUNDRED]},
        bad=(_ONE_IN_A_HUNDRED,),
        post={"GIVE_UP": "20s"},
    ),
    Plan(name="max-rcpt", sink={"max_rcpt": 1}),
    Plan(name="cut-kept", sink={"drop_kept_p": 0.05}),
    Plan(name="cut-lost", sink={"drop_lost_p": 0.05}),
    Plan(
        name="cut-both-rst", sink={"drop_kept_p": 0.05, "drop_lost_p": 0.05, "rst_on_close": True}
    ),
    Plan(name="cut-in-text", sink={"drop_mid_p": 0.05}),
    Plan(name="451-text", sink={"p4xx_eod": 0.1}),
    Plan(name="slow", sink={"slow": {"eod": [0.0, 0.3], "rcpt": [0.0, 0.1]}}),
    # What hangs at the dot was written down by the relay: it may have arrived, and is sent again.
    Plan(
        name="hangs",
        sink={"hang_p": {"eod": 0.005, "rcpt": 0.005, "mail": 0.005}},
        forgets=True,
    ),
    Plan(name="garbage", sink={"garbage_p": 0.005}, forgets=True),
    Plan(name="comes-and-goes", sink={"refuse_cycle": [2, 1]}, forgets=True),
    Plan(
        name="disk-full",
        sink={"disk_full": True},
        steps=(Step(then={"disk_full": False}, after=10),),
    ),
    Plan(name="three-doors", sink={"max_conns": 3}, connections=3),
    Plan(name="too-many-doors", sink={"max_conns": 4}, connections=5),
    Plan(
        name="throttled",
        sink={"per_minute": 600},
        connections=3,
        post={"FINAL_TIMEOUT": "2m"},
    ),
    # The day's limit: the account rests, and nobody fails of it. The next day there is room again.
    Plan(
        name="daily-cap",
        sink={"daily_cap": 400},
        steps=(
            Step(waits=False),
            Step(waits=False, later=2),
            Step(waits=False, later=25, then={"daily_cap": 0}),
        ),
    ),
    Plan(
        name="token-expires",
        sink={
            "auth": "xoauth2",
            "auth_required": True,
            "token_ttl": 0.5,
            "slow": {"eod": [0.02, 0.03]},
        },
        connections=3,
    ),
    Plan(
        name="all-at-once",
        sink={
            "p421": {"connect": 0.02, "mail": 0.01, "rcpt": 0.01, "data": 0.01, "eod": 0.01},
            "greylist": True,
            "greylist_s": 1.0,
            "reject_rcpt": [_ONE_IN_A_HUNDRED],
            "reject_data": [_ANOTHER],
            "drop_kept_p": 0.01,
            "drop_lost_p": 0.01,
            "drop_mid_p": 0.01,
            "p4xx_eod": 0.01,
            "slow": {"eod": [0.0, 0.05]},
            "rst_on_close": True,
        },
        bad=(_ONE_IN_A_HUNDRED, _ANOTHER),
    ),
)
