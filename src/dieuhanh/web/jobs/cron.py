"""Times that come again, in the five fields of cron: minute, hour, day of the month, month, day of the week.

A field is `*`, a number, a range (`1-5`), a list (`1,15`) or any of these with a step (`*/15`); 0 and 7 are Sunday.
Where both days are given, either is enough, as in cron. Minutes are those of Vietnam.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.utils import timezone

_RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_MINUTE = timedelta(minutes=1)
_FARTHEST_YEARS = 9  # 29 February can be eight years away


class CronError(ValueError):
    """Raised for a text that is no such time, or one that never comes."""


@dataclass(frozen=True, slots=True)
class Cron:
    """The minutes, hours, days and months that fit."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool

    def fits_day(self, day: datetime) -> bool:
        """Whether anything is due on that day."""
        if day.month not in self.months:
            return False
        of_month, of_week = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return of_month or of_week if self.either_day else of_month and of_week


@lru_cache
def parse(text: str) -> Cron:
    """Read five fields; raise `CronError` where they are not."""
    fields = text.split()
    if len(fields) != len(_RANGES):
        raise CronError(f"{text!r}: five fields are needed")
    minutes, hours, days, months, weekdays = (
        _field(field, *limits) for field, limits in zip(fields, _RANGES, strict=True)
    )
    weekdays = frozenset(day % 7 for day in weekdays)
    return Cron(minutes, hours, days, months, weekdays, either_day=fields[2] != "*" and fields[4] != "*")


def next_after(text: str, moment: datetime) -> datetime:
    """Return the first time after `moment` that fits, in Vietnam's time; raise `CronError` where none ever comes."""
    cron = parse(text)
    start = timezone.localtime(moment).replace(second=0, microsecond=0) + _MINUTE
    day = start
    while day.year <= start.year + _FARTHEST_YEARS:
        found = _first_of_day(cron, day) if cron.fits_day(day) else None
        if found is not None:
            return found
        day = (day + timedelta(days=1)).replace(hour=0, minute=0)
    raise CronError(f"{text!r}: such a day never comes")


def last_before(text: str, first: datetime, now: datetime) -> datetime:
    """Return the last time up to `now` that fits, starting from `first`, which does."""
    due = first
    while (following := next_after(text, due)) <= now:
        due = following
    return due


def _first_of_day(cron: Cron, day: datetime) -> datetime | None:
    """The first fitting minute at or after `day`'s own, on its day."""
    for hour in sorted(hour for hour in cron.hours if hour >= day.hour):
        earliest = day.minute if hour == day.hour else 0
        minutes = [minute for minute in cron.minutes if minute >= earliest]
        if minutes:
            return day.replace(hour=hour, minute=min(minutes))
    return None


def _field(text: str, low: int, high: int) -> frozenset[int]:
    return frozenset(number for part in text.split(",") for number in _part(part, low, high))


def _part(text: str, low: int, high: int) -> range:
    span, slash, step = text.partition("/")
    first, dash, last = span.partition("-")
    if span == "*":
        start, end = low, high
    else:
        start = _number(first, low, high)
        end = _number(last, low, high) if dash else high if slash else start
    stride = _number(step, 1, high) if slash else 1
    if start > end:
        raise CronError(f"{text!r}: the range runs backwards")
    return range(start, end + 1, stride)


def _number(text: str, low: int, high: int) -> int:
    if not text.isdecimal() or not low <= int(text) <= high:
        raise CronError(f"{text!r}: a number from {low} to {high} is needed")
    return int(text)
