"""ISO weeks (ISO 8601): Monday to Sunday, owned by the year that holds their Thursday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One ISO week; `year` is the ISO year (29/12/2025 lies in week 1 of 2026). Weeks sort by time."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Week:
        """Return the week that holds this day."""
        year, number, _weekday = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        """The first day; raises ValueError for a week that the year does not have."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The last day; raises ValueError for a week that the year does not have."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def previous(self) -> Week:
        """The week before."""
        return Week.of(self.monday - timedelta(days=7))

    @property
    def next(self) -> Week:
        """The week after."""
        return Week.of(self.monday + timedelta(days=7))

    @property
    def span(self) -> str:
        """Its days as offices print them: "25/12–31/12/2023", both years where they differ."""
        first, last = self.monday, self.sunday
        year = "" if first.year == last.year else f"/{first.year}"
        return f"{first:%d/%m}{year}–{last:%d/%m}/{last.year}"

    @property
    def label(self) -> str:
        """Its name with its days: "Tuần 52 (25/12–31/12/2023)"."""
        return f"Tuần {self.number} ({self.span})"

    def __contains__(self, day: date) -> bool:
        return self.monday <= day <= self.sunday


def weeks_of(year: int) -> tuple[Week, ...]:
    """Return the 52 or 53 weeks of an ISO year, in order; 28 December always lies in the last."""
    last = date(year, 12, 28).isocalendar().week
    return tuple(Week(year, number) for number in range(1, last + 1))
