"""Which found fact answers which annotated one: same values, and spans that overlap enough."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ANY_OVERLAP = 1e-9
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact reduced to what is scored: its span and its values, names folded."""

    start: int
    end: int
    values: tuple[object, ...]

    @property
    def name(self) -> str:
        """A stable name of the fact, to follow it from one release to the next."""
        return f"{self.start}-{self.end} {' | '.join('-' if value is None else str(value) for value in self.values)}"


@dataclass(slots=True)
class Row:
    """The score of one category: counts, and the facts behind them."""

    hits: int = 0
    gold: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)

    def add(self, other: Row) -> None:
        """Add the counts and facts of another text."""
        self.hits, self.gold, self.found = self.hits + other.hits, self.gold + other.gold, self.found + other.found
        self.right += other.right
        self.missed += other.missed
        self.invented += other.invented

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 1 where there is nothing."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def fold(value: object) -> object:
    """Casefold a string and squeeze its white space; leave anything else as it is."""
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def overlap(one: Fact, other: Fact) -> float:
    """Intersection over union of two spans, 0.0 to 1.0."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def equal(gold: Fact, found: Fact) -> bool:
    """Whether the values agree."""
    return gold.values == found.values


def pairs(
    gold: Sequence[Fact], found: Sequence[Fact], same: Callable[[Fact, Fact], bool] = equal, least: float = HALF
) -> list[tuple[int, int]]:
    """Pair each gold fact with at most one found fact: the best overlap among those that `same` accepts."""
    candidates = sorted(
        ((overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if same(g, f)),
        key=lambda candidate: -candidate[0],
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    chosen: list[tuple[int, int]] = []
    for score, i, j in candidates:
        if score >= least and score > 0 and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            chosen.append((i, j))
    return chosen


def row(gold: Sequence[Fact], found: Sequence[Fact], chosen: Sequence[tuple[int, int]]) -> Row:
    """Return the score of a category from its pairs."""
    matched_gold = {i for i, _ in chosen}
    matched_found = {j for _, j in chosen}
    return Row(
        len(chosen),
        len(gold),
        len(found),
        Counter(gold[i].name for i in matched_gold),
        Counter(fact.name for i, fact in enumerate(gold) if i not in matched_gold),
        Counter(fact.name for j, fact in enumerate(found) if j not in matched_found),
    )


def share(right: Sequence[str], wrong: Sequence[str]) -> Row:
    """Return the score of a share: of all these, so many are right."""
    total = len(right) + len(wrong)
    return Row(len(right), total, total, Counter(right), Counter(wrong))
