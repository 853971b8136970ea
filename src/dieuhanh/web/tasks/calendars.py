"""The working calendar of the house: stored days in, the pure calendar out."""

from __future__ import annotations

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.tasks.models import CalendarDay, DayKind


def working_calendar() -> WorkingCalendar:
    """Return the calendar as it is stored; without any day entered only weekends are off."""
    days = list(CalendarDay.objects.values_list("date", "kind", "certain"))
    off = frozenset(day for day, kind, _ in days if kind == DayKind.OFF)
    made_up = frozenset(day for day, kind, _ in days if kind == DayKind.MADE_UP)
    unsure = frozenset(day for day, _, certain in days if not certain)
    return WorkingCalendar(off, made_up, unsure, frozenset(day.year for day in off))
