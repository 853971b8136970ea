"""What happens to jobs that are over: those done or cancelled are forgotten after a while, failed ones never."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.jobs import schedules
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, Result, handler
from dieuhanh.web.jobs.models import Job, State

KEPT = timedelta(days=30)


def plan() -> None:
    """Tidy every night."""
    schedules.every("jobs.tidy", "40 2 * * *", "jobs.tidy")


@handler("jobs.tidy", label=_("Dọn việc nền đã xong"))
def tidy(context: JobContext, _payload: Payload) -> Result:
    """Delete the jobs that were done or cancelled before a month; return how many."""
    old = Job.objects.filter(state__in=[State.DONE, State.CANCELLED], finished_at__lt=context.now - KEPT)
    count, _models = old.delete()
    return {"deleted": count}
