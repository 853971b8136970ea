"""What runs by itself: the instances of recurring tasks, early each morning."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, handler
from dieuhanh.web.jobs.schedules import every
from dieuhanh.web.tasks.actions import bulk
from dieuhanh.web.tasks.actions.recurring import generate

__all__ = ["bulk", "plan"]


@handler("tasks.recurring", label=_("Sinh nhiệm vụ định kỳ"))
def make_instances(context: JobContext, payload: Payload) -> dict[str, int]:
    """Make the instances that are missing up to today."""
    return {"made": generate(actor=context.actor, at=context.now)}


def plan() -> None:
    """Say when it runs."""
    every("tasks.recurring", "10 5 * * *", "tasks.recurring")
