"""ISO weeks in addresses and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from dieuhanh.web.pages.formatting import day_range


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One ISO week, Monday to Sunday; `year` is the ISO year, which owns the week."""

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
        """The last day."""
        return self.monday + timedelta(days=6)

    @property
    def path(self) -> str:
        """The address of its bulletin."""
        return f"/ban-tin/{self.year}/tuan-{self.number:02d}/"

    @property
    def label(self) -> str:
        """Name it with its days: "Tuần 52 (25/12–31/12/2023)"."""
        days = day_range(self.monday, self.sunday)
        return _("Tuần %(number)s (%(days)s)") % {"number": self.number, "days": days}
