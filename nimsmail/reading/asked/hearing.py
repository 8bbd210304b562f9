"""The sentences of a mail with what each is for, and what they ask for together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from nimsmail.network.intents import Intent
from nimsmail.reading.ear.hearing import Heard, hear_clause
from nimsmail.reading.view import View

# A clause that is less likely for anything goes with the one before it.
_TELLING = 0.2
Rule = Callable[["Hearing"], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish that was heard: in which sentences, and what is doubtful about its slots."""

    intent: Intent
    numbers: tuple[int, ...]
    doubt: str = ""


@dataclass(slots=True)
class Hearing:
    """The sentences with what they are for, and what they ask for together."""

    view: View
    heard: Sequence[Heard]
    asked: list[Asked] = field(default_factory=list)

    def ask(self, intent: Intent, numbers: Iterable[int], doubt: str = "") -> None:
        """Note a wish."""
        self.asked.append(Asked(intent, tuple(numbers), doubt))

    @property
    def intents(self) -> list[Intent]:
        """What is asked for."""
        return [each.intent for each in self.asked]

    def with_(self, *purposes: str) -> list[int]:
        """Return the sentences that are for one of these."""
        return [n for n, each in enumerate(self.heard) if not each.purposes.isdisjoint(purposes)]

    def text(self, numbers: Iterable[int]) -> str:
        """Return the words of some sentences."""
        return " ".join(self.view.sentences[n].text for n in numbers)

    def piece(self, number: int, purpose: str, *others: str) -> str:
        """Return the part of a sentence that is for `purpose` rather than for `others`."""
        sentence = self.view.sentences[number]
        if self.heard[number].purposes.isdisjoint(others) or len(sentence.clauses) < 2:
            return sentence.text
        kept = []
        mine = False
        for clause in sentence.clauses:
            odds = hear_clause(clause, self.view).odds
            other = max(odds[each] for each in others)
            if max(odds[purpose], other) > _TELLING:
                mine = odds[purpose] >= other
            if mine:
                kept.append(clause.text)
        return ", ".join(kept)


def plain(purpose: str, intent: Intent) -> Rule:
    """Return the rule for an intent without slots."""

    def rule(hearing: Hearing) -> None:
        if numbers := hearing.with_(purpose):
            hearing.ask(intent, numbers)

    return rule


def told(purpose: str, kind: Callable[..., Intent]) -> Rule:
    """Return the rule for an intent whose slot is the words themselves."""

    def rule(hearing: Hearing) -> None:
        if numbers := hearing.with_(purpose):
            hearing.ask(kind(text=hearing.text(numbers)), numbers)

    return rule
