"""The relay: connect, sign in, and hear what it offers; nothing is sent."""

import asyncio
from collections.abc import Iterator

from nimsmail.credentials import for_post
from nimsmail.doctor.finding import Finding, well
from nimsmail.doctor.patient import Patient
from nimsmail.post import Post


def look(patient: Patient) -> Iterator[Finding]:
    """Sign in as a run of the post does, and leave again."""
    relay = patient.settings.post
    post = Post(relay, for_post(patient.settings, patient.environ))
    offers = asyncio.run(post.probe())
    secured = "in the clear, on this machine" if relay.security == "none" else "over TLS"
    yield well("relay", f"{relay.host}:{relay.port} lets us in {secured}; {len(offers)} extensions")
