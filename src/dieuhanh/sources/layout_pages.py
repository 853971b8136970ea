"""One page's words to its lines in reading order: tables, columns, things that stand beside each other, prose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dieuhanh.sources.layout import Kind, Line, Page, Word, box_of
from dieuhanh.sources.layout_aligned import aligned_table
from dieuhanh.sources.layout_columns import zones_of
from dieuhanh.sources.layout_rows import Row, rows_of, segments_of
from dieuhanh.sources.layout_tables import Grid, grids_of, table_lines


def lines_of(page: Page) -> list[Line]:
    """Return the lines of a page in reading order."""
    grids = grids_of(page.rules)
    inside: dict[int, list[Word]] = {}
    free: list[Word] = []
    for word in page.words:
        at = next((i for i, grid in enumerate(grids) if grid.holds(word.box)), None)
        (free if at is None else inside.setdefault(at, [])).append(word)
    lines: list[Line] = []
    for grid, words in sorted(((grids[at], words) for at, words in inside.items()), key=lambda pair: pair[0].box.top):
        above = [word for word in free if word.box.middle < grid.box.top]
        free = [word for word in free if word.box.middle >= grid.box.top]
        lines += _running(above, page.number) + _table(grid, words, page.number)
    return lines + _running(free, page.number)


def _table(grid: Grid, words: list[Word], page: int) -> list[Line]:
    """The rows of a grid; a grid of one filled row (a frame around a letterhead) is things beside each other."""
    rows = table_lines(grid, words, page)
    return rows if len(rows) > 1 else _running(words, page)


def _running(words: Sequence[Word], page: int) -> list[Line]:
    return [line for zone in zones_of(words) for line in _zone_lines(zone, page)]


def _zone_lines(words: list[Word], page: int) -> list[Line]:
    outline = box_of(words)
    rows = rows_of(words)
    lines: list[Line] = []
    at = 0
    while at < len(rows):
        table, after = aligned_table(rows, at, page)
        lines += table or [_line(rows[at], page, (outline.left, outline.right))]
        at = max(after, at + 1)
    return lines


def _line(row: Row, page: int, edges: tuple[float, float]) -> Line:
    cells = [tuple(row)] if _is_spread(row, edges) else segments_of(row)
    return Line(Kind.PROSE if len(cells) == 1 else Kind.BESIDE, tuple(cells), page, box_of(row), edges)


def _is_spread(row: Row, edges: tuple[float, float]) -> bool:
    """Whether a row is a line of few words that justification drew out to both edges."""
    gaps = [right.box.left - left.box.right for left, right in pairwise(row)]
    left, right = edges
    reaches = row[-1].box.right > right - 2 and row[0].box.left < left + 0.3 * (right - left)
    return bool(gaps) and reaches and min(gaps) > 0.5 * max(gaps)
