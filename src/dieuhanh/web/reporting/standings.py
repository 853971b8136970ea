"""Keeping where performers stood: one more standing for every event, the one before it ended."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from dieuhanh.web.reporting.models import PastStanding
from dieuhanh.web.tasks.history import Standing, step
from dieuhanh.web.tasks.models import Performer, TaskEvent

_BATCH = 1000
_FIELDS = ("state", "assigned_on", "deadline", "original_deadline", "late_kept", "extensions", "reported_on")


def keep(event: TaskEvent) -> None:
    """Note where the event's performer stands after it; called in the transaction of the event."""
    performer = event.performer
    before = PastStanding.objects.filter(performer=performer, superseded_at__isnull=True)
    before.update(superseded_at=event.recorded_at)
    performer.refresh_from_db()
    _past(performer, event, performer).save()


def _past(performer: Performer, event: TaskEvent, standing: Performer | Standing) -> PastStanding:
    return PastStanding(
        performer=performer,
        sequence=event.sequence,
        recorded_at=event.recorded_at,
        on=event.on,
        role=performer.role,
        counted=performer.counted,
        **{name: getattr(standing, name) for name in _FIELDS},
    )


@transaction.atomic
def rebuild() -> int:
    """Make all standings anew from the events; return how many there are."""
    PastStanding.objects.all().delete()
    made = 0
    waiting: list[PastStanding] = []
    for performer in Performer.objects.filter(events_count__gt=0).iterator(chunk_size=_BATCH):
        waiting.extend(_of(performer))
        if len(waiting) >= _BATCH:
            made += len(PastStanding.objects.bulk_create(waiting))
            waiting = []
    return made + len(PastStanding.objects.bulk_create(waiting))


def _of(performer: Performer) -> Iterator[PastStanding]:
    standing, last = Standing(), None
    for event in TaskEvent.objects.filter(performer=performer).order_by("sequence"):
        standing = step(standing, event.happening)
        if last is not None:
            last.superseded_at = event.recorded_at
            yield last
        last = _past(performer, event, standing)
    if last is not None:
        yield last
