"""Sets of labelled replies, read as mails: what each reading is worth, and each wish in it."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.judging import Plain, Verdict, judged
from bench.samples import HOME, Sample, read, samples_in
from nimsmail.reading.explanation import explain

HELD_BACK = "heldback"
TAUGHT = "learn"
_SEEN = "measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One reply as it was read."""

    sample: Sample
    intents: tuple[Plain, ...]
    why: str
    verdict: Verdict
    amiss: str

    @property
    def sure_of(self) -> tuple[Plain, ...]:
        """The wishes that would be carried out without a question."""
        return tuple(each for each in self.intents if each["certain"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A set of replies, all read, and how long that took."""

    name: str
    read: tuple[Read, ...]
    seconds: float

    @property
    def verdicts(self) -> Counter[str]:
        """How many readings are worth what."""
        return Counter(each.verdict for each in self.read)

    def share(self, verdict: Verdict) -> float:
        """Return what part of the replies was read so."""
        return self.verdicts[verdict] / len(self.read) if self.read else 0.0

    def by(self, trait: Callable[[Sample], str]) -> dict[str, Counter[str]]:
        """Return the verdicts for each language, kind of letter, or whatever `trait` says."""
        found: dict[str, Counter[str]] = {}
        for each in self.read:
            found.setdefault(trait(each.sample), Counter())[each.verdict] += 1
        return dict(sorted(found.items(), key=lambda item: (-item[1].total(), item[0])))


@dataclass(slots=True, kw_only=True)
class Found:
    """How well one intent is found: replies that ask for it, and wishes that were read."""

    asked: int = 0  # replies that ask for it
    met: int = 0  # of those, where it is among the wishes
    carried: int = 0  # of those, where it is certain
    read: int = 0  # wishes read
    right: int = 0  # of those, what the label has too, with its slots


@dataclass(slots=True, kw_only=True)
class Certainty:
    """Of the wishes said to be certain: how many are labelled, and how the rest are not."""

    said: int = 0
    right: int = 0
    to_be_asked: int = 0  # labelled, in a mail that a person was to be asked about
    others: list[Read] = field(default_factory=list)


def sets() -> dict[str, list[Sample]]:
    """Return the replies of `samples/` by the set that they are of, banks left out."""
    folders = {name: samples_in(HOME / name) for name in (HELD_BACK, TAUGHT)}
    files: Iterable[Path] = sorted((HOME / _SEEN).glob("*.txt"))
    found = folders | {f"{_SEEN}/{path.stem}": read(path) for path in files}
    mails = {name: [each for each in some if not each.banked] for name, some in found.items()}
    return {name: some for name, some in mails.items() if some}


def measured(name: str, samples: Sequence[Sample]) -> Run:
    """Read each reply as the mail that it would come as, and judge what was read."""
    start = time.perf_counter()
    told = [explain(sample.mail, sample.answering) for sample in samples]
    seconds = time.perf_counter() - start
    found = []
    for sample, each in zip(samples, told, strict=True):
        verdict, amiss = judged(sample, each["intents"], certain=each["certain"])
        intents = tuple(each["intents"])
        found.append(
            Read(sample=sample, intents=intents, why=each["why"], verdict=verdict, amiss=amiss)
        )
    return Run(name=name, read=tuple(found), seconds=seconds)


def by_intent(run: Run) -> dict[str, Found]:
    """Return how well each intent is found, those asked for most often first."""
    found: dict[str, Found] = {}
    for each in run.read:
        known = {intent["do"] for intent in each.intents}
        sure = {intent["do"] for intent in each.sure_of}
        for do in {intent["do"] for intent in each.sample.intents}:
            row = found.setdefault(do, Found())
            row.asked += 1
            row.met += do in known
            row.carried += do in sure
        for intent in each.intents:
            row = found.setdefault(intent["do"], Found())
            row.read += 1
            row.right += is_wanted(intent, each.sample)
    return dict(sorted(found.items(), key=lambda item: (-item[1].asked, item[0])))


def certainty(run: Run) -> Certainty:
    """Return what became of the wishes that were said to be certain."""
    found = Certainty()
    for each in run.read:
        for intent in each.sure_of:
            found.said += 1
            if not is_wanted(intent, each.sample):
                found.others.append(each)
            elif each.sample.certain or intent["do"] in ("question", "thanks"):
                found.right += 1
            else:
                found.to_be_asked += 1
    return found


def is_wanted(wish: Plain, sample: Sample) -> bool:
    """Tell whether one wish by itself is in a reading that the label has, with its slots."""
    if wish["do"] == "thanks" and not sample.intents:
        return True
    for reading in (sample.intents, *sample.also):
        same = [each for each in reading if each["do"] == wish["do"]]
        if same and wish["do"] == "question":
            return True
        for some in (same, *([each] for each in same)):
            alone = replace(sample, intents=some, also=[], certain=True)
            if some and judged(alone, [wish], certain=True)[0] in ("right", "slip"):
                return True
    return False


def misses(run: Run) -> list[Read]:
    """Return what was not read right, the worst first."""
    worst: tuple[Verdict, ...] = ("wrong", "slip", "needless")
    return [each for verdict in worst for each in run.read if each.verdict == verdict]
