"""How far the duties of a document are that came over the exchange: its sender hears it as 04, 05 and 06."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Min

from dieuhanh.sources.edxml_model import Status
from dieuhanh.web.exchange.progress import Step, Stored
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus
from dieuhanh.web.tasks.models import Performer, Task, TaskEvent
from dieuhanh.web.tasks.states import Kind, State, TaskState

_TAKEN_UP = (State.ACCEPTED, State.REPORTED, State.RETURNED, State.DONE)
_CLOSED = {TaskState.DONE, TaskState.STOPPED}
_NEVER: tuple[None, None] = (None, None)


@dataclass(frozen=True, slots=True)
class _Duty:
    """One duty: where it stands, and when it was assigned, taken up and confirmed last."""

    state: str
    assigned: datetime | None
    taken_up: datetime | None
    confirmed: datetime | None


def steps(stored: Stored) -> Mapping[UUID, Sequence[Step]]:
    """Return the steps that each document has reached by the duties drawn from its files, or entered on its basis.

    It is assigned with its first duty and in work once any body took one up. It is done when every duty is confirmed,
    those that were stopped aside, and no other one waits in its review.
    """
    files = {file for some in stored.values() for file in some}
    of_file = _tasks(files)
    duties = _duties({task for some in of_file.values() for task in some})
    waiting = _waiting(files)
    return {
        key: list(_reached([duties[task] for task in _together(of_file, some)], waiting=not waiting.isdisjoint(some)))
        for key, some in stored.items()
    }


def _together(of_file: Mapping[UUID, set[UUID]], some: Iterable[UUID]) -> set[UUID]:
    return {task for file in some for task in of_file.get(file, ())}


def _reached(duties: Sequence[_Duty], *, waiting: bool) -> Iterator[Step]:
    assigned = [duty.assigned for duty in duties if duty.assigned]
    taken_up = [duty.taken_up for duty in duties if duty.taken_up]
    confirmed = [duty.confirmed for duty in duties if duty.state == TaskState.DONE and duty.confirmed]
    if assigned:
        yield Step(Status.ASSIGNED, min(assigned))
    if taken_up:
        yield Step(Status.IN_WORK, min(taken_up))
    if confirmed and not waiting and all(duty.state in _CLOSED for duty in duties):
        yield Step(Status.DONE, max(confirmed))


def _tasks(files: set[UUID]) -> dict[UUID, set[UUID]]:
    """The tasks of each file: those that confirmed facts made or the Office entered; of a series the series."""
    held = Task.objects.filter(discarded_at=None, parent=None).order_by()
    drawn = held.filter(claim__text_version__file__in=files).values_list("claim__text_version__file", "pk")
    entered = held.filter(claim=None, basis__texts__file__in=files).values_list("basis__texts__file", "pk")
    found: dict[UUID, set[UUID]] = {}
    for file, task in (*drawn, *entered):
        if file is not None:
            found.setdefault(file, set()).add(task)
    return found


def _duties(tasks: set[UUID]) -> dict[UUID, _Duty]:
    """What has become of tasks; an event that was undone leaves the state as it was, and then counts for nothing."""
    performers = Performer.objects.filter(task__in=tasks, parent=None).order_by()
    given = set(performers.exclude(state=State.DRAFT).values_list("task", flat=True))
    taken_up = set(performers.filter(state__in=_TAKEN_UP).values_list("task", flat=True))
    happened = TaskEvent.objects.filter(task__in=tasks, kind__in=(Kind.ASSIGN, Kind.ACCEPT, Kind.CONFIRM)).order_by()
    times = {
        (task, kind): (first, last)
        for task, kind, first, last in happened.values_list("task", "kind").annotate(
            Min("recorded_at"), Max("recorded_at")
        )
    }
    return {
        task: _Duty(
            state,
            times.get((task, Kind.ASSIGN), _NEVER)[0] if task in given else None,
            times.get((task, Kind.ACCEPT), _NEVER)[0] if task in taken_up else None,
            times.get((task, Kind.CONFIRM), _NEVER)[1],
        )
        for task, state in Task.objects.filter(pk__in=tasks).order_by().values_list("pk", "state")
    }


def _waiting(files: set[UUID]) -> set[UUID]:
    """The files in whose text an assignment still waits for a person."""
    proposed = Claim.objects.filter(kind=ClaimKind.ASSIGNMENT, status=ClaimStatus.PROPOSED)
    return set(proposed.filter(text_version__file__in=files).order_by().values_list("text_version__file", flat=True))
