"""What is forgotten each night."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, Result, handler
from dieuhanh.web.jobs.schedules import every
from dieuhanh.web.ratings.actions import forget


@handler("ratings.forget", label=_("Xóa dấu vết đánh giá của ngày trước"))
def forget_yesterday(_context: JobContext, _payload: Payload) -> Result:
    """Forget who rated; a second run finds nothing."""
    return {"rows": forget(at=timezone.now())}


def plan() -> None:
    """Just after midnight, and in the morning for who was switched off at night."""
    every("ratings.forget", "3 0,8 * * *", "ratings.forget")
