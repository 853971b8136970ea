"""When letters may go out: on working days, not at night; what is most urgent at any hour. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from dieuhanh.timekeeping import WorkingCalendar

FROM, UNTIL = time(6, 30), time(18, 0)


def is_quiet(moment: datetime, calendar: WorkingCalendar) -> bool:
    """Tell whether an ordinary letter must wait at this moment (aware, in Vietnam's time)."""
    return not calendar.is_working(moment.date()) or not FROM <= moment.time() < UNTIL


def next_open(moment: datetime, calendar: WorkingCalendar) -> datetime:
    """Return the moment itself, or the next one at which letters may go out."""
    if not is_quiet(moment, calendar):
        return moment
    if calendar.is_working(moment.date()) and moment.time() < FROM:
        return datetime.combine(moment.date(), FROM, moment.tzinfo)
    following = moment.date() + timedelta(days=1)
    while not calendar.is_working(following):
        following += timedelta(days=1)
    return datetime.combine(following, FROM, moment.tzinfo)
