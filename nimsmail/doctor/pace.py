"""The pace: whether we keep to what a well-known relay allows."""

from collections.abc import Iterator

from nimsmail.config import Settings
from nimsmail.config.profiles import PROFILES, profile_of
from nimsmail.doctor.finding import Finding, doubtful


def look(settings: Settings) -> Iterator[Finding]:
    """Look for a relay that is known to have limits, where none are written."""
    post = settings.post
    profile = profile_of(post.host)
    if profile is None or post.profile or post.rate or post.daily:
        return
    limits = PROFILES[profile]
    yield doubtful(
        "configuration",
        f"{post.host} allows {limits['rate']} letters a minute and {limits['daily']:,} in 24"
        " hours, and no limit is written in [post]",
        f'write profile = "{profile}" in [post]',
    )
