"""So much a day, a month, a year: 28 chuyến/ngày, 840 chuyến/tháng, 10.080 chuyến from 01/01 to 31/12."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dieuhanh.language import fold, iso_date
from dieuhanh.proofing.amounts import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.extraction.model import Item
    from dieuhanh.proofing.finding import Finding, Span
    from dieuhanh.proofing.proof import Proof

_A_DAY, _A_MONTH, _A_YEAR = "/ngay", "/thang", "/nam"
_RANGE = re.compile(
    r"tu (?:ngay )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))? (?:den|-) (?:het )?(?:ngay )?(\d{1,2})/(\d{1,2})/(\d{4})"
)
_YEAR = re.compile(r"\b(?:nam|/) ?((?:19|20)\d\d)\b")
_MONTH_DAYS, _MONTHS = 30, 12
_MOST_FIGURES = 12


@dataclass(frozen=True, slots=True)
class _Rate:
    value: float
    place: Span


@dataclass(frozen=True, slots=True)
class _Chain:
    """A daily figure, the monthly one and the whole that follow it, and the days of the period (None: not told)."""

    day: _Rate
    month: _Rate | None
    whole: _Rate | None
    days: int | None


def check(proof: Proof) -> Iterator[Finding]:
    """Yield what daily figures come to in a month and in the period that the text gives, right or wrong."""
    for item in proof.extraction.items:
        for chain in _chains(proof, item):
            finding = _compared(proof, chain)
            if finding:
                yield finding


def _chains(proof: Proof, item: Item) -> Iterator[_Chain]:
    figures = sorted(
        (*proof.span(figure.start, figure.end), figure.value, fold(figure.unit))
        for figure in item.figures
        if figure.upper is None
    )
    for index, (start, end, value, unit) in enumerate(figures):
        if not unit.endswith(_A_DAY):
            continue
        counted = unit.removesuffix(_A_DAY)
        near = figures[index + 1 : index + 1 + _MOST_FIGURES]
        next_day = next((later[0] for later in near if later[3] == unit), len(proof.text))
        clause_end = min(next_day, proof.line_of(end)[1])
        later = [figure for figure in near if figure[0] < clause_end]
        month = _first(later, {counted + _A_MONTH})
        whole = _first(later, {counted, counted + _A_YEAR})
        yield _Chain(_Rate(value, (start, end)), month, whole, _days(proof.folded[start:clause_end]))


def _first(figures: list[tuple[int, int, float | int, str]], units: set[str]) -> _Rate | None:
    return next((_Rate(value, (start, end)) for start, end, value, unit in figures if unit in units), None)


def _compared(proof: Proof, chain: _Chain) -> Finding | None:
    """Return what holds in a chain, or what does not: the month against 30 days, the whole against its period."""
    said, holds = [], True
    day, month, whole = chain.day, chain.month, chain.whole
    if month:
        holds = day.value * _MONTH_DAYS == month.value
        said.append(_told(day.value, _MONTH_DAYS, month.value))
    if whole and chain.days:
        right = day.value * chain.days == whole.value
        if not right and month and month.value * _MONTHS == whole.value:
            said.append(f"{_told(month.value, _MONTHS, whole.value)} (tính {_MONTHS * _MONTH_DAYS} ngày)")
        said.append(f"thời gian nêu có {chain.days} ngày: {_told(day.value, chain.days, whole.value)}")
        holds = holds and right
    if not said:
        return None
    places = [rate.place for rate in (day, month, whole) if rate]
    if holds:
        return proof.found("sums.holds", places, "; ".join(said) + ": khớp.")
    return proof.found("sums.days", places, "; ".join(said) + ".")


def _told(rate: float, times: int, written: float) -> str:
    """Return a product as a reader would write it down, with what the text has where that differs."""
    right = rate * times
    product = f"{printed(rate)} × {times} = {printed(right)}"
    return product if right == written else f"{product}, văn bản ghi {printed(written)}"


def _days(clause: str) -> int | None:
    """Return the number of days of the period that a folded clause names: a range of dates, or a year."""
    found = _RANGE.search(clause)
    if found:
        first = iso_date(int(found[1]), int(found[2]), int(found[3] or found[6]))
        last = iso_date(int(found[4]), int(found[5]), int(found[6]))
        if first and last and first <= last:
            return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
        return None
    year = _YEAR.search(clause)
    return (date(int(year[1]) + 1, 1, 1) - date(int(year[1]), 1, 1)).days if year else None
