"""The figures of one paragraph as a proofreader adds them up: value, unit, place, and the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dieuhanh.language import fold, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.extraction.model import Item
    from dieuhanh.proofing.finding import Span
    from dieuhanh.proofing.proof import Proof

# Bounded and guarded, so that a long run of digits is read once, not once from each of its digits.
_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?)(?![\d])")
# What makes a figure a limit, a guess or one end of a range; such figures are not added up.
_INEXACT = re.compile(
    r"(?:khoang|tren|hon|gan|duoi|it nhat|toi thieu|toi da|khong qua|khong duoi|\d ?-|\d%? den|\btu) ?$|[-<>~] ?$"
)
_OR_MORE = re.compile(r" (?:tro len|tro xuong|- \d)")
_LONGEST_CUE = 16
_MOST_UNITS = 20


@dataclass(frozen=True, slots=True)
class Amount:
    """One exact figure; `before` and `after` are the folded words up to the neighbouring figures of the same unit."""

    value: float
    printed: str
    start: int
    end: int
    before: str
    after: str


def paragraphs(proof: Proof) -> Iterator[list[Amount]]:
    """Yield, paragraph by paragraph and unit by unit, the exact figures (no ranges, no "about") in their order.

    The units are those that the extraction read in the paragraph; figures that it passed over are added where they
    stand with one of these units.
    """
    for item in proof.extraction.items:
        for line, units in _units(proof, item).items():
            longest_first = sorted(units, key=len, reverse=True)[:_MOST_UNITS]
            by_family: dict[str, list[tuple[int, int, float, str]]] = {}
            for start, end, number, unit in _exact(proof.folded, line, longest_first):
                value = read_number(number)
                if value is not None:
                    by_family.setdefault(_family(unit), []).append((start, end, value, number))
            for figures in by_family.values():
                yield _amounts(proof.folded, line, figures)


def _units(proof: Proof, item: Item) -> dict[Span, set[str]]:
    """Return the folded units of an item's figures by line."""
    units: dict[Span, set[str]] = {}
    for figure in item.figures:
        units.setdefault(proof.line_of(proof.at(figure.start)), set()).add(fold(figure.unit))
    return units


def _exact(folded: str, line: Span, units: list[str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, number and unit of each exact figure of a line in one of the given units."""
    for found in _NUMBER.finditer(folded, *line):
        at = found.end() + (folded[found.end() : found.end() + 1] == " ")
        unit = next((unit for unit in units if unit and _stands_at(folded, at, unit)), None)
        if unit is None or _INEXACT.search(folded, max(line[0], found.start() - _LONGEST_CUE), found.start()):
            continue
        if not _OR_MORE.match(folded, at + len(unit)):
            yield found.start(), at + len(unit), found.group(), unit


def _stands_at(folded: str, at: int, unit: str) -> bool:
    following = folded[at + len(unit) : at + len(unit) + 1]
    return folded.startswith(unit, at) and (unit == "%" or not (following.isalnum() or following == "/"))


def _amounts(folded: str, line: Span, figures: list[tuple[int, int, float, str]]) -> list[Amount]:
    edges = [line[0], *(end for _, end, _, _ in figures)]
    ends = [*(start for start, _, _, _ in figures[1:]), line[1]]
    return [
        Amount(value, _bare(number), start, end, folded[edges[at] : start], folded[end : ends[at]])
        for at, (start, end, value, number) in enumerate(figures)
    ]


def _family(unit: str) -> str:
    """Return the unit under which figures are added: "truong" and "truong hoc" are one."""
    return "truong" if unit.startswith("truong ") and "/" not in unit else unit


def _bare(number: str) -> str:
    return re.sub(r"^0+(?=\d)", "", number)


def printed(value: float) -> str:
    """Return a number as Vietnamese print it: 12.397,5."""
    text = f"{round(value, 6):,}".removesuffix(".0")
    return text.translate(str.maketrans(",.", ".,"))
