"""What runs by the calendar: the figures of the week that ended."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.timekeeping import Week
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, Result, handler
from dieuhanh.web.jobs.schedules import every
from dieuhanh.web.reporting.weeks import keep_weeks
from dieuhanh.web.tasks.calendars import working_calendar


@handler("reporting.weeks", label=_("Chốt số liệu tuần"))
def weeks(context: JobContext, payload: Payload) -> Result:
    """Keep the figures of the weeks before the one that is due."""
    day = timezone.localdate(datetime.fromisoformat(payload["due"]))
    return {"weeks": keep_weeks(actor=context.actor, until=Week.of(day).previous, calendar=working_calendar())}


def plan() -> None:
    """Every Monday shortly after midnight, in time for the leaders' page of the morning."""
    every("reporting.weeks", "10 0 * * 1", "reporting.weeks")
