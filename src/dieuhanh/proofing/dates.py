"""Dates that the calendar does not have, wrong weekdays, reversed periods, and dates that do not fit the document."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from dieuhanh.language import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.extraction.model import Item
    from dieuhanh.proofing.finding import Finding
    from dieuhanh.proofing.proof import Proof

_DATE_IN_WORDS = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}),? nam ((?:19|20)\d\d)(?!\d)")
_WEEKDAYS = {
    "thu hai": 0, "thu 2": 0, "thu ba": 1, "thu 3": 1, "thu tu": 2, "thu 4": 2, "thu nam": 3, "thu 5": 3,
    "thu sau": 4, "thu 6": 4, "thu bay": 5, "thu 7": 5, "chu nhat": 6,
}  # fmt: skip
_WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY = r"thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat"
_FIGURES = r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)"
_WEEKDAY_BEFORE = re.compile(rf"\b({_WEEKDAY})[,(]? {{0,2}}(?:ngay )?$")
_WEEKDAY_AFTER = re.compile(rf" {{0,2}}\(({_WEEKDAY})\)")
_RANGE = re.compile(rf"tu (?:ngay )?(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}))? (?:den|-) (?:het )?(?:ngay )?{_FIGURES}")
_YEARS = re.compile(r"(?<!\d)(\d{4}) ?(?:-|den(?: nam)?) ?(\d{4})(?!\d)")
_BEFORE_YEARS = re.compile(r"\b(?:giai doan|nhiem ky|thoi ky|tu nam) $")


def check(proof: Proof) -> Iterator[Finding]:
    """Yield what is wrong with the dates of a text."""
    yield from _impossible(proof)
    yield from _weekdays(proof)
    yield from _reversed(proof)
    for item in proof.extraction.items:
        yield from _of_item(proof, item)


def _impossible(proof: Proof) -> Iterator[Finding]:
    for found in (*proof.dates, *_DATE_IN_WORDS.finditer(proof.folded)):
        if _day(*found.groups()) is None:
            yield proof.found("dates.impossible", [found.span()], "Ngày này không có trong lịch.")


def _day(day: str, month: str, year: str) -> date | None:
    iso = iso_date(int(day), int(month), int(year))
    return date.fromisoformat(iso) if iso else None


def _weekdays(proof: Proof) -> Iterator[Finding]:
    for found in proof.dates:
        before = _WEEKDAY_BEFORE.search(proof.folded, max(0, found.start() - 20), found.start())
        after = None if before else _WEEKDAY_AFTER.match(proof.folded, found.end())
        named, day = before or after, _day(*found.groups())
        if named and day and day.weekday() != _WEEKDAYS[named[1]]:
            right, wrong = _WEEKDAY_NAMES[day.weekday()], _WEEKDAY_NAMES[_WEEKDAYS[named[1]]]
            place = (min(named.start(), found.start()), max(named.end(), found.end()))
            yield proof.found("dates.weekday", [place], f"Ngày {day:%d/%m/%Y} là {right}, không phải {wrong}.")


def _reversed(proof: Proof) -> Iterator[Finding]:
    for found in _RANGE.finditer(proof.folded):
        first = _day(found[1], found[2], found[3] or found[6])
        last = _day(found[4], found[5], found[6])
        if first and last and first > last and found[3]:
            yield proof.found("dates.reversed", [found.span()], "Ngày bắt đầu đứng sau ngày kết thúc.")
    for found in _YEARS.finditer(proof.folded):
        named = _BEFORE_YEARS.search(proof.folded, max(0, found.start() - 12), found.start())
        if named and found[1] > found[2]:
            yield proof.found("dates.reversed", [(named.start(), found.end())], "Năm bắt đầu đứng sau năm kết thúc.")


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
