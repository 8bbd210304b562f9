"""config.toml and the environment, as frozen values; the only reader of them.

`load` reads and checks everything in one go. After it nobody looks at TOML, and nobody
but the credentials looks at the environment.
"""

from nimsmail.config.load import find_config, load
from nimsmail.config.names import is_loopback
from nimsmail.config.servers import (
    Mailbox,
    Microsoft365,
    OAuth2,
    PasswordWays,
    Post,
    Server,
    tls_context,
)
from nimsmail.config.settings import (
    Bounces,
    Caps,
    Coordinator,
    Log,
    Network,
    Quiet,
    Reading,
    Settings,
    Store,
    Templates,
)
from nimsmail.config.wheel import Wheel, read_quiet

__all__ = [
    "Bounces",
    "Caps",
    "Coordinator",
    "Log",
    "Mailbox",
    "Microsoft365",
    "Network",
    "OAuth2",
    "PasswordWays",
    "Post",
    "Quiet",
    "Reading",
    "Server",
    "Settings",
    "Store",
    "Templates",
    "Wheel",
    "find_config",
    "is_loopback",
    "load",
    "read_quiet",
    "tls_context",
]
