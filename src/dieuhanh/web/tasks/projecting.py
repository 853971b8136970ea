"""From a standing to the columns that lists read; rebuilt from the events at any time, and then the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from dieuhanh.web.tasks.history import Standing, fold
from dieuhanh.web.tasks.models import Performer, Task, TaskEvent
from dieuhanh.web.tasks.models.performer import NEVER
from dieuhanh.web.tasks.states import RUNNING, Role, State, TaskState, task_state

Columns = dict[str, object]


def columns(standing: Standing) -> Columns:
    """Return the projected columns of a standing."""
    return {
        "state": standing.state,
        "since": standing.since,
        "before": standing.before or "",
        "assigned_on": standing.assigned_on,
        "due_on": standing.due_on,
        "due_origin": standing.due_origin,
        "original_due_on": standing.original_due_on,
        "deadline": standing.deadline,
        "original_deadline": standing.original_deadline,
        "late_kept": standing.late_kept,
        "extensions": standing.extensions,
        "returns": standing.returns,
        "asked": standing.asked,
        "reported_on": standing.reported_on,
        "done_on": standing.done_on,
        "agency_days": standing.agency_days,
        "office_days": standing.office_days,
        "rank": _rank(standing),
        "sort_on": _sort_on(standing),
    }


def _rank(standing: Standing) -> int:
    if standing.state in RUNNING:
        return 0 if standing.deadline else 1
    return {State.REPORTED: 2, State.SUSPENDED: 3, State.DONE: 4, State.DRAFT: 8}.get(standing.state, 5)


def _sort_on(standing: Standing) -> date:
    return standing.deadline or NEVER


def project(performer: Performer, standing: Standing, events: int) -> None:
    """Write the standing after so many events into the performer's columns and store them."""
    for name, value in columns(standing).items():
        setattr(performer, name, value)
    performer.events_count = events
    performer.save(update_fields=[*columns(standing), "events_count"])


def standing_of(performer: Performer) -> Standing:
    """Return the standing of a performer from its stored events."""
    return fold(event.happening for event in TaskEvent.objects.filter(performer=performer).order_by("sequence"))


def standing_as_of(performer: Performer, moment: datetime) -> Standing:
    """Return how a performer stood by what was recorded until a moment; the same answer at any later time."""
    known = TaskEvent.objects.filter(performer=performer, recorded_at__lte=moment).order_by("sequence")
    return fold(event.happening for event in known)


def settle(task: Task, on: date) -> None:
    """Bring the task's own state up to that of its leads; `on` is the day that may close it."""
    state = state_of(Performer.objects.filter(task=task, parent__isnull=True).values_list("role", "state"))
    if state == task.state:
        return
    task.state = state
    task.closed_on = on if state in {TaskState.DONE, TaskState.STOPPED} else None
    if state == TaskState.DRAFT:
        task.assigned_on = None
    elif task.assigned_on is None:
        task.assigned_on = on
    task.save(update_fields=["state", "closed_on", "assigned_on"])


def state_of(performers: Iterable[tuple[str, str]]) -> TaskState:
    """Return the state that a task has by the roles and states of its performers."""
    return task_state([State(state) for role, state in performers if role == Role.LEAD])
