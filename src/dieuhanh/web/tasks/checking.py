"""Proof that the stored columns are what the events say: every one is rebuilt and compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dieuhanh.web.tasks.history import RefusedError, fold
from dieuhanh.web.tasks.models import Extension, Performer, Task, TaskEvent
from dieuhanh.web.tasks.projecting import columns, state_of
from dieuhanh.web.tasks.requests import OPEN_ANSWERS


def differences(most: int | None = None) -> Iterator[str]:
    """Yield a line for each performer whose columns are not the fold of its events, and each task beside its leads.

    `most` looks only at so many performers, the newest.
    """
    events = TaskEvent.objects.order_by("performer_id", "sequence")
    if most is not None:
        newest = Performer.objects.order_by("-id").values("pk")[:most]
        events = events.filter(performer__in=newest)
    for identifier, group in groupby(events.iterator(chunk_size=2000), key=lambda event: event.performer_id):
        yield from _of_performer(Performer.objects.get(pk=identifier), list(group))
    drafted = Performer.objects.exclude(state="draft").exclude(pk__in=TaskEvent.objects.values("performer_id"))
    yield from (f"{one}: {one.state} without any event" for one in drafted)
    yield from _of_tasks()
    yield from _of_requests()


def _of_performer(performer: Performer, events: list[TaskEvent]) -> Iterator[str]:
    if [event.sequence for event in events] != list(range(1, performer.events_count + 1)):
        yield f"{performer}: an event is missing"
        return
    try:
        expected = columns(fold(event.happening for event in events))
    except RefusedError as fault:
        yield f"{performer}: {fault}"
        return
    for name, value in expected.items():
        held = getattr(performer, name)
        if held != value:
            yield f"{performer}: {name} is {held}, the events say {value}"


def _of_tasks() -> Iterator[str]:
    for task in Task.objects.filter(discarded_at=None).prefetch_related("performers").iterator(chunk_size=500):
        leads = [(one.role, one.state) for one in task.performers.all() if one.parent_id is None]
        if task.state != state_of(leads):
            yield f"{task}: state is {task.state}, its leads say {state_of(leads)}"


def _of_requests() -> Iterator[str]:
    """A performer has an open request for more time while its events say that one waits."""
    waiting = Extension.objects.filter(answer__in=OPEN_ANSWERS)
    for performer in Performer.objects.filter(asked=True).exclude(pk__in=waiting.values("performer")):
        yield f"{performer}: more time was asked, but no request waits"
