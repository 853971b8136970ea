"""The audit log as a chain: every event carries a keyed digest of its content, every link one of all links before it.

A link is made after the transaction of its event is over, so that no action waits for another one's; until then the
event stands in a queue that its own transaction wrote.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from dieuhanh.web.audit.models import AuditEvent, AuditHead, AuditLink, AuditQueue

START = "0" * 64
_AT_ONCE = 500


def event_digest(event: AuditEvent) -> str:
    """Return the keyed digest of what an event says, in the form that it was written in."""
    return first_digest(event) if event.form == 1 else _digest(_second_form(event))


def first_digest(event: AuditEvent) -> str:
    """Return the digest in the form of the first release, whose payload could not be destroyed."""
    return _digest(_joined(*_head(event), event.detail))


def _second_form(event: AuditEvent) -> str:
    return _joined(
        event.form,
        *_head(event),
        str(event.actor_organisation_id or ""),
        str(event.organisation_id or ""),
        event.place,
        event.payload_digest,
        event.witness_after,
        event.witness_to,
        event.transaction,
    )


def _head(event: AuditEvent) -> list[str]:
    return [
        str(event.pk),
        _moment(event.recorded_at),
        event.actor_kind,
        event.actor_name,
        str(event.actor_id or ""),
        event.action,
        event.object_type,
        str(event.object_id or ""),
    ]


def payload_digest(event: AuditEvent) -> str:
    """Return the keyed digest of what can be destroyed of an event; its id makes equal payloads differ."""
    return _digest(_joined(str(event.pk), event.detail, event.reason))


def link_digest(link: AuditLink, content: str) -> str:
    """Return the keyed digest of a link: its number, its event with the digest of that, and the link before."""
    seen = f"|{link.witness_to}" if link.witness_to is not None else ""
    return _digest(f"{link.sequence}|{link.event_id}|{content}|{link.previous}{seen}")


def _joined(*parts: object) -> str:
    return json.dumps(list(parts), sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _digest(text: str) -> str:
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def seal(begun: int | None = None, over: int | None = None) -> int:
    """Link all events that wait, in the order in which they came; return how many.

    The transaction that began after the database had seen the write `begun` was over once it had seen `over` (SQLite).
    """
    count = 0
    while AuditQueue.objects.exists():
        count += _seal_some(begun, over)
    return count


@transaction.atomic
def _seal_some(begun: int | None, over: int | None) -> int:
    AuditHead.objects.get_or_create(pk=1, defaults={"sequence": 0, "digest": START})
    head = AuditHead.objects.select_for_update().get(pk=1)
    waiting = list(AuditQueue.objects.order_by("event_id").values_list("event_id", flat=True)[:_AT_ONCE])
    events = {event.pk: event for event in AuditEvent.objects.filter(pk__in=waiting).defer("detail")}
    links = [_link(head, events[key], begun, over) for key in waiting if key in events]
    AuditLink.objects.bulk_create(links)
    head.save()
    AuditQueue.objects.filter(event_id__in=waiting).delete()
    return len(waiting)


def _link(head: AuditHead, event: AuditEvent, begun: int | None, over: int | None) -> AuditLink:
    seen = over if event.witness_after is not None and event.witness_after == begun else None
    link = AuditLink(sequence=head.sequence + 1, event_id=event.pk, previous=head.digest, witness_to=seen)
    link.digest = link_digest(link, event.digest)
    head.sequence, head.digest = link.sequence, link.digest
    return link
