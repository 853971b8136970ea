"""Columns of running text: a gutter that no line crosses, with well-filled lines on both of its sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dieuhanh.sources.layout import Box, Word, box_of
from dieuhanh.sources.layout_rows import Segment, pieces_of, rows_of

_FEWEST_LINES = 6
_NARROWEST = 0.22  # of the zone: a column of item numbers is none of text
_FILLED = 0.7  # of a line, between its wide gaps


@dataclass(frozen=True, slots=True)
class _Piece:
    segment: Segment
    box: Box


def zones_of(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words by zones in reading order: a column a zone, or the whole width."""
    if not words:
        return []
    pieces = [_Piece(segment, box_of(segment)) for row in rows_of(words) for segment in pieces_of(row)]
    pieces.sort(key=lambda piece: piece.box.top)
    best = max(_runs(pieces), key=lambda run: run[1] - run[0], default=None)
    if best is None:
        return [list(words)]
    first, last, gutter = best
    inside = pieces[first:last]
    left = [piece for piece in inside if piece.box.centre < gutter]
    right = [piece for piece in inside if piece.box.centre >= gutter]
    parts = (pieces[:first], left, right, pieces[last:])
    return [zone for part in parts for zone in zones_of([word for piece in part for word in piece.segment])]


def _runs(pieces: list[_Piece]) -> Iterator[tuple[int, int, float]]:
    """Give the stretches [first, last) of pieces that stand in two columns, each with its gutter."""
    for gutter in _gutters(pieces):
        crossing = [i for i, piece in enumerate(pieces) if piece.box.left < gutter < piece.box.right]
        for before, after in pairwise([-1, *crossing, len(pieces)]):
            if _are_columns(pieces[before + 1 : after], gutter):
                yield before + 1, after, gutter


def _gutters(pieces: list[_Piece]) -> set[float]:
    """The middles of gaps that several rows share."""
    rows = rows_of([Word("", piece.box, 0) for piece in pieces])
    gaps = [(a.box.right, b.box.left) for row in rows for a, b in pairwise(row)]
    starts = sorted({round(left) for _, left in gaps if sum(abs(left - other) < 3 for _, other in gaps) >= 3})
    return {start - 3.0 for start in starts}


def _are_columns(run: list[_Piece], gutter: float) -> bool:
    left = [piece for piece in run if piece.box.centre < gutter]
    right = [piece for piece in run if piece.box.centre >= gutter]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    width = max(piece.box.right for piece in right) - min(piece.box.left for piece in left)
    return all(_is_column(side, width) or _is_split(side) for side in (left, right))


def _is_column(side: list[_Piece], width: float) -> bool:
    """Whether words fill most lines of a side, as running text does and tables and signatures do not."""
    rows = rows_of(Word("", piece.box, 0) for piece in side)
    reach = max(piece.box.right for piece in side) - min(piece.box.left for piece in side)
    if reach < _NARROWEST * width:
        return False
    filled = sum(sum(piece.box.width for piece in row) > _FILLED * reach for row in rows)
    return filled >= 0.5 * len(rows)


def _is_split(side: list[_Piece]) -> bool:
    """Whether a side is itself two columns for the most part."""
    return any(last - first > 0.6 * len(side) for first, last, _ in _runs(side))
