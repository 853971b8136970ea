"""Looking whether the audit log is whole: what was changed, removed or put in afterwards is named."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef

from dieuhanh.web.audit.chain import START, event_digest, link_digest
from dieuhanh.web.audit.models import AuditEvent, AuditHead, AuditLink, AuditQueue, AuditWitness

What = Literal["changed", "removed", "inserted", "broken", "cut", "touched"]

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the log is not what was written; `event` and `sequence` name it where they are known.

    `changed` an event says something else, `removed` one is gone, `inserted` one came in beside the log's own way,
    `broken` a link does not fit the one before, `cut` the end is missing, `touched` a trigger saw a change or removal.
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


def faults(known: Head | None = None) -> Iterator[Fault]:
    """Yield every fault of the log; `known` is an end of the chain that was written down before."""
    last = Head(0, START)
    seen_known = known is None or known.sequence == 0
    for link, event in _links():
        yield from _link_faults(link, event, last)
        last = Head(link.sequence, link.digest)
        seen_known = seen_known or last == known
    if last != head():
        yield Fault("cut", last.sequence)
    if not seen_known and known is not None:
        yield Fault("cut", known.sequence)
    yield from _strangers()
    yield from _touched()


def _links() -> Iterator[tuple[AuditLink, AuditEvent | None]]:
    first = 0
    while links := list(AuditLink.objects.filter(sequence__gt=first).order_by("sequence")[:_AT_ONCE]):
        events = AuditEvent.objects.in_bulk([link.event_id for link in links])
        yield from ((link, events.get(link.event_id)) for link in links)
        first = links[-1].sequence


def _link_faults(link: AuditLink, event: AuditEvent | None, last: Head) -> Iterator[Fault]:
    for missing in range(last.sequence + 1, link.sequence):
        yield Fault("removed", missing)
    if event is None:
        yield Fault("removed", link.sequence, link.event_id)
        return
    if not _same(event.digest, event_digest(event)):
        yield Fault("changed", link.sequence, event.pk)
    follows = link.previous == last.digest or link.sequence != last.sequence + 1
    if not follows or not _same(link.digest, link_digest(link, event.digest)):
        yield Fault("broken", link.sequence, event.pk)


def _strangers() -> Iterator[Fault]:
    """Events without a link: those that wait must bear the right digest, and none may have slipped the queue."""
    linked = Exists(AuditLink.objects.filter(event_id=OuterRef("pk")))
    queued = set(AuditQueue.objects.values_list("event_id", flat=True))
    for event in AuditEvent.objects.filter(~linked).iterator():
        if event.pk not in queued or not _same(event.digest, event_digest(event)):
            yield Fault("inserted", None, event.pk)


def _touched() -> Iterator[Fault]:
    for row in AuditWitness.objects.order_by("pk"):
        yield Fault("touched", told=f"{row.at:%Y-%m-%d %H:%M:%S} {row.operation} {row.table_name} {row.row_id}")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one, other)
