"""Reports by today's bodies: counts by the body of their day, brought to the bodies that stand today. No database.

The rule: a count stays with its body while that body stands. Once it has ended, the count goes to its heirs from its
end on, and on to theirs. One heir takes it. Where several divide a body and no decision says who has this duty, the
count stands once, in a row that names all of them: it is neither divided nor repeated, so both reports have one sum.
What a decision handed over is counted with the heir to begin with, for that is whose duty it is then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from dieuhanh.web.organisations.validity import Validity


class Addable(Protocol):
    """What can be added up: a number, or figures of several classes."""

    def __add__(self: Sum, other: Sum, /) -> Sum:
        """Return the sum of both."""


Sum = TypeVar("Sum", bound=Addable)


@dataclass(frozen=True, slots=True)
class Heir:
    """One heir of a body and its first day as such."""

    old: str
    new: str
    date: date


class Descent:
    """Who stands today for a body of an earlier day."""

    def __init__(self, bodies: Mapping[str, Validity], heirs: Iterable[Heir], today: date) -> None:
        self._bodies = bodies
        self._today = today
        self._heirs: dict[str, list[Heir]] = {}
        for heir in heirs:
            if heir.date <= today:
                self._heirs.setdefault(heir.old, []).append(heir)
        self._known: dict[str, tuple[str, ...]] = {}

    def today_of(self, body: str) -> tuple[str, ...]:
        """Return the bodies that stand today in the place of a body: itself, its only heir, or all who divided it."""
        if body not in self._known:
            self._known[body] = tuple(sorted(self._followed(body, frozenset())))
        return self._known[body]

    def _followed(self, body: str, seen: frozenset[str]) -> set[str]:
        end = self._bodies.get(body, Validity()).end
        if end is None or end >= self._today or body in seen:
            return {body}
        # What it gave away while it still stood is no inheritance.
        heirs = [heir.new for heir in self._heirs.get(body, ()) if heir.date > end]
        found = [self._followed(heir, seen | {body}) for heir in heirs]
        return set().union(*found) if found else {body}

    def last_steps(self, body: str) -> tuple[Heir, ...]:
        """Return the step by which each that stands in an ended body's place today came there."""
        return tuple(self._steps(body, frozenset()))

    def _steps(self, body: str, seen: frozenset[str]) -> Iterator[Heir]:
        end = self._bodies.get(body, Validity()).end
        if end is None or end >= self._today or body in seen:
            return
        for heir in self._heirs.get(body, ()):
            if heir.date > end:
                yield from tuple(self._steps(heir.new, seen | {body})) or (heir,)

    def by_today(self, counts: Iterable[tuple[str, Sum]]) -> dict[tuple[str, ...], Sum]:
        """Return what was counted by body for those who stand today; the whole of it is the whole of what was given."""
        totals: dict[tuple[str, ...], Sum] = {}
        for body, count in counts:
            heirs = self.today_of(body)
            totals[heirs] = totals[heirs] + count if heirs in totals else count
        return totals
