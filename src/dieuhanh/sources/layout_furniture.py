"""Page furniture: page numbers, running headers and footers, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dieuhanh.language.folding import fold
from dieuhanh.sources.layout import Kind, Line

_EDGE = 0.075  # of the page's height: within the margins that the rules on directives ask for
_NUMBER = re.compile(
    r"[-–—_\s]{0,4}(?:trang|page)?\s{0,2}\d{1,4}(?:\s?(?:/|of|trên)\s?\d{1,4})?[-–—_\s]{0,4}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d{1,9}")
_FEWEST_PAGES = 2

_Shape = tuple[int, str]


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page in reading order."""

    number: int
    height: float
    lines: tuple[Line, ...]


def split_furniture(pages: Sequence[PageLines]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the text in reading order, and the furniture that stood around it."""
    repeated = _repeated(pages)
    text: list[Line] = []
    furniture: list[Line] = []
    for page in pages:
        for line in page.lines:
            (furniture if _is_furniture(line, page.height, repeated) else text).append(line)
    return text, furniture


def _is_furniture(line: Line, height: float, repeated: frozenset[_Shape]) -> bool:
    if line.kind is Kind.ROW or not _at_edge(line, height):
        return False
    return bool(_NUMBER.fullmatch(line.text)) or _shape(line) in repeated


def _at_edge(line: Line, height: float) -> bool:
    return line.box.bottom < _EDGE * height or line.box.top > (1 - _EDGE) * height


def _shape(line: Line) -> _Shape:
    """What the headers of two pages have in common: their height and the folded text without its numbers."""
    return round(line.box.middle / 4), _DIGITS.sub("#", " ".join(fold(line.text).split()))


def _repeated(pages: Sequence[PageLines]) -> frozenset[_Shape]:
    """The shapes that stand at the edge of at least half of the pages."""
    seen = Counter(shape for page in pages for shape in set(_edge_shapes(page)))
    needed = max(_FEWEST_PAGES, len(pages) / 2)
    return frozenset(shape for shape, times in seen.items() if times >= needed)


def _edge_shapes(page: PageLines) -> Iterator[_Shape]:
    return (_shape(line) for line in page.lines if line.kind is not Kind.ROW and _at_edge(line, page.height))
