"""Taking an act of one's own back: by one more event, as long as nothing else has happened to the duty."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, TaskEvent
from dieuhanh.web.tasks.recording import append
from dieuhanh.web.tasks.states import Kind
from dieuhanh.web.tasks.undone import SINGLE, WITHIN


def undo(*, actor: Actor, event: TaskEvent, at: datetime) -> None:
    """Take a single act back within `WITHIN`; later a new decision is needed, and both stay on record."""
    if event.kind not in SINGLE:
        raise TaskError(_("Việc này không hoàn tác được."))
    if at - event.recorded_at > WITHIN:
        raise TaskError(_("Đã quá 30 giây nên không hoàn tác được. Nếu cần đổi, hãy ghi một quyết định mới."))
    take_back(actor=actor, event=event, at=at)


@transaction.atomic
def take_back(*, actor: Actor, event: TaskEvent, at: datetime) -> None:
    """Append the undo of an event, for its author alone and only while it is the last one of its performer."""
    if actor.user_id is None or event.actor_id != actor.user_id:
        raise TaskError(_("Chỉ người đã thực hiện mới hoàn tác được việc của mình."))
    # Held until the undo stands: what somebody else does now would be taken back in its place.
    performer = Performer.objects.select_for_update(of=("self",)).select_related("task").get(pk=event.performer_id)
    if event.sequence != performer.events_count:
        raise TaskError(_after(event))
    append(actor=actor, performer=performer, kind=Kind.UNDO, at=at)


def _after(event: TaskEvent) -> str:
    """Why it can no longer be taken back."""
    following = TaskEvent.objects.filter(performer=event.performer_id, sequence=event.sequence + 1)
    if following.filter(kind=Kind.UNDO).exists():
        return _("Việc này đã được hoàn tác.")
    return _("Nhiệm vụ đã có thay đổi mới nên giữ nguyên.")
