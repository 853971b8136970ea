"""Dates as Vietnamese texts print them: 25/12/2023, ngày 27 tháng 12 năm 2023, 25/12, in words, 14/7/2023của."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from dieuhanh.language.prepared import compiled
from dieuhanh.language.spoken import read_spoken_date

# Day, month and a year that may be missing; in figures or in words.
FIGURES = r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})(?:\s?[/.-]\s?(?P<y>\d{4}))?(?!\d)"
WORDS = r"(?P<dw>\d{1,2})\s{1,3}tháng\s{1,3}(?P<mw>\d{1,2})(?:\s{1,3}năm\s{1,3}(?P<yw>\d{4}))?(?!\d)"
_DATE = compiled(rf"(?:{WORDS})|(?:{FIGURES})", re.IGNORECASE)


class DateRead(NamedTuple):
    """A date as it stands in a text; `iso` is None where the text gives no year or no such day exists."""

    iso: str | None
    day: int
    month: int
    year: int | None
    start: int
    end: int


def iso_date(day: int, month: int, year: int) -> str | None:
    """Return the ISO form of a calendar day, or None where no such day exists."""
    if not (1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def month_end(month: int, year: int) -> str | None:
    """Return the last day of a month as an ISO date, or None where there is no such month."""
    return iso_date(monthrange(year, month)[1], month, year) if 1 <= month <= 12 and 1900 <= year <= 2200 else None


def read_date(text: str, start: int = 0, end: int | None = None) -> DateRead | None:
    """Read the date that stands exactly at `start` (after "ngày", where the text has it), or return None."""
    stop = len(text) if end is None else end
    match = _DATE.match(text, start, stop)
    if not match:
        return _spoken(text, start, stop)
    found = match.groupdict()
    day = int(found["dw"] or found["d"])
    month = int(found["mw"] or found["m"])
    said = found["yw"] or found["y"]
    year = int(said) if said else None
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return DateRead(iso_date(day, month, year) if year else None, day, month, year, match.start(), match.end())


def _spoken(text: str, start: int, stop: int) -> DateRead | None:
    """Read a date in words: "mười lăm tháng ba năm hai nghìn không trăm hai mươi lăm"."""
    if start >= stop or not text[start].isalpha():
        return None
    said = read_spoken_date(text, start, stop)
    if said is None or said.day > 31:
        return None
    iso = iso_date(said.day, said.month, said.year) if said.year else None
    return DateRead(iso, said.day, said.month, said.year, start, said.end)
