"""Working days: Monday to Friday but for public holidays, and the Saturdays that make up for an exchanged day.

Sources: Bộ luật Lao động 2019 Điều 111 (weekly rest, a day in lieu of a holiday that falls on it) and Điều 112
(holidays); Quyết định số 188/1999/QĐ-TTg (the five-day week of public bodies); exchanged days by yearly notice.
How days are counted: Bộ luật Dân sự 2015 Điều 147 khoản 2 (the first day does not count) and Điều 148 khoản 5
(a term that ends on a day of rest ends on the next working day).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_A_DAY = timedelta(days=1)
_SATURDAY = 5
_CERTAIN = "chac"


class CalendarError(ValueError):
    """A line of a calendar file that cannot be read; the message names it."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Days off and made-up working days beyond ordinary weekends.

    `unsure` are the days that may still change; `years` the years whose days are entered at all.
    """

    off: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()
    unsure: frozenset[date] = frozenset()
    years: frozenset[int] = field(default=frozenset())

    def is_working(self, day: date) -> bool:
        """Tell whether public bodies work on this day."""
        return day in self.made_up or (day.weekday() < _SATURDAY and day not in self.off)

    def add_working_days(self, start: date, count: int) -> date:
        """Return the `count`-th working day after `start`, before it for a negative count; `start` itself never counts.

        A count of 0 returns `start`, working or not.
        """
        step = _A_DAY if count > 0 else -_A_DAY
        day = start
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Return how many working days lie after `start` up to and with `end`; negative where `end` is the earlier.

        For a working `end`, `add_working_days(start, working_days_between(start, end))` is `end`.
        """
        if end < start:
            return -sum(self.is_working(end + _A_DAY * ahead) for ahead in range((start - end).days))
        return sum(self.is_working(start + _A_DAY * ahead) for ahead in range(1, (end - start).days + 1))

    def end_of_term(self, day: date) -> date:
        """Return the day on which a term that runs out on `day` ends: itself, or the next working day."""
        return day if self.is_working(day) else self.add_working_days(day, 1)

    def is_certain(self, first: date, last: date) -> bool:
        """Tell whether all days of the stretch are settled: their years are entered and none may still change."""
        known = all(year in self.years for year in range(first.year, last.year + 1))
        return known and not any(first <= day <= last for day in self.unsure)


def read_calendar(lines: Iterable[str]) -> WorkingCalendar:
    """Read the lines of a CSV file by its columns date, kind (`nghi` or `lam_bu`) and certainty.

    Raises CalendarError, which names the line, for a day that does not exist, an unknown kind or a missing column.
    """
    days: dict[str, set[date]] = {"nghi": set(), "lam_bu": set()}
    unsure: set[date] = set()
    for number, row in enumerate(csv.DictReader(lines), 2):
        day = _day(row.get("date"), number)
        kind = row.get("kind") or ""
        if kind not in days:
            raise CalendarError(f"line {number}: the kind is {kind!r}, it should be 'nghi' or 'lam_bu'")
        days[kind].add(day)
        if row.get("certainty", _CERTAIN) != _CERTAIN:
            unsure.add(day)
    years = {day.year for day in days["nghi"]}
    return WorkingCalendar(frozenset(days["nghi"]), frozenset(days["lam_bu"]), frozenset(unsure), frozenset(years))


def _day(written: str | None, line: int) -> date:
    try:
        return date.fromisoformat(written or "")
    except ValueError as error:
        raise CalendarError(f"line {line}: the date is {written!r}, it should be like 2024-02-08") from error
