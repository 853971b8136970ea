"""The one way to write to the audit log."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models, transaction

from dieuhanh.web.audit import watching
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.chain import event_digest, seal
from dieuhanh.web.audit.models import AuditEvent, AuditQueue

Detail = Mapping[str, str | int | bool | list[str] | None]


def record(*, actor: Actor, action: str, about: models.Model | None = None, detail: Detail | None = None) -> AuditEvent:
    """Append one event; call it inside the transaction of the change, so that neither stands without the other."""
    event = AuditEvent(
        actor_kind=actor.kind,
        actor_name=actor.name,
        actor_id=actor.user_id,
        action=action,
        object_type=about._meta.label if about is not None else "",
        object_id=about.pk if about is not None else None,
        detail=dict(detail or {}),
    )
    event.digest = event_digest(event)
    event.save()
    AuditQueue.objects.create(event_id=event.pk)
    transaction.on_commit(_link_waiting, robust=True)
    watching.tell(event, about)
    return event


def _link_waiting() -> None:
    seal()
