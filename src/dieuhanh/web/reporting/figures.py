"""The classes of official statistics and what follows from them. Pure: counts in, sums and rates out.

One lead performer counts once (of a recurring task each instance); total = done on time + done late + open in time +
open overdue + no deadline + stopped. The rate of completion is completed / (completed + overdue and not completed), as
in Báo cáo số 1270/BC-TCTTTg of 27/12/2017 and in the Office of the Government's own figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from dieuhanh.web.tasks.timeliness import Timeliness


class SumsDifferError(ValueError):
    """Raised where the classes do not add up to the number of duties: such a report is not given out."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many duties are in each class; `after_extension` and `waiting` are parts of others, not counted again."""

    on_time: int = 0
    late: int = 0
    in_time: int = 0
    overdue: int = 0
    no_deadline: int = 0
    stopped: int = 0
    after_extension: int = 0
    soon: int = 0
    waiting: int = 0

    @property
    def done(self) -> int:
        """Those that were completed: on time and late."""
        return self.on_time + self.late

    @property
    def running(self) -> int:
        """Those that are still open and have a deadline."""
        return self.in_time + self.overdue

    @property
    def total(self) -> int:
        """All of them."""
        return self.done + self.running + self.no_deadline + self.stopped

    @property
    def fell_due(self) -> int:
        """The denominator of the rate: completed, and overdue without being completed."""
        return self.done + self.overdue

    @property
    def completion(self) -> float | None:
        """The rate of completion in percent, None where nothing fell due."""
        return percent(self.done, self.fell_due)

    @property
    def punctuality(self) -> float | None:
        """How many of the completed ones were on time, in percent."""
        return percent(self.on_time, self.done)

    @property
    def formula(self) -> str:
        """The rate with its numbers: `16.051 / (16.051 + 223)`."""
        return f"{_number(self.done)} / ({_number(self.done)} + {_number(self.overdue)})"

    def __add__(self, other: Figures) -> Figures:
        """Return the figures of both together."""
        return Figures(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def percent(part: int, whole: int) -> float | None:
    """Return a share in percent with two decimals, None of nothing."""
    return round(part * 100 / whole, 2) if whole else None


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


_PLACES: Mapping[str, tuple[str, ...]] = {
    Timeliness.DONE_ON_TIME: ("on_time",),
    Timeliness.DONE_AFTER_EXTENSION: ("on_time", "after_extension"),
    Timeliness.DONE_LATE: ("late",),
    Timeliness.IN_TIME: ("in_time",),
    Timeliness.SOON: ("in_time", "soon"),
    Timeliness.SUBMITTED_IN_TIME: ("in_time", "waiting"),
    Timeliness.OVERDUE: ("overdue",),
    Timeliness.SUBMITTED_LATE: ("overdue", "waiting"),
    Timeliness.NO_DEADLINE: ("no_deadline",),
    Timeliness.STOPPED: ("stopped",),
    Timeliness.DRAFT: (),
}


def figures_of(counts: Iterable[tuple[str, int]]) -> Figures:
    """Add up counts by class of timeliness."""
    sums: dict[str, int] = {}
    for kind, count in counts:
        for place in _PLACES[kind]:
            sums[place] = sums.get(place, 0) + count
    return Figures(**sums)


def checked(figures: Figures, counted: int) -> Figures:
    """Return the figures if their classes add up to what was counted apart; raise `SumsDifferError` otherwise."""
    if figures.total != counted:
        raise SumsDifferError(f"{figures.total} in the classes, {counted} counted")
    return figures


@dataclass(frozen=True, slots=True)
class Ranked:
    """A body in the ranking: its place (None: too few fell due), figures, and how many of its duties it reported on."""

    name: str
    key: str
    figures: Figures
    updated: int
    extensions: int
    place: int | None

    @property
    def update(self) -> float | None:
        """The rate of updating: duties that the body has told anything of, among those that fell due."""
        return percent(self.updated, self.figures.fell_due)


def ranked(rows: Iterable[Ranked], least: int) -> list[Ranked]:
    """Order bodies by completion, then by updating, then by how many fell due; equal ones share a place.

    Those of which fewer than `least` fell due come last and have none.
    """
    found = list(rows)
    strong = [row for row in found if row.figures.fell_due >= least]
    strong.sort(key=lambda row: (*_merit(row), row.name))
    places: dict[tuple[float, float, int], int] = {}
    for number, row in enumerate(strong, start=1):
        places.setdefault(_merit(row), number)
    weak = sorted((row for row in found if row.figures.fell_due < least), key=lambda row: row.name)
    placed = [_placed(row, places[_merit(row)]) for row in strong]
    return [*placed, *(_placed(row, None) for row in weak)]


def _merit(row: Ranked) -> tuple[float, float, int]:
    return -(row.figures.completion or 0), -(row.update or 0), -row.figures.fell_due


def _placed(row: Ranked, place: int | None) -> Ranked:
    return Ranked(row.name, row.key, row.figures, row.updated, row.extensions, place)
