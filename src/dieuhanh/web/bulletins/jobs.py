"""What runs by itself: a bulletin that was approved for an hour goes out when it comes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.bulletins.publishing import publish_due
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, handler
from dieuhanh.web.jobs.schedules import every

NAME = "bulletins.publish_due"


@handler(NAME, label=_("Đăng bản tin đến giờ"))
def publish(context: JobContext, payload: Payload) -> dict[str, int]:
    """Publish the bulletins whose hour has come; one that was missed goes out as soon as a runner is there again."""
    return {"published": len(publish_due(actor=context.actor, at=context.now))}


def plan() -> None:
    """Say when it runs."""
    every(NAME, "*/5 * * * *", NAME)
