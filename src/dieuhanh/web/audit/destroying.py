"""Destroying what events say about a thing, with a written record; their places in the chain stay."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent

ACTION = "audit.destroy"


@transaction.atomic
def destroy_payloads(
    *, actor: Actor, about: models.Model, things: Collection[UUID], decision: str, reason: str
) -> AuditEvent:
    """Destroy the details of all events about some things, and return the event that records it.

    The caller has checked the right to it. Who did what to which thing, and when, stays; events of the first release,
    whose digest covers their details, stay whole.
    """
    found = AuditEvent.objects.filter(Q(object_id__in=things), form__gt=1, destroyed_by__isnull=True)
    emptied = [str(pk) for pk in found.order_by("pk").values_list("pk", flat=True)]
    told: log.Detail = {"decision": decision, "events": emptied}
    record = log.record(actor=actor, action=ACTION, about=about, detail=told, reason=reason)
    # The manager of what is only ever appended has no update: this is the one exception, and it is recorded.
    plain: models.QuerySet[AuditEvent] = models.QuerySet(AuditEvent)
    plain.filter(pk__in=[UUID(pk) for pk in emptied]).update(detail={}, reason="", destroyed_by=record.pk)
    return record


def is_recorded(event: AuditEvent) -> bool:
    """Tell whether an empty event was emptied by a record that names it."""
    if event.detail or event.reason or event.destroyed_by is None:
        return False
    record = AuditEvent.objects.filter(pk=event.destroyed_by, action=ACTION).first()
    return record is not None and str(event.pk) in record.detail.get("events", [])
