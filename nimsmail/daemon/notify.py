"""Words to systemd, if it started us (sd_notify(3))."""

import os
import socket


def notify(state: str) -> None:
    """Tell systemd `state`, e.g. `READY=1`; without systemd nobody is told.

    The address is taken from the environment, where systemd puts it.
    """
    address = os.environ.get("NOTIFY_SOCKET")
    if not address or address[0] not in "/@":
        return
    if address[0] == "@":
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        try:
            line.sendto(state.encode(), address)
        except OSError:
            # Nobody listens any more; that must not stop the mail.
            return
