"""How long a relay is waited for, and how long one connection is used."""

from dataclasses import dataclass

from nimsmail.config.servers import Post as Relay


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds to wait for each answer (RFC 5321 §4.5.3.2), and when a line has served its time.

    After so many `letters`, or after so long `idle`, the next letter gets a new
    connection: relays close old ones at a moment of their own choosing.
    """

    connect: float = 30
    command: float = 300
    data: float = 120
    dot: float = 600
    letters: int = 500
    idle: float = 60

    @classmethod
    def of(cls, relay: Relay) -> "Limits":
        """Take the limits that the configuration sets."""
        command = relay.command_timeout.total_seconds()
        return cls(
            connect=relay.connect_timeout.total_seconds(),
            command=command,
            data=min(command, 120.0),
            dot=relay.final_timeout.total_seconds(),
        )
