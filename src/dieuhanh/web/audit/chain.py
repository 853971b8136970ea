"""The audit log as a chain: every event carries a keyed digest of its content, every link one of all links before it.

A link is made after the transaction of its event is over, so that no action waits for another one's; until then the
event stands in a queue that its own transaction wrote.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC

from django.conf import settings
from django.db import transaction

from dieuhanh.web.audit.models import AuditEvent, AuditHead, AuditLink, AuditQueue

START = "0" * 64
_AT_ONCE = 500


def event_digest(event: AuditEvent) -> str:
    """Return the keyed digest of what an event says."""
    said = [
        str(event.pk),
        event.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.actor_kind,
        event.actor_name,
        str(event.actor_id or ""),
        event.action,
        event.object_type,
        str(event.object_id or ""),
        event.detail,
    ]
    return _digest(json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":")))


def link_digest(link: AuditLink, content: str) -> str:
    """Return the keyed digest of a link: its number, its event with the digest of that, and the link before."""
    return _digest(f"{link.sequence}|{link.event_id}|{content}|{link.previous}")


def _digest(text: str) -> str:
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def seal() -> int:
    """Link all events that wait, in the order in which they came; return how many."""
    count = 0
    while AuditQueue.objects.exists():
        count += _seal_some()
    return count


@transaction.atomic
def _seal_some() -> int:
    AuditHead.objects.get_or_create(pk=1, defaults={"sequence": 0, "digest": START})
    head = AuditHead.objects.select_for_update().get(pk=1)
    waiting = list(AuditQueue.objects.order_by("event_id").values_list("event_id", flat=True)[:_AT_ONCE])
    events = AuditEvent.objects.in_bulk(waiting)
    for identifier in waiting:
        if identifier in events:
            _link(head, events[identifier])
    head.save()
    AuditQueue.objects.filter(event_id__in=waiting).delete()
    return len(waiting)


def _link(head: AuditHead, event: AuditEvent) -> None:
    link = AuditLink(sequence=head.sequence + 1, event_id=event.pk, previous=head.digest)
    link.digest = link_digest(link, event.digest)
    link.save()
    head.sequence, head.digest = link.sequence, link.digest
