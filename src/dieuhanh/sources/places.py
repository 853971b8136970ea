"""Where stretches of a text stand on its pages, and how surely they were read; the boxes are those of a `SourceText`.

Boxes follow one another in the order of the text. A box is a word of a scan, or a line of a page that has a text layer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dieuhanh.sources.model import PageBox

DOUBTFUL = 0.85  # a word less sure than this is shown to a person; what it misses on faint pages see `faint`
Row = list[float | None]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of the text that the program which read the picture was not sure of (0 to 1)."""

    start: int
    end: int
    page: int
    confidence: float


def boxes_of(boxes: Sequence[PageBox], start: int, end: int) -> tuple[PageBox, ...]:
    """Return where [start, end) stands: one box a line and page, cut to the stretch, as sure as its least sure word."""
    lines: list[PageBox] = []
    for box in _within(boxes, start, end):
        part = _cut(box, start, end)
        if lines and _goes_on(lines[-1], part):
            lines[-1] = _joined(lines[-1], part)
        else:
            lines.append(part)
    return tuple(lines)


def doubtful(boxes: Sequence[PageBox], start: int, end: int) -> tuple[Doubt, ...]:
    """Return the words of [start, end) that were read in doubt; none where the text came with the file."""
    return tuple(
        Doubt(max(box.start, start), min(box.end, end), box.page, box.confidence)
        for box in _within(boxes, start, end)
        if box.confidence is not None and box.confidence < DOUBTFUL
    )


def to_rows(boxes: Sequence[PageBox]) -> list[Row]:
    """Return the boxes as rows of plain numbers to keep: a tenth of a point and a hundredth of sureness are enough."""
    return [_to_row(box) for box in boxes]


def from_rows(rows: Sequence[Sequence[float | None]]) -> tuple[PageBox, ...]:
    """Return the boxes that `to_rows` made rows of."""
    return tuple(_from_row(row) for row in rows)


def _to_row(box: PageBox) -> Row:
    sides = (round(side, 1) for side in (box.left, box.top, box.right, box.bottom))
    return [box.start, box.end, box.page, *sides, None if box.confidence is None else round(box.confidence, 2)]


def _from_row(row: Sequence[float | None]) -> PageBox:
    start, end, page, left, top, right, bottom = (value or 0.0 for value in row[:7])
    return PageBox(int(start), int(end), int(page), left, top, right, bottom, row[7])


def _within(boxes: Sequence[PageBox], start: int, end: int) -> Sequence[PageBox]:
    """The boxes that share a letter with the stretch."""
    if start >= end:
        return ()
    first = bisect_right(boxes, start, key=lambda box: box.end)
    after = first
    while after < len(boxes) and boxes[after].start < end:
        after += 1
    return boxes[first:after]


def _cut(box: PageBox, start: int, end: int) -> PageBox:
    """The part of a box that holds the letters of the stretch, as if all letters were of one width."""
    first, last = max(box.start, start), min(box.end, end)
    letter = (box.right - box.left) / max(1, box.end - box.start)
    left = box.left + letter * (first - box.start)
    return replace(box, start=first, end=last, left=left, right=left + letter * (last - first))


def _goes_on(line: PageBox, box: PageBox) -> bool:
    """Whether a box stands on the line, further right."""
    lower = min(line.bottom - line.top, box.bottom - box.top)
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    return line.page == box.page and box.left >= line.left and shared > 0.5 * lower


def _joined(line: PageBox, box: PageBox) -> PageBox:
    known = [sure for sure in (line.confidence, box.confidence) if sure is not None]
    return PageBox(
        line.start,
        box.end,
        line.page,
        line.left,
        min(line.top, box.top),
        max(line.right, box.right),
        max(line.bottom, box.bottom),
        min(known, default=None),
    )
