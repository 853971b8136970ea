"""Stretches of days, both ends included. No database, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Validity:
    """From `start` to `end`, both days included; None is open: not known, or still valid."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the day lies in it."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: Validity) -> bool:
        """Tell whether a day lies in both."""
        return not (self.is_before(other) or other.is_before(self))

    def is_before(self, other: Validity) -> bool:
        """Tell whether it is over before the other begins."""
        return self.end is not None and other.start is not None and self.end < other.start


ALWAYS = Validity()


def collide(stretches: Iterable[Validity]) -> bool:
    """Tell whether any two of the stretches share a day."""
    return any(one.overlaps(other) for one, other in combinations(stretches, 2))
