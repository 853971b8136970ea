"""Dates: those that the calendar does not have, wrong weekdays, periods that end before they begin, and dates that do
not fit the bulletin's week or the document's own day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dieuhanh.extraction.model import Item
from dieuhanh.language import iso_date
from dieuhanh.proofing.finding import Finding
from dieuhanh.proofing.proof import Proof

_DATE = re.compile(r"(?<![\d/.,-])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_DATE_IN_WORDS = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}),? nam ((?:19|20)\d\d)(?!\d)")
_WEEKDAYS = {
    "thu hai": 0, "thu 2": 0, "thu ba": 1, "thu 3": 1, "thu tu": 2, "thu 4": 2, "thu nam": 3, "thu 5": 3,
    "thu sau": 4, "thu 6": 4, "thu bay": 5, "thu 7": 5, "chu nhat": 6,
}  # fmt: skip
_WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY = "|".join(_WEEKDAYS)
_FIGURES = r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)"
_WEEKDAY_FIRST = re.compile(rf"\b({_WEEKDAY})[,(]? {{0,2}}(?:ngay )?{_FIGURES}")
_WEEKDAY_LAST = re.compile(rf"{_FIGURES} {{0,2}}\(({_WEEKDAY})\)")
_RANGE = re.compile(rf"\btu (?:ngay )?(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}))? (?:den|-) (?:het )?(?:ngay )?{_FIGURES}")
_YEARS = re.compile(r"\b(?:giai doan|nhiem ky|thoi ky|tu nam) (\d{4}) ?(?:-|den(?: nam)?) ?(\d{4})(?!\d)")


def check(proof: Proof) -> Iterator[Finding]:
    """Yield what is wrong with the dates of a text."""
    yield from _impossible(proof)
    yield from _weekdays(proof)
    yield from _reversed(proof)
    for item in proof.extraction.items:
        yield from _of_item(proof, item)


def _impossible(proof: Proof) -> Iterator[Finding]:
    for pattern in (_DATE, _DATE_IN_WORDS):
        for found in pattern.finditer(proof.folded):
            if _day(*found.groups()) is None:
                yield proof.found("dates.impossible", [found.span()], "Ngày này không có trong lịch.")


def _day(day: str, month: str, year: str) -> date | None:
    iso = iso_date(int(day), int(month), int(year))
    return date.fromisoformat(iso) if iso else None


def _weekdays(proof: Proof) -> Iterator[Finding]:
    for pattern, name_at in ((_WEEKDAY_FIRST, 1), (_WEEKDAY_LAST, 4)):
        for found in pattern.finditer(proof.folded):
            figures = found.groups()[1:] if name_at == 1 else found.groups()[:3]
            day = _day(*figures)
            if day and day.weekday() != _WEEKDAYS[found[name_at]]:
                right = _WEEKDAY_NAMES[day.weekday()]
                message = f"Ngày {day:%d/%m/%Y} là {right}, không phải {_WEEKDAY_NAMES[_WEEKDAYS[found[name_at]]]}."
                yield proof.found("dates.weekday", [found.span()], message)


def _reversed(proof: Proof) -> Iterator[Finding]:
    for found in _RANGE.finditer(proof.folded):
        first = _day(found[1], found[2], found[3] or found[6])
        last = _day(found[4], found[5], found[6])
        if first and last and first > last and found[3]:
            yield proof.found("dates.reversed", [found.span()], "Ngày bắt đầu đứng sau ngày kết thúc.")
    for found in _YEARS.finditer(proof.folded):
        if found[1] > found[2]:
            yield proof.found("dates.reversed", [found.span()], "Năm bắt đầu đứng sau năm kết thúc.")


def _of_item(proof: Proof, item: Item) -> Iterator[Finding]:
    """Compare the announced document's date with the week, and the item's deadlines and effect with that date."""
    announced = None if item.document is None else item.citations[item.document]
    week = proof.extraction.bulletin.period
    if not announced or not announced.date:
        return
    if week and not week.start <= announced.date <= week.end:
        message = f"Ngày văn bản nằm ngoài tuần của bản tin ({_printed(week.start)} đến {_printed(week.end)})."
        yield proof.found("dates.outside-week", [proof.span(announced.start, announced.end)], message)
    for duty in item.assignments:
        if duty.deadline and duty.origin == "document" and duty.deadline < announced.date:
            place = _due_place(proof, duty.start, duty.end, duty.due_text)
            message = f"Hạn {_printed(duty.deadline)} sớm hơn ngày ký văn bản ({_printed(announced.date)})."
            yield proof.found("dates.deadline", [place], message)
    effect = item.effective
    if effect and effect.since and effect.since < announced.date:
        start, end = proof.span(effect.start, effect.end)
        if "hieu luc" in proof.folded[start:end]:
            message = f"Hiệu lực từ {_printed(effect.since)}, trước ngày ký {_printed(announced.date)}."
            yield proof.found("dates.effect", [(start, end)], message)


def _due_place(proof: Proof, start: int, end: int, due_text: str | None) -> tuple[int, int]:
    """Return the clean span of a duty's due words, or of the whole duty where they cannot be found in it."""
    start, end = proof.span(start, end)
    at = proof.text.find(due_text, start, end) if due_text else -1
    return (at, at + len(due_text)) if due_text and at >= 0 else (start, end)


def _printed(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"
