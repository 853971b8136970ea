"""Numbers and dates in words: "hai nghìn không trăm hai mươi lăm", "mười lăm tháng ba năm hai nghìn không trăm …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dieuhanh.language.prepared import compiled

_DIGITS = {
    word: value
    for value, words in enumerate(
        ("không", "một mốt", "hai", "ba", "bốn tư", "năm lăm nhăm", "sáu", "bảy bẩy", "tám", "chín")
    )
    for word in words.split()
}
_MONTHS = {"giêng": 1, "chạp": 12}
_SKIPPED = frozenset(("linh", "lẻ"))
_FIRST_DAYS = frozenset(("mùng", "mồng"))
_WORD = compiled(r"[^\W\d_]+")
_LONGEST = 90
_MOST_WORDS = 16
_DAY_WORDS = 3
_LAST_MONTH = 12
_FIRST_YEAR = 1900


class SpokenDate(NamedTuple):
    """Day, month and year (None where it is left out) of a date in words, and the offset after it."""

    day: int
    month: int
    year: int | None
    end: int


def read_spoken_number(words: Sequence[str]) -> int | None:
    """Return the value of a number from 0 to 9999 in lower-case words, or None where they are no number."""
    total, pending = 0, None
    for word in words:
        if word in _SKIPPED and total:
            continue
        if word == "mười" and pending is None:
            total += 10
        elif word == "mươi" and pending is not None:
            total, pending = total + pending * 10, None
        elif word == "trăm" and pending is not None:
            total, pending = total + pending * 100, None
        elif word in ("nghìn", "ngàn") and pending is not None and not total:
            total, pending = pending * 1000, None
        elif word in _DIGITS and pending is None:
            pending = _DIGITS[word]
        else:
            return None
    return total + (pending or 0) if words else None


def read_spoken_date(text: str, start: int, end: int) -> SpokenDate | None:
    """Read the date in words that stands exactly at `start` ("mười lăm tháng ba năm hai nghìn …"), or return None."""
    found = list(_WORD.finditer(text, start, min(end, start + _LONGEST)))[:_MOST_WORDS]
    words = [match.group().lower() for match in found]
    if not found or found[0].start() != start or "tháng" not in words[: _DAY_WORDS + 1]:
        return None
    middle = words.index("tháng")
    day = read_spoken_number(words[words[0] in _FIRST_DAYS : middle])
    month, last = _month(words, middle + 1)
    if not day or not month:
        return None
    year, stop = _year(words, last + 1) if words[last : last + 1] == ["năm"] else (None, last)
    return SpokenDate(day, month, year, found[(stop if year else last) - 1].end())


def _month(words: list[str], at: int) -> tuple[int | None, int]:
    """Return the month at `at` and the word after it; "mười hai" is tried before "mười"."""
    for stop in (at + 2, at + 1):
        said = words[at:stop]
        value = read_spoken_number(said) or _MONTHS.get(" ".join(said))
        if stop <= len(words) and value and value <= _LAST_MONTH:
            return value, stop
    return None, at


def _year(words: list[str], at: int) -> tuple[int | None, int]:
    """Return the year at `at`, the longest run of words that is a number, and the word after it.

    None where another digit follows: part of a number is never taken for the whole.
    """
    for stop in range(len(words), at, -1):
        value = read_spoken_number(words[at:stop])
        if value and value >= _FIRST_YEAR:
            follows = words[stop] if stop < len(words) else ""
            return (None, at) if follows in _DIGITS else (value, stop)
    return None, at
