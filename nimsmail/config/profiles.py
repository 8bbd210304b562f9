"""What known relays allow; docs/operations.md says where the figures are from."""

from typing import Any, Literal

Profile = Literal["microsoft365", "google", "postfix"]

# Connections at once, letters a minute and letters within 24 hours; 0 for no limit.
PROFILES: dict[str, dict[str, int]] = {
    # Exchange Online's limits for SMTP AUTH client submission and for recipients.
    "microsoft365": {"connections": 3, "rate": 30, "daily": 10_000},
    # Google Workspace's limit for one user at smtp.gmail.com. No figure is published for a
    # minute or for connections: these take an hour for a day's letters.
    "google": {"connections": 3, "rate": 30, "daily": 2_000},
    # A relay of one's own: Postfix takes 50 connections from one client.
    "postfix": {"connections": 20, "rate": 0, "daily": 0},
}

_HOSTS: dict[str, Profile] = {
    "smtp.office365.com": "microsoft365",
    "outlook.office365.com": "microsoft365",
    "smtp.gmail.com": "google",
    "smtp-relay.gmail.com": "google",
}


def profile_of(host: str) -> Profile | None:
    """Return what kind of relay `host` is, if it is a well-known one."""
    return _HOSTS.get(host.lower().rstrip("."))


def profiled(section: Any) -> Any:
    """Return the keys of [post] with those of its profile, where they are not written."""
    if not isinstance(section, dict):
        return section
    return {**PROFILES.get(str(section.get("profile")), {}), **section}
