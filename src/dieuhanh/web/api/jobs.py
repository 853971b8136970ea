"""What runs by itself: an edition of the public register each night."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.api.opendata.editions import make
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, handler
from dieuhanh.web.jobs.schedules import every

_ACTOR = Actor("job", "dữ liệu mở")


@handler("opendata.make", label=_("Làm tệp dữ liệu mở"))
def make_edition(_context: JobContext, _payload: Payload) -> dict[str, str]:
    """Make an edition; one of a register that has not changed is the one before."""
    return {"edition": make(actor=_ACTOR, at=timezone.localtime()).name}


def plan() -> None:
    """Have an edition made each night at half past two."""
    every("opendata", "30 2 * * *", "opendata.make")
