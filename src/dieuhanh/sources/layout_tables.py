"""Ruled tables: from the straight lines drawn on a page to the words in each cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dieuhanh.sources.layout import Box, Kind, Line, Word, around, box_of
from dieuhanh.sources.layout_rows import rows_of

_NEAR = 3.0  # points: two lines nearer than this are one, or meet
_THIN = 2.5


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the heights of its row borders, the places of its column borders, and what was drawn."""

    box: Box
    across: tuple[float, ...]
    down: tuple[float, ...]
    rules: tuple[Box, ...]

    def holds(self, box: Box) -> bool:
        """Whether the centre of `box` lies in the table."""
        return self.box.left <= box.centre <= self.box.right and self.box.top <= box.middle <= self.box.bottom


def grids_of(rules: Sequence[Box]) -> list[Grid]:
    """Return the tables of at least two rows and two columns that the rules of a page draw."""
    grids = (_grid(group) for group in _meeting(rules))
    return [grid for grid in grids if len(grid.across) > 2 and len(grid.down) > 2]


def _meeting(rules: Sequence[Box]) -> list[list[Box]]:
    """Put rules that meet, directly or over others, into one group."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in rules:
        apart: list[tuple[Box, list[Box]]] = []
        together = [rule]
        for outline, group in groups:
            if _touch(outline, rule) and any(_touch(other, rule) for other in group):
                together += group
            else:
                apart.append((outline, group))
        groups = [*apart, (around(together), together)]
    return [group for _, group in groups]


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )


def _grid(rules: list[Box]) -> Grid:
    across = _distinct(rule.middle for rule in rules if rule.height <= _THIN)
    down = _distinct(rule.centre for rule in rules if rule.width <= _THIN)
    return Grid(around(rules), across, down, tuple(rules))


def _distinct(places: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return tuple(kept)


def cells_of(grid: Grid) -> list[Box]:
    """Return the boxes between the borders, row by row; those of cells that were merged are not put together."""
    return [
        Box(left, top, right, bottom) for top, bottom in pairwise(grid.across) for left, right in pairwise(grid.down)
    ]


def table_lines(grid: Grid, words: Iterable[Word], page: int) -> list[Line]:
    """Return a line for each row of the table that holds words."""
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        cells.setdefault(_cell_at(grid, word.box), []).append(word)
    columns = range(len(grid.down) - 1)
    rows = ([_in_order(cells.get((row, column), [])) for column in columns] for row in range(len(grid.across) - 1))
    return [_line(row, page, grid) for row in rows if any(row)]


def _cell_at(grid: Grid, box: Box) -> tuple[int, int]:
    """The row and column of a word; of cells that were merged, the first."""
    row = _band(grid.across, box.middle)
    column = _band(grid.down, box.centre)
    while row > 0 and not _is_drawn(grid, grid.across[row], box.centre, flat=True):
        row -= 1
    middle = (grid.across[row] + grid.across[row + 1]) / 2
    while column > 0 and not _is_drawn(grid, grid.down[column], middle, flat=False):
        column -= 1
    return row, column


def _band(borders: tuple[float, ...], place: float) -> int:
    return min(max(bisect_right(borders, place) - 1, 0), len(borders) - 2)


def _is_drawn(grid: Grid, border: float, at: float, *, flat: bool) -> bool:
    """Whether a border's line is there beside the point `at`."""
    if flat:
        return any(
            rule.height <= _THIN and abs(rule.middle - border) <= _NEAR and rule.left <= at <= rule.right
            for rule in grid.rules
        )
    return any(
        rule.width <= _THIN and abs(rule.centre - border) <= _NEAR and rule.top <= at <= rule.bottom
        for rule in grid.rules
    )


def _in_order(words: list[Word]) -> tuple[Word, ...]:
    return tuple(word for row in rows_of(words) for word in row)


def _line(cells: list[tuple[Word, ...]], page: int, grid: Grid) -> Line:
    return Line(
        Kind.ROW, tuple(cells), page, box_of(word for cell in cells for word in cell), (grid.box.left, grid.box.right)
    )
