"""That no mail, however malformed, stops the reader, holds it up, or acts without a good token.

    python -m bench.hostile [--mails N] [--seed TEXT] [--only NUMBER] [--folder FOLDER]

Each mail is opened, and read as an answer to nothing and to an invitation. Then it is decided
on in a house with one member and one invitation, whose tokens in these mails are all wrong:
what it says may be asked about or handed over, but changes nothing. Whether a mail answers us
is not for the reader to say: `network.identity` does, by the token, and `network.wishes` acts
on it. So that is where it is measured. `--only` writes one mail to the standard output.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from bench._malformed import TOKEN, malformed
from nimsmail.network.answers import HelpLetter, NotUnderstood
from nimsmail.network.decide import answering, decide
from nimsmail.network.house import Coordinator, House, Network
from nimsmail.network.identity import RETURN
from nimsmail.network.incoming import Answering, Incoming, Reply
from nimsmail.network.joining import ConfirmLeave, ConfirmSignUp
from nimsmail.network.meetings import Invitation, Meeting
from nimsmail.network.outbox import Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import Membership, Person, Standing
from nimsmail.network.records import Books, Record
from nimsmail.network.seal import Seal
from nimsmail.reading import Opened, open_mail, understand
from nimsmail.store import Store

MAILS = 100_000
MOST_SECONDS = 5.0

_SAMPLES = Path(__file__).parent.parent / "tests" / "mail"
_NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
# Whatever these letters say, nothing has happened yet: they ask, or tell what can be asked.
_ASKING = (ConfirmSignUp, ConfirmLeave, HelpLetter, NotUnderstood)
_AUTHOR = re.compile(
    rb"^(from:[^\n@]{0,80}?)[\w.+-]{1,64}@[\w.-]{1,99}", re.IGNORECASE | re.MULTILINE
)
_SHAPE = re.compile(rb"[a-z2-7]{16}-[a-z2-7]{26}")

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Found:
    """What came of reading many mails."""

    mails: int = 0
    octets: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_name: str = ""
    kinds: Counter[str] = field(default_factory=Counter)
    would_act: int = 0
    faults: list[str] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> None:
    """Read the mails, print what came of it, and fail if any did harm."""
    given = _arguments(arguments or [])
    samples = [path.read_bytes() for path in sorted(_SAMPLES.glob("*.eml"))]
    if given.only is not None:
        sys.stdout.buffer.write(made(given.seed, given.only, samples))
        return
    found = Found()
    with tempfile.TemporaryDirectory(prefix="nimsmail-bench-") as folder:
        trial = Trial(Path(folder))
        for number in range(given.mails):
            trial.read(f"mail {number}", made(given.seed, number, samples), found)
        for name, raw in _of_folder(given.folder):
            trial.read(name, raw, found)
    _report(found)
    if found.faults:
        sys.exit(1)


def made(seed: str, number: int, samples: list[bytes]) -> bytes:
    """Return the mail with this number, all its tokens wrong in one way or another."""
    random = Random(f"{seed}/{number}")  # noqa: S311 – it need not be hard to guess
    raw = malformed(random, samples)
    raw = raw.replace(TOKEN.encode(), random.choice(WRONG_TOKENS).encode())
    if random.random() < 0.5:
        # A claim to be the member: without a token it is no more than that.
        raw = _AUTHOR.sub(rb"\g<1>" + _ANNA.addresses[0].encode(), raw, count=1)
    return _SHAPE.sub(lambda _: random.choice(WRONG_TOKENS).encode(), raw)


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--mails", type=int, default=MAILS, help=f"how many ({MAILS})")
    parser.add_argument("--seed", default="1", help="another seed makes other mails")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="write this mail, and no more")
    parser.add_argument("--folder", type=Path, help="read all files of this folder as well")
    return parser.parse_args(arguments)


def _of_folder(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")) if folder else ():
        if path.is_file():
            yield str(path.relative_to(folder)) if folder else path.name, path.read_bytes()


def _report(found: Found) -> None:
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in found.kinds.most_common())
    print(f"{found.mails:,} mails, {found.octets / 1e6:,.0f} MB: {kinds}")
    print(f"{found.mails / max(found.seconds, 1e-9):,.0f} a second, each read twice and decided on")
    print(f"slowest: {found.slowest:.2f} s ({found.slowest_name}); at most {MOST_SECONDS:g} s")
    print(f"{found.would_act:,} held a wish that is certain where it answers an invitation")
    print(f"{len(found.faults):,} did harm")
    for each in found.faults[:20]:
        print(f"    {each}")


# -- the house that the mails come to ---------------------------------------------------------

_SEAL = Seal(b"a secret of thirty-two bytes, ok")
_NIMS = Network(
    key="nims",
    name="NIMS",
    long_name="Netværk for Internationale Medarbejdere",
    address="nims@sekretariat.example",
    language="da",
    zone="Europe/Copenhagen",
    coordinators=(Coordinator("Karen Holt", "karen.holt@sekretariat.example"),),
)
_ANNA = Person(key="p-anna", name="Anna Berg", addresses=("anna.berg@varde.example",))
_MEETING = Meeting(
    key="nims/2026-11",
    network="nims",
    title="Efterårsmøde",
    starts=_NOW + timedelta(days=10),
    ends=_NOW + timedelta(days=10, hours=3),
    place="Varde",
    created=_NOW,
)
_ITEM = Item(
    key=_SEAL.id_of("letter", "invitation/nims/2026-11/p-anna"),
    letter="invitation/nims/2026-11/p-anna",
    kind=Invitation.kind,
    network="nims",
    about=_MEETING.key,
    person=_ANNA.key,
    name=_ANNA.name,
    recipient=_ANNA.addresses[0],
    words="invitation/nims/2026-11/da/6f1d0c2b9a7e4853",
    queued=_NOW,
    not_before=_NOW,
    state=State.SENT,
)
GOOD_TOKEN = _SEAL.token(_ITEM.key, Invitation.kind, _ANNA.key)  # for the test of the trial itself
# Made up; of a letter that is none; forged under another secret; good for another person, another
# purpose; and a good one with its end changed.
WRONG_TOKENS = (
    f"{'a' * 16}-{'b' * 26}",
    _SEAL.token("a" * 16, Invitation.kind, _ANNA.key),
    Seal(b"another secret, as long as the 1").token(_ITEM.key, Invitation.kind, _ANNA.key),
    _SEAL.token(_ITEM.key, Invitation.kind, "p-bo"),
    _SEAL.token(_ITEM.key, "newsletter", _ANNA.key),
    _SEAL.token(_ITEM.key, RETURN, "p-bo"),
    f"{GOOD_TOKEN[:-4]}aaaa",
)


class Trial:
    """A house with one member, who was invited, and what mails do to it: nothing, it is hoped."""

    def __init__(self, folder: Path) -> None:
        store = Store(folder)
        with store.change("bench: a house") as change:
            for record in (_ANNA, _MEETING, _ITEM, _membership()):
                change.put(record)
        self._books: Books = store.books()
        self._house = House(networks={"nims": _NIMS}, seal=_SEAL)
        self._answered = Answering(
            kind=Invitation.kind, today=_NOW.date(), meeting_date=_MEETING.starts.date()
        )

    def read(self, name: str, raw: bytes, found: Found) -> None:
        """Read one mail, and note whatever it does."""
        start = time.perf_counter()
        try:
            opened = open_mail(raw, _NOW)
            understand(opened, Answering())
            as_answer = understand(opened, self._answered)
            outcome = self._decided(opened)
        except Exception as error:
            # Any error at all is what this looks for.
            found.faults.append(f"{name}: raised {type(error).__name__}")
            return
        taken = time.perf_counter() - start
        self._note(name, as_answer, outcome, found)
        found.mails += 1
        found.octets += len(raw)
        found.seconds += taken
        if taken > found.slowest:
            found.slowest, found.slowest_name = taken, name
        if taken > MOST_SECONDS:
            found.faults.append(f"{name}: took {taken:.1f} s")

    def _decided(self, opened: Opened) -> Outcome:
        told = understand(opened, answering(self._books, self._house, opened.mail, _NOW))
        return decide(self._books, self._house, told, _NOW)

    def _note(self, name: str, told: Incoming, outcome: Outcome, found: Found) -> None:
        found.kinds[type(told).__name__] += 1
        if isinstance(told, Reply):
            found.would_act += any(wish.certain for wish in told.wishes)
        harm = [type(each).__name__ for each in outcome.records if not isinstance(each, Pending)]
        harm += [type(each).__name__ for each in outcome.removed]
        harm += [type(each).__name__ for each in outcome.letters if not isinstance(each, _ASKING)]
        if harm:
            found.faults.append(f"{name}: led to {', '.join(harm)}")


def _membership() -> Membership:
    return Membership(
        key=f"nims/{_ANNA.key}",
        network="nims",
        person=_ANNA.key,
        standing=Standing.MEMBER,
        since=_NOW,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
