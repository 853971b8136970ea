"""How lines go on: which two belong to one paragraph, and which rows to one table over a page's end."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dieuhanh.sources.layout import Kind, Line, around

_ENDED = re.compile(r"[.;:!?…]['\"”’)]?$|/\.$")
_ITEM = re.compile(r"(?:[-–—+•*○●▪]\s|\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s|[a-zđ]\)\s|[IVXLC]{1,7}\.\s|Điều\s\d)")
_NO_SPACE = re.compile(r"\S[-/]$")
_CUT_YEAR = re.compile(r"\d{1,2}/\d{1,2}/(\d{0,3})$")
_DIGITS = re.compile(r"\d{1,4}\b")
_INDENT = 0.8  # letters' heights
_ALIKE = 1.6  # how much higher the letters of one paragraph's lines may be than those of the other

_Zone = tuple[int, float, float]


@dataclass(frozen=True, slots=True)
class _Measure:
    left: float
    right: float
    pitch: float


class Flow:
    """The margins and line distances of every column, as far as its lines show them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        zones: dict[_Zone, list[Line]] = defaultdict(list)
        for line in lines:
            if line.kind is Kind.PROSE:
                zones[_zone(line)].append(line)
        self._measures = {zone: _measure(inside) for zone, inside in zones.items()}

    def goes_on(self, line: Line, after: Line) -> bool:
        """Whether `after` continues the paragraph of `line`."""
        if not (line.kind is after.kind is Kind.PROSE and self._is_full(line, after)):
            return False
        if _zone(line) != _zone(after):
            return not self._is_indented(after) and not (_ends(line) and not after.text[:1].islower())
        if after.box.left - line.box.left > _INDENT * after.box.height or not _alike(line, after):
            return False
        if self._is_indented(after) and not after.text[:1].islower():
            return False
        if _ends(line) and (_is_item(after) or self._is_indented(after)):
            return False
        return self._distance(line, after) <= (1.3 if _ends(line) else 1.7)

    def stands_close(self, line: Line, after: Line) -> bool:
        """Whether two lines are of one block (a title, a table), with no blank line between them."""
        if line.kind is not after.kind or line.page != after.page:
            return line.kind is after.kind is Kind.ROW
        return line.kind is not Kind.PROSE or (not _ends(line) and self._distance(line, after) <= 1.35)

    def _is_full(self, line: Line, after: Line) -> bool:
        """Whether the first word of the next line had no room on this one."""
        first = after.cells[0][0]
        width = first.box.width * len(first.text.split(" ", 1)[0]) / len(first.text)
        return line.box.right + width + 0.2 * line.box.height > 0.99 * self._measures[_zone(line)].right

    def _is_indented(self, line: Line) -> bool:
        return line.box.left - self._measures[_zone(line)].left > _INDENT * line.box.height

    def _distance(self, line: Line, after: Line) -> float:
        """The distance of two lines as a multiple of the column's usual one; 0 where they stand in different ones."""
        if _zone(line) != _zone(after):
            return 0.0
        return (after.box.middle - line.box.middle) / self._measures[_zone(line)].pitch


def _zone(line: Line) -> _Zone:
    return (line.page, *line.edges)


def _measure(lines: Sequence[Line]) -> _Measure:
    rights = sorted((line.box.right for line in lines), reverse=True)
    right = next((a for a, b in pairwise(rights) if a - b < 0.03 * a), rights[0])
    lefts = sorted(line.box.left for line in lines)
    left = next((a for a, b in pairwise(lefts) if b - a < 3), lefts[0])
    gaps = [b.box.middle - a.box.middle for a, b in pairwise(lines) if b.box.middle > a.box.middle]
    height = lines[0].box.height
    return _Measure(left, right, min([statistics.median_low(gaps or [1.5 * height]), 2 * height]))


def _ends(line: Line) -> bool:
    return bool(_ENDED.search(line.text))


def _is_item(line: Line) -> bool:
    return bool(_ITEM.match(line.text))


def _alike(line: Line, after: Line) -> bool:
    """Whether two lines are of one size, and both or neither in capitals (a title is no part of its subtitle)."""
    if _is_title(line.text) != _is_title(after.text):
        return False
    return line.box.height < _ALIKE * after.box.height and after.box.height < _ALIKE * line.box.height


def _is_title(text: str) -> bool:
    """Whether a line is of words in capitals; a sign ("35/2022/NĐ-CP.") alone on a line is none."""
    return text.isupper() and " " in text and not any(letter.isdigit() for letter in text)


def glue(text: str, after: str) -> str:
    """What joins a row to the next: nothing where a sign ("150/KH-" "BCĐ") or a date ("29/02/20" "24") was cut."""
    year = _CUT_YEAR.search(text)
    rest = _DIGITS.match(after)
    cut = year is not None and rest is not None and len(year[1]) + len(rest[0]) == 4
    return "" if cut or _NO_SPACE.search(text) else " "


def joined_tables(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with the tables that run over pages made one: repeated heads dropped, cut rows joined."""
    kept: list[Line] = []
    head: Line | None = None
    for line in lines:
        above = kept[-1] if kept else None
        if line.kind is not Kind.ROW:
            head = None
        elif above is None or above.kind is not Kind.ROW or len(above.cells) != len(line.cells):
            head = line
        elif above.page != line.page and head is not None and line.text == head.text:
            continue
        elif above.page != line.page and not line.cells[0]:
            kept[-1] = _continued(above, line)
            continue
        kept.append(line)
    return kept


def _continued(row: Line, rest: Line) -> Line:
    cells = tuple(above + below for above, below in zip(row.cells, rest.cells, strict=True))
    return Line(Kind.ROW, cells, rest.page, around((row.box, rest.box)), row.edges)
