"""What runs by the calendar: the letters of the morning, and sending whatever waits."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, Result, handler
from dieuhanh.web.jobs.schedules import every
from dieuhanh.web.notifications.chasing import chase
from dieuhanh.web.notifications.delivering import deliver
from dieuhanh.web.notifications.opening import enclose, open_week
from dieuhanh.web.tasks.calendars import working_calendar


@handler("notifications.morning", label=_("Soạn thư buổi sáng"))
def morning(_context: JobContext, payload: Payload) -> Result:
    """Write the letters of the day that is due; a second run adds none."""
    day = timezone.localdate(datetime.fromisoformat(payload["due"]))
    return {"letters": chase(today=day, calendar=working_calendar())}


@handler("notifications.week", label=_("Soạn thư đầu tuần cho lãnh đạo"))
def week(context: JobContext, payload: Payload) -> Result:
    """Write the leaders' letter of the week that begins and ask for its sheet; a second run adds none."""
    day = timezone.localdate(datetime.fromisoformat(payload["due"]))
    with transaction.atomic():
        written = open_week(today=day, calendar=working_calendar())
        if written:
            asked = {"due": payload["due"]}
            enqueue(actor=context.actor, handler="notifications.enclose", payload=asked, dedupe_key=str(day))
    return {"letters": written}


@handler("notifications.enclose", label=_("Lập trang giao ban gửi kèm thư đầu tuần"))
def sheet(_context: JobContext, payload: Payload) -> Result:
    """Put the sheet into the letters that wait. Where it cannot be made this job fails, and they go without it."""
    day = timezone.localdate(datetime.fromisoformat(payload["due"]))
    return {"letters": enclose(today=day, calendar=working_calendar())}


@handler("notifications.deliver", label=_("Gửi thư đang chờ"), max_attempts=1)
def send(_context: JobContext, _payload: Payload) -> Result:
    """Send what waits, where the installation has a mail server."""
    if not settings.EMAIL_HOST:
        return {"sent": 0}
    return {"sent": deliver(now=timezone.now(), calendar=working_calendar())}


def plan() -> None:
    """Leaders' letters before 06:45, the others just before the 07:30 they speak of; sending every five minutes."""
    every("notifications.week", "40 6 * * *", "notifications.week")
    every("notifications.morning", "25 7 * * *", "notifications.morning")
    every("notifications.deliver", "*/5 * * * *", "notifications.deliver")
