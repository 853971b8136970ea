"""What runs by the calendar and on request: the figures of the week that ended, long lists as files."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.timekeeping import Week
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, Result, handler
from dieuhanh.web.jobs.schedules import every
from dieuhanh.web.reporting import big_files
from dieuhanh.web.reporting.weeks import keep_weeks
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.selectors import Days


@handler("reporting.weeks", label=_("Chốt số liệu tuần"))
def weeks(context: JobContext, payload: Payload) -> Result:
    """Keep the figures of the weeks before the one that is due."""
    day = timezone.localdate(datetime.fromisoformat(payload["due"]))
    return {"weeks": keep_weeks(actor=context.actor, until=Week.of(day).previous, calendar=working_calendar())}


@handler("reporting.duties_file", label=_("Lập tệp danh mục nhiệm vụ"))
def duties_file(context: JobContext, payload: Payload) -> Result:
    """Make the file of a long list."""
    days = Days.of(context.today, working_calendar())
    return big_files.make(context, payload["query"], payload["form"], days)


@handler("reporting.tidy", label=_("Dọn tệp danh mục cũ"))
def tidy(context: JobContext, _payload: Payload) -> Result:
    """Remove the files of lists that are older than they are kept."""
    return {"removed": big_files.clear(context.now - big_files.KEPT)}


def plan() -> None:
    """Every Monday shortly after midnight, in time for the leaders' page of the morning; old files every night."""
    every("reporting.tidy", "50 2 * * *", "reporting.tidy")
    every("reporting.weeks", "10 0 * * 1", "reporting.weeks")
