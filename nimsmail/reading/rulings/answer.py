"""What all sentences of an answer say together: the ruling, and what is not understood."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from nimsmail.network.incoming import Answering, Wish
from nimsmail.network.intents import Question, Rule, Thanks
from nimsmail.reading.matching import fold
from nimsmail.reading.rulings.heard import Heard, heard_in
from nimsmail.reading.rulings.signs import sentences_of, signs_of

_LONGEST = 2_000  # characters; who decides writes less
_SHOWN = 200


def rulings_in(
    words: str, answering: Answering, *, author: str, forwarded: bool
) -> tuple[Wish, ...]:
    """Return the rulings in `words`, and what of them is not understood."""
    if forwarded:
        return (_unclear(words, "the mail passes on somebody else's"),)
    if len(words) > _LONGEST:
        return (_unclear(words, "more is written than a machine should act on"),)
    names = frozenset(fold(f"{author} {answering.coordinator}").replace(".", " ").split())
    said = _Said()
    signed = False
    for sentence in sentences_of(words):
        signs = {each.sign for each in signs_of(sentence, names)}
        if signed and signs <= set("NHSGAP"):
            continue  # who signs, and as what
        signed = "S" in signs
        said.take(heard_in(sentence, names, answering.matters))
    return tuple(said.wishes())


def _unclear(text: str, why: str) -> Wish:
    shown = " ".join(text.split())
    cut = shown if len(shown) <= _SHOWN else shown[:_SHOWN].rstrip() + " …"
    return Wish(intent=Question(text=cut), certain=False, why=why)


@dataclass(slots=True)
class _Said:
    """What all sentences say together."""

    on: dict[int, set[str]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    alone: list[tuple[str, bool, str]] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    unclear: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    hopeless: bool = False
    praise: bool = False

    def take(self, heard: Heard) -> None:
        """Add what another sentence says."""
        if heard.begins_with_but and not heard.unclear:
            self.alone = [(verdict, True, text) for verdict, _, text in self.alone]
        for number, verdicts in heard.on.items():
            self.on.setdefault(number, set()).update(verdicts)
        self.others |= heard.others
        self.alone += [(verdict, sure, heard.text) for verdict, sure in heard.alone]
        self.doubtful |= heard.doubtful
        self.hopeless |= heard.hopeless
        self.praise |= heard.praise
        self.unclear += [heard.text] if heard.unclear else []
        self.heard.append(heard.text)

    def wishes(self) -> Iterator[Wish]:
        """Return the ruling, if there is one, and what was not understood."""
        self._settle_verdicts_alone()
        self._settle_contradictions()
        rule = self._rule()
        if rule is not None and not self.hopeless:
            yield Wish(intent=rule, certain=True, why=f"“{self._quoted()}”")
        for text in dict.fromkeys(self.unclear):
            yield _unclear(text, "not understood, so nothing is done for it")
        if rule is None and not self.unclear and self.heard:
            yield self._courtesy()

    def _courtesy(self) -> Wish:
        """Return what no verdict leaves: "tak" asks for nothing, "fint" may be meant as a yes."""
        if self.praise:
            return _unclear(self._quoted(), "may be praise, or a yes")
        return Wish(intent=Thanks(), certain=True, why="nothing but courtesy")

    def _settle_verdicts_alone(self) -> None:
        """Take "ja" as meant for all others, where nothing else makes that doubtful.

        Beside what is not understood it is not: it may belong to that.
        """
        doubted = bool(self.unclear)
        given = {v for verdicts in self.on.values() for v in verdicts} | self.others
        for verdict, sure, text in self.alone:
            if verdict == "n" and self.praise:
                self.unclear.append(text)  # "nej nej, det er fint"
            elif sure or not (given or doubted):
                self.others.add(verdict)
            elif given != {verdict}:  # else it only opens: "ok, ja til 1"
                self.unclear.append(text)

    def _settle_contradictions(self) -> None:
        torn = {number for number, verdicts in self.on.items() if len(verdicts) > 1}
        if torn or len(self.others) > 1:
            self.unclear.append(self._quoted())
        self.doubtful |= torn
        if len(self.others) > 1:
            self.others.clear()

    def _rule(self) -> Rule | None:
        def those(verdict: str) -> tuple[int, ...]:
            clear = (n for n, said in self.on.items() if said == {verdict})
            return tuple(sorted(set(clear) - self.doubtful))

        others: Literal["yes", "no", ""] = ""
        if self.others == {"y"}:
            others = "yes"
        elif self.others == {"n"}:
            others = "no"
        left = tuple(sorted({*those("k"), *self.doubtful}))
        rule = Rule(yes=those("y"), no=those("n"), left=left, others=others)
        return rule if rule.yes or rule.no or rule.others or those("k") else None

    def _quoted(self) -> str:
        return " ".join(self.heard)[:_SHOWN]
