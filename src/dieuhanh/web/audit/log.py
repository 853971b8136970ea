"""The one way to write to the audit log."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent

Detail = Mapping[str, str | int | bool | list[str] | None]


def record(*, actor: Actor, action: str, about: models.Model | None = None, detail: Detail | None = None) -> AuditEvent:
    """Append one event; call it inside the transaction of the change, so that neither stands without the other."""
    return AuditEvent.objects.create(
        actor_kind=actor.kind,
        actor_name=actor.name,
        actor_id=actor.user_id,
        action=action,
        object_type=about._meta.label if about is not None else "",
        object_id=about.pk if about is not None else None,
        detail=dict(detail or {}),
    )
