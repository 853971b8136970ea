"""The figures of one paragraph as a proofreader adds them up: value, unit, place, and the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dieuhanh.language import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.proof import Proof

_NUMBER = re.compile(r"\d{1,15}(?:[.,]\d{1,6}){0,5}")


@dataclass(frozen=True, slots=True)
class Amount:
    """One exact figure; `before` and `after` are the folded words up to the neighbouring figures of the same unit."""

    value: float
    printed: str
    unit: str
    label: str
    start: int
    end: int
    before: str
    after: str


def paragraphs(proof: Proof) -> Iterator[list[Amount]]:
    """Yield, paragraph by paragraph and unit by unit, the exact figures (no ranges, no "about") in their order."""
    for item in proof.extraction.items:
        placed = sorted((*proof.span(figure.start, figure.end), index) for index, figure in enumerate(item.figures))
        exact = [
            (start, end, item.figures[index].value, fold(item.figures[index].unit), fold(item.figures[index].label))
            for start, end, index in placed
            if item.figures[index].comparator == "=" and item.figures[index].upper is None
        ]
        for _, line in groupby(exact, key=lambda figure: proof.line_of(figure[0])):
            yield from _by_unit(proof, list(line))


def _by_unit(proof: Proof, line: list[tuple[int, int, float | int, str, str]]) -> Iterator[list[Amount]]:
    line_start, line_end = proof.line_of(line[0][0])
    for unit in dict.fromkeys(_family(figure[3]) for figure in line):
        same = [figure for figure in line if _family(figure[3]) == unit]
        edges = [line_start, *(figure[1] for figure in same)]
        ends = [*(figure[0] for figure in same[1:]), line_end]
        yield [
            Amount(
                value,
                _printed(proof, start),
                unit,
                label,
                start,
                end,
                proof.folded[edges[at] : start],
                proof.folded[end : ends[at]],
            )
            for at, (start, end, value, _, label) in enumerate(same)
        ]


def _family(unit: str) -> str:
    """Return the unit under which figures are added: "trường" and "trường học" are one, "đồng/chuyến" is its own."""
    return unit if "/" in unit or unit == "%" else unit.split(" ", maxsplit=1)[0] if unit.startswith("truong") else unit


def _printed(proof: Proof, start: int) -> str:
    found = _NUMBER.match(proof.text, start)
    return re.sub(r"^0+(?=\d)", "", found.group()) if found else ""


def printed(value: float) -> str:
    """Return a number as Vietnamese print it: 12.397,5."""
    text = f"{round(value, 6):,}".removesuffix(".0")
    return text.translate(str.maketrans(",.", ".,"))
