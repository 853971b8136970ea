"""Which events were taken back, as the event right after them says, and which still can be."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.models import TaskEvent
from dieuhanh.web.tasks.states import ANSWERS, Kind

WITHIN = timedelta(seconds=30)
SINGLE = ANSWERS | {Kind.ACCEPT, Kind.CONFIRM, Kind.SEND_BACK, Kind.KEEP}
"""What one click does, and one more click within `WITHIN` takes back."""


def is_undone(event: str = "") -> Exists:
    """Return the condition that an event was taken back; `event` leads to it from another model (`event__`)."""
    return Exists(
        TaskEvent.objects.filter(
            performer=OuterRef(f"{event}performer"), sequence=OuterRef(f"{event}sequence") + 1, kind=Kind.UNDO
        )
    )


def just_done(actor: Actor, at: datetime) -> TaskEvent | None:
    """Return what the actor did last, where one more click can still take it back."""
    if actor.user_id is None:
        return None
    own = TaskEvent.objects.filter(actor_id=actor.user_id, batch=None, kind__in=SINGLE)
    fresh = own.filter(recorded_at__range=(at - WITHIN, at), sequence=F("performer__events_count"))
    return fresh.select_related("task").order_by("-recorded_at", "-id").first()
