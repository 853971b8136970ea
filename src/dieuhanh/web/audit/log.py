"""The one way to write to the audit log.

Call `record` inside the transaction of the change and, where it can be, as its last step: the database's own witnesses
(`witnesses`) are then covered by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from uuid import UUID

from django.db import models, transaction

from dieuhanh.web.audit import sensitive_fields, spans, watching
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.chain import event_digest, payload_digest, seal
from dieuhanh.web.audit.models import FORM, AuditEvent, AuditQueue
from dieuhanh.web.audit.place import here

Detail = Mapping[str, str | int | bool | list[str] | None]


def record(
    *,
    actor: Actor,
    action: str,
    about: models.Model | None = None,
    detail: Detail | None = None,
    organisation: UUID | None = None,
    reason: str = "",
) -> AuditEvent:
    """Append one event; call it inside the transaction of the change, so that neither stands without the other.

    `organisation` is the body that it concerns; the actor's own where none is said. Classified fields of the thing it
    is about are written as changed, never with a value.
    """
    label = about._meta.label if about is not None else ""
    event = AuditEvent(
        form=FORM,
        actor_kind=actor.kind,
        actor_name=actor.name,
        actor_id=actor.user_id,
        actor_organisation_id=actor.organisation_id,
        action=action,
        object_type=label,
        object_id=about.pk if about is not None else None,
        organisation_id=organisation or actor.organisation_id,
        place=here(),
        detail=_masked(label, detail or {}),
        reason=reason,
    )
    _append(event)
    watching.tell(event, about)
    return event


def read(*, actor: Actor, about: models.Model, fields: Iterable[str], reason: str = "") -> AuditEvent:
    """Append that somebody saw classified fields of a thing: which ones, never what they said."""
    return record(actor=actor, action="audit.read", about=about, detail={"fields": sorted(fields)}, reason=reason)


@transaction.atomic(savepoint=False)
def _append(event: AuditEvent) -> None:
    event.witness_after, event.witness_to = spans.witness_after(), spans.witness_to()
    event.transaction = spans.transaction_number()
    event.payload_digest = payload_digest(event)
    event.digest = event_digest(event)
    event.save()
    AuditQueue.objects.create(event_id=event.pk)
    transaction.on_commit(partial(_link_waiting, event.witness_after), robust=True)


def _masked(label: str, detail: Detail) -> dict[str, str | int | bool | list[str] | None]:
    hidden = sensitive_fields.of(label)
    return {
        name: sensitive_fields.CHANGED if name.partition(".")[0] in hidden else value for name, value in detail.items()
    }


def _link_waiting(begun: int | None) -> None:
    """All events of one transaction end where it ends, not only the one that is linked first."""
    seal(begun, spans.witness_to())
