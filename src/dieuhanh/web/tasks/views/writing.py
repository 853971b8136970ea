"""Who else is writing a report right now: told to the others, never a lock that an absent person could leave behind."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.models import Performer, ReportDraft

PRESENT_FOR = timedelta(minutes=5)


def writing(actor: Actor, performer: Performer, at: datetime) -> list[str]:
    """Return a line for each other person whose draft of this report was kept within the last minutes."""
    others = ReportDraft.objects.filter(performer=performer, saved_at__gt=at - PRESENT_FOR, saved_at__lte=at)
    others = others.exclude(user_id=actor.user_id or UUID(int=0)).select_related("user").order_by("saved_at")
    return [
        _("%(name)s đang soạn báo cáo này (lưu lúc %(when)s)")
        % {"name": one.user.full_name, "when": f"{timezone.localtime(one.saved_at):%H:%M}"}
        for one in others
    ]
