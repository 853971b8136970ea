"""Tables without ruling: rows whose cells stand under each other, with the same gaps all the way down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dieuhanh.sources.layout import Box, Kind, Line, Word, box_of
from dieuhanh.sources.layout_rows import Row, Segment, pieces_of

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_ORDINAL_HEAD = re.compile(r"S?TT|Số", re.IGNORECASE)
_ORDINAL = re.compile(r"S?TT|Số|\d{1,3}[.)]?|[IVX]{1,5}\.?", re.IGNORECASE)
_Gap = tuple[float, float]
_Cells = list[tuple[Word, ...]]


def aligned_table(rows: Sequence[Row], start: int, page: int) -> tuple[list[Line], int]:
    """Return the lines of the table that begins with row `start`, and the row after it; no lines where none does."""
    gaps = _gaps(pieces_of(rows[start]))
    end = start + 1
    while end < len(rows) and len(gaps) >= _FEWEST_COLUMNS - 1 and _is_near(rows[end - 1], rows[end]):
        narrower = _narrowed(gaps, rows[end])
        if len(narrower) < _FEWEST_COLUMNS - 1 or (len(narrower) < len(gaps) and end - start >= _FEWEST_ROWS):
            break  # the first rows may show that a gap of the head is none; a later one that crosses ends the table
        gaps = narrower
        end += 1
    borders = [(left + right) / 2 for left, right in gaps]
    cells = [_cells(row, borders) for row in rows[start:end]]
    while sum(map(bool, cells[-1])) < 2 and cells[-1][0] and len(cells) > 1:
        cells.pop()  # a heading below the table crosses none of its gaps either
    table = _joined(_with_numbers(cells))
    full = sum(sum(map(bool, row)) >= _FEWEST_COLUMNS for row in table)
    return ([_line(row, page) for row in table], start + len(cells)) if full >= _FEWEST_ROWS else ([], start)


def _gaps(segments: Sequence[Segment]) -> list[_Gap]:
    boxes = [box_of(segment) for segment in segments]
    return [(a.right, b.left) for a, b in pairwise(boxes)]


def _is_near(above: Row, below: Row) -> bool:
    return box_of(below).top - box_of(above).bottom < 1.6 * max(word.box.height for word in above)


def _narrowed(gaps: list[_Gap], row: Row) -> list[_Gap]:
    """The gaps as far as this row leaves them free."""
    freed = (_freed(gap, row) for gap in gaps)
    return [(left, right) for left, right in freed if right - left > 0.5 * row[0].box.height]


def _freed(gap: _Gap, row: Row) -> _Gap:
    """The widest part of a gap that the row leaves free."""
    left, right = gap
    inside = [word.box for word in row if word.box.right > left and word.box.left < right]
    starts = [left, *(box.right for box in inside)]
    ends = [*(box.left for box in inside), right]
    return max(zip(starts, ends, strict=True), key=lambda free: free[1] - free[0])


def _cells(row: Row, borders: list[float]) -> _Cells:
    edges = [float("-inf"), *borders, float("inf")]
    return [tuple(word for word in row if left <= word.box.centre < right) for left, right in pairwise(edges)]


def _with_numbers(rows: list[_Cells]) -> list[_Cells]:
    """Give the ordinal numbers (under "TT", "STT") a column of their own where they stand close to the next."""
    if not rows[0][0] or not _ORDINAL_HEAD.fullmatch(rows[0][0][0].text) or len(rows[0][0]) < 2:
        return rows
    return [[row[0][:1], row[0][1:], *row[1:]] if _has_ordinal(row) else [(), *row] for row in rows]


def _has_ordinal(row: _Cells) -> bool:
    return bool(row[0]) and bool(_ORDINAL.fullmatch(row[0][0].text))


def _joined(rows: list[_Cells]) -> list[_Cells]:
    """Put the lines of one row together: a line that leaves its first cell empty goes on with the row above."""
    table: list[_Cells] = []
    for cells in rows:
        if table and not cells[0]:
            table[-1] = [above + cell for above, cell in zip(table[-1], cells, strict=True)]
        else:
            table.append(cells)
    return table


def _line(cells: _Cells, page: int) -> Line:
    box: Box = box_of(word for cell in cells for word in cell)
    return Line(Kind.ROW, tuple(cells), page, box, (box.left, box.right))
