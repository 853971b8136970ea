"""Reporting periods: months, quarters, halves and years of the calendar, and the days whose figures they gather.

Source of the gathering days: Nghị định số 09/2019/NĐ-CP on the reporting of administrative bodies (Điều 12).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum


class PeriodKind(Enum):
    """The kinds of periods; the value is the number of months."""

    MONTH = 1
    QUARTER = 3
    HALF = 6
    YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """One period: the `number`-th of its kind in the year, from 1; raises ValueError where the year has no such."""

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12 // self.kind.value:
            raise ValueError(f"{self.year} has no {self.kind.name.lower()} {self.number}")

    @classmethod
    def of(cls, kind: PeriodKind, day: date) -> Period:
        """Return the period of this kind that holds the day."""
        return cls(kind, day.year, (day.month - 1) // kind.value + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self._last_month - self.kind.value + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self._last_month, monthrange(self.year, self._last_month)[1])

    @property
    def previous(self) -> Period:
        """The period of the same kind before it."""
        return self._shifted(-1)

    @property
    def next(self) -> Period:
        """The period of the same kind after it."""
        return self._shifted(1)

    @property
    def code(self) -> str:
        """Its code in exchanges of data: 202403 (month), 2024Q1, 2024H1, 2024; codes of one kind sort by time."""
        suffix = {PeriodKind.MONTH: f"{self.number:02d}", PeriodKind.YEAR: ""}
        return f"{self.year:04d}{suffix.get(self.kind, f'{self.kind.name[0]}{self.number}')}"

    @property
    def label(self) -> str:
        """Its name as offices write it: "Tháng 3/2024", "Quý I/2024", "6 tháng đầu năm 2024", "Năm 2024"."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"Tháng {self.number}/{self.year}"
            case PeriodKind.QUARTER:
                return f"Quý {('I', 'II', 'III', 'IV')[self.number - 1]}/{self.year}"
            case PeriodKind.HALF:
                return f"6 tháng {('đầu', 'cuối')[self.number - 1]} năm {self.year}"
            case PeriodKind.YEAR:
                return f"Năm {self.year}"

    @property
    def gathering(self) -> tuple[date, date]:
        """The days whose figures its report holds: from the 15th before it begins to the 14th of its last month."""
        before = Period.of(PeriodKind.MONTH, self.first).previous
        return before.first.replace(day=15), self.last.replace(day=14)

    @property
    def _last_month(self) -> int:
        return self.number * self.kind.value

    def _shifted(self, by: int) -> Period:
        a_year = 12 // self.kind.value
        year, number = divmod(self.year * a_year + self.number - 1 + by, a_year)
        return Period(self.kind, year, number + 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
