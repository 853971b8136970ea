"""Looking whether the audit log is whole: what was changed, removed or put in afterwards is named."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from dieuhanh.web.audit import destroying, reconciling, segments, witnesses
from dieuhanh.web.audit.chain import START, event_digest, link_digest, payload_digest
from dieuhanh.web.audit.models import AuditEvent, AuditHead, AuditLink, AuditQueue

What = Literal["changed", "removed", "inserted", "broken", "cut", "touched", "blind", "forged"]

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the log is not what was written; `event` and `sequence` name it where they are known.

    `changed` an event says something else, `removed` one is gone, `inserted` one came in beside the log's own way,
    `broken` a link does not fit the one before, `cut` the end is missing, `touched` the database saw a write that no
    event accounts for, `blind` a trigger is missing, `forged` a closed month does not bear its signature.
    """

    what: What
    sequence: int | None = None
    event: UUID | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: how many links there are, and the digest of the last one."""

    sequence: int
    digest: str


def head() -> Head:
    """Return the end of the chain, to be kept outside the database and given to `faults` later."""
    held = AuditHead.objects.filter(pk=1).first()
    return Head(held.sequence, held.digest) if held else Head(0, START)


def faults(known: Head | Iterable[Head] | None = None) -> Iterator[Fault]:
    """Yield every fault of the log; `known` are ends of the chain that were written down before."""
    wanted = {known} if isinstance(known, Head) else set(known or ())
    begun = Head(*(segments.expired_end() or (0, START)))
    last, missed = begun, {one for one in wanted if one.sequence > begun.sequence}
    for link, event in _links():
        yield from _link_faults(link, event, last)
        last = Head(link.sequence, link.digest)
        missed.discard(last)
    if last != head():
        yield Fault("cut", last.sequence)
    yield from (Fault("cut", one.sequence) for one in sorted(missed, key=lambda one: one.sequence))
    yield from (Fault("forged", told=told) for told in segments.unsigned())
    yield from _strangers()
    yield from (Fault("touched", told=told) for told in reconciling.unaccounted())
    yield from (Fault("blind", told=name) for name in witnesses.missing(connection))


def _links() -> Iterator[tuple[AuditLink, AuditEvent | None]]:
    first = 0
    while links := list(AuditLink.objects.filter(sequence__gt=first).order_by("sequence")[:_AT_ONCE]):
        events = _readable([link.event_id for link in links])
        yield from ((link, events.get(link.event_id)) for link in links)
        first = links[-1].sequence


def _readable(keys: list[UUID]) -> dict[UUID, AuditEvent]:
    """The events of these keys; one in which somebody wrote what no column of its kind can hold is left out."""
    try:
        return AuditEvent.objects.in_bulk(keys)
    except (ValueError, TypeError):
        if len(keys) == 1:
            return {}
        middle = len(keys) // 2
        return _readable(keys[:middle]) | _readable(keys[middle:])


def _link_faults(link: AuditLink, event: AuditEvent | None, last: Head) -> Iterator[Fault]:
    for missing in range(last.sequence + 1, link.sequence):
        yield Fault("removed", missing)
    if event is None:
        yield Fault("removed", link.sequence, link.event_id)
        return
    if not is_as_written(event):
        yield Fault("changed", link.sequence, event.pk)
    follows = link.previous == last.digest or link.sequence != last.sequence + 1
    if not follows or not _same(link.digest, link_digest(link, event.digest)):
        yield Fault("broken", link.sequence, event.pk)


def is_as_written(event: AuditEvent) -> bool:
    """Tell whether an event says what it said when it was written, but for what was destroyed with a record."""
    if not _same(event.digest, event_digest(event)):
        return False
    if event.destroyed_by is not None:
        return event.form > 1 and destroying.is_recorded(event)
    return event.form == 1 or _same(event.payload_digest, payload_digest(event))


def _strangers() -> Iterator[Fault]:
    """Events without a link: those that wait must bear the right digest, and none may have slipped the queue."""
    linked = Exists(AuditLink.objects.filter(event_id=OuterRef("pk")))
    queued = set(AuditQueue.objects.values_list("event_id", flat=True))
    try:
        for event in AuditEvent.objects.filter(~linked).iterator():
            if event.pk not in queued or not is_as_written(event):
                yield Fault("inserted", None, event.pk)
    except (ValueError, TypeError) as fault:
        yield Fault("inserted", told=str(fault))


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one, other)
