"""Words to rows: those on one height, left to right, cut where the gap is wider than any space between words."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from itertools import pairwise

from dieuhanh.sources.layout import Word

Row = list[Word]
Segment = tuple[Word, ...]


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the words by rows from top to bottom, each from left to right."""
    rows: list[Row] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: word.box.middle):
        if rows and word.box.middle - middle < 0.5 * max(height, word.box.height):
            rows[-1].append(word)
            middle += (word.box.middle - middle) / len(rows[-1])
            height = max(height, word.box.height)
        else:
            rows.append([word])
            middle, height = word.box.middle, word.box.height
    for row in rows:
        row.sort(key=lambda word: word.box.left)
    return rows


def segments_of(row: Row) -> list[Segment]:
    """Return the row's parts between gaps much wider than letters are high and than the row's own usual spaces."""
    gaps = [right.box.left - left.box.right for left, right in pairwise(row)]
    limit = 1.5 * _height(row)
    if len(gaps) >= 4:
        limit = max(limit, 2.5 * statistics.median(gaps))
    return cut(row, limit)


def pieces_of(row: Row) -> list[Segment]:
    """Return the row's parts between all gaps that could be a gutter: wider than most spaces, or as wide as letters."""
    return cut(row, 0.8 * _height(row))


def cut(row: Row, widest: float) -> list[Segment]:
    """Return the row's parts between gaps of more than `widest` points."""
    segments: list[list[Word]] = [[row[0]]]
    for left, right in pairwise(row):
        if right.box.left - left.box.right > widest:
            segments.append([])
        segments[-1].append(right)
    return [tuple(segment) for segment in segments]


def _height(row: Row) -> float:
    return statistics.median(word.box.height for word in row)
