"""Counting votes: who leads, and who leads together with others.

Two ways, and each ballot says which. **Plain** is approval voting: whoever votes chooses as
many as they like, and each choice is one point. **Ranked** is Borda's count: the first choice
has as many points as there are themes, the second one fewer, and so on; what is not named
has none. A tie stays a tie: nothing is drawn, and the coordinator decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Method = Literal["plain", "ranked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one theme has got: points, how many chose it, and how many of them as their first.

    `place` counts from 1; themes with the same points share one.
    """

    number: int
    text: str
    points: int
    voters: int
    firsts: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """All themes of a ballot, the most wanted first; `votes` is how many voted."""

    method: Method
    votes: int
    tallies: tuple[Tally, ...]

    @property
    def leaders(self) -> tuple[int, ...]:
        """The numbers of those in the first place; none where nobody has voted."""
        return tuple(t.number for t in self.tallies if t.place == 1 and t.points)


def count(titles: Sequence[str], votes: Iterable[Sequence[int]], method: Method) -> Count:
    """Count `votes`, each the numbers that somebody chose, the most wanted first.

    Numbers are those of `titles`, from 1.

    >>> [(t.number, t.points) for t in count("ABC", [(2, 1), (2,)], "plain").tallies]
    [(2, 2), (1, 1), (3, 0)]
    >>> [(t.number, t.points) for t in count("ABC", [(2, 1), (1,)], "ranked").tallies]
    [(1, 5), (2, 3), (3, 0)]
    """
    ballots = [tuple(dict.fromkeys(vote)) for vote in votes]
    points = {number: 0 for number in range(1, len(titles) + 1)}
    for vote in ballots:
        for rank, number in enumerate(vote):
            points[number] += len(titles) - rank if method == "ranked" else 1
    order = sorted(points, key=lambda number: (-points[number], number))
    tallies = tuple(
        Tally(
            number=number,
            text=titles[number - 1],
            points=points[number],
            voters=sum(number in vote for vote in ballots),
            firsts=sum(vote[:1] == (number,) for vote in ballots),
            place=1 + sum(other > points[number] for other in points.values()),
        )
        for number in order
    )
    return Count(method=method, votes=len(ballots), tallies=tallies)
