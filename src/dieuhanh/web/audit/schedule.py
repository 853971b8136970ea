"""The log's nightly job."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.jobs import handlers, schedules

if TYPE_CHECKING:
    from dieuhanh.web.jobs.context import JobContext

NAME = "audit.nightly"
# Before the office opens, so that the page says 07:00.
CRON = "0 7 * * *"


def plan() -> None:
    """Say what the job does and when it comes."""
    handlers.handler(NAME, label=_("Kiểm tra tính liền mạch của nhật ký"))(look)
    schedules.every(NAME, CRON, NAME)


def look(_context: JobContext, payload: handlers.Payload) -> handlers.Result:
    """Close months, look at the whole log and write its end out."""
    from dieuhanh.web.audit.nightly import run

    now = datetime.fromisoformat(payload["due"]) if payload.get("due") else timezone.now()
    return {"faults": run(timezone.localdate(now), now)}
