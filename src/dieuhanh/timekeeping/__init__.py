"""Calendars on the ground floor: ISO weeks, reporting periods, working days. Dates come in, the clock is never read."""

from dieuhanh.timekeeping.calendars import CalendarError, WorkingCalendar, read_calendar
from dieuhanh.timekeeping.periods import Period, PeriodKind
from dieuhanh.timekeeping.weeks import Week, weeks_of

__all__ = [
    "CalendarError",
    "Period",
    "PeriodKind",
    "Week",
    "WorkingCalendar",
    "read_calendar",
    "weeks_of",
]
