"""Proof that the stored columns are what the events say: every one is made anew and compared; and their mending."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.history import RefusedError, fold
from dieuhanh.web.tasks.models import Extension, Performer, Task, TaskEvent
from dieuhanh.web.tasks.projecting import columns, project, settle, standing_of, state_of
from dieuhanh.web.tasks.recording import day_of
from dieuhanh.web.tasks.requests import OPEN_ANSWERS


def differences(most: int | None = None) -> Iterator[str]:
    """Yield a line for each performer whose columns are not the fold of its events, and each task beside its leads.

    `most` looks only at so many performers, the newest.
    """
    for performer, events in _histories(most):
        yield from _of(performer, events)
    drafted = Performer.objects.exclude(state="draft").exclude(pk__in=TaskEvent.objects.values("performer_id"))
    yield from (f"{one}: {one.state} without any event" for one in drafted)
    yield from _of_tasks()
    yield from _of_requests()


@transaction.atomic
def rebuild(*, actor: Actor, at: datetime) -> int:
    """Make the columns of every performer and task that differ anew from the events; return how many performers did.

    What has no event, or not all of them, stays as it is: there is nothing to make it from.
    """
    require(actor, "tasks.rebuild")
    # All of them are found before any is written: SQLite reads on while it writes.
    wrong = [performer.pk for performer, events in _histories() if _is_whole(events) and any(_of(performer, events))]
    for identifier in wrong:
        locked = Performer.objects.select_for_update(of=("self",)).select_related("task").get(pk=identifier)
        project(locked, standing_of(locked), locked.events.count())
        log.record(actor=actor, action="tasks.rebuilt", about=locked, detail={"task": locked.code})
    for task in Task.objects.filter(discarded_at=None).iterator(chunk_size=500):
        settle(task, day_of(at))
    return len(wrong)


def _histories(most: int | None = None) -> Iterator[tuple[Performer, list[TaskEvent]]]:
    """Yield each performer with its events in their order."""
    events = TaskEvent.objects.select_related("performer").order_by("performer_id", "sequence")
    if most is not None:
        events = events.filter(performer__in=Performer.objects.order_by("-id").values("pk")[:most])
    for _identifier, group in groupby(events.iterator(chunk_size=2000), key=lambda event: event.performer_id):
        history = list(group)
        yield history[0].performer, history


def _is_whole(events: list[TaskEvent]) -> bool:
    """Whether none is missing between the first and the last."""
    return [event.sequence for event in events] == list(range(1, len(events) + 1))


def _of(performer: Performer, events: list[TaskEvent]) -> Iterator[str]:
    if len(events) != performer.events_count or not _is_whole(events):
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
