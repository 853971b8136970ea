"""ISO weeks in internal addresses: `2024-01`."""

from __future__ import annotations

from datetime import date

from dieuhanh.web.bulletins.addresses import Week


class WeekConverter:
    """Reads and writes `2024-01`; a week that the calendar does not have is no address."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> Week:
        """Read the week; ValueError (no such address) where the year has none of that number."""
        year, _dash, number = value.partition("-")
        date.fromisocalendar(int(year), int(number), 1)
        return Week(int(year), int(number))

    def to_url(self, week: Week) -> str:
        """Write the week."""
        return f"{week.year}-{week.number:02d}"


def week_of(day: date) -> Week:
    """Return the week that holds a day."""
    year, number, _weekday = day.isocalendar()
    return Week(year, number)
