"""So much a day, a month, a year: 28 chuyến/ngày, 840 chuyến/tháng, 10.080 chuyến from 01/01 to 31/12."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dieuhanh.extraction.model import Item
from dieuhanh.language import fold, iso_date
from dieuhanh.proofing.finding import Finding, Span
from dieuhanh.proofing.proof import Proof

_A_DAY, _A_MONTH, _A_YEAR = "/ngay", "/thang", "/nam"
_RANGE = re.compile(r"tu (?:ngay )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))? (?:den|-) (?:het )?(?:ngay )?(\d{1,2})/(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"\b(?:nam|/) ?((?:19|20)\d\d)\b")
_MONTH_DAYS, _MONTHS = 30, 12


@dataclass(frozen=True, slots=True)
class _Rate:
    value: float
    place: Span


def check(proof: Proof) -> Iterator[Finding]:
    """Yield what daily figures come to in a month and in the period that the text gives, right or wrong."""
    for item in proof.extraction.items:
        yield from _of_item(proof, item)


def _of_item(proof: Proof, item: Item) -> Iterator[Finding]:
    figures = [
        (*proof.span(figure.start, figure.end), figure.value, fold(figure.unit))
        for figure in sorted(item.figures, key=lambda figure: figure.start)
        if figure.upper is None
    ]
    for index, (start, end, value, unit) in enumerate(figures):
        if not unit.endswith(_A_DAY):
            continue
        counted = unit.removesuffix(_A_DAY)
        clause_end = next((later[0] for later in figures[index + 1 :] if later[3] == unit), len(proof.text))
        clause_end = min(clause_end, _paragraph_end(proof, end))
        later = [figure for figure in figures[index + 1 :] if figure[0] < clause_end]
        month = _first(later, {counted + _A_MONTH})
        whole = _first(later, {counted, counted + _A_YEAR})
        yield from _compared(proof, _Rate(value, (start, end)), month, whole, clause_end)


def _paragraph_end(proof: Proof, at: int) -> int:
    end = proof.text.find("\n", at)
    return len(proof.text) if end < 0 else end


def _first(figures: list[tuple[int, int, float | int, str]], units: set[str]) -> _Rate | None:
    return next((_Rate(value, (start, end)) for start, end, value, unit in figures if unit in units), None)


def _compared(proof: Proof, day: _Rate, month: _Rate | None, whole: _Rate | None, end: int) -> Iterator[Finding]:
    said: list[str] = []
    places = [day.place]
    if month and day.value * _MONTH_DAYS == month.value:
        said.append(f"{_printed(day.value)} × {_MONTH_DAYS} = {_printed(month.value)}")
        places.append(month.place)
    elif month:
        message = f"{_printed(day.value)} × {_MONTH_DAYS} = {_printed(day.value * _MONTH_DAYS)}, văn bản ghi {_printed(month.value)}."
        yield proof.found("sums.days", [day.place, month.place], message)
    days = _days(proof.folded[day.place[0] : end]) if whole else None
    if not whole or not days:
        if said:
            yield proof.found("sums.holds", places, "; ".join(said) + ": khớp.")
        return
    places.append(whole.place)
    right = day.value * days
    if whole.value == right:
        said.append(f"{_printed(day.value)} × {days} = {_printed(right)}")
        yield proof.found("sums.holds", places, "; ".join(said) + ": khớp.")
        return
    if month and month.value * _MONTHS == whole.value:
        said.append(f"{_printed(month.value)} × {_MONTHS} = {_printed(whole.value)} (tính {_MONTHS * _MONTH_DAYS} ngày)")
    said.append(f"thời gian nêu trong văn bản có {days} ngày: {_printed(day.value)} × {days} = {_printed(right)}")
    message = "; ".join(said) + f"; văn bản ghi {_printed(whole.value)}."
    yield proof.found("sums.days", places, message, _printed(right))


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


def _printed(value: float) -> str:
    text = f"{round(value, 6):,}".removesuffix(".0")
    return text.translate(str.maketrans(",.", ".,"))
