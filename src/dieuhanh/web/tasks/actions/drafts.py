"""Tasks before they are given out: entered, changed, their bodies chosen, thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.review.models import Claim
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Origin, Performer, Recurrence, Task, TaskCounter, Urgency
from dieuhanh.web.tasks.parameters import REVIEW_AFTER
from dieuhanh.web.tasks.recording import day_of
from dieuhanh.web.tasks.states import DueKind, Role, State, TaskState


@dataclass(frozen=True, slots=True)
class Plan:
    """What a task is to be: its words, basis and deadline, as the fields of `Task` that they become."""

    title: str
    subject: str = ""
    product: str = ""
    origin: Origin = Origin.OFFICE
    basis: Document | None = None
    basis_words: str = ""
    claim: Claim | None = None
    quote: str = ""
    assigner: str = ""
    leader: str = ""
    field: str = ""
    urgency: Urgency = Urgency.NORMAL
    starred: bool = False
    due_kind: DueKind = DueKind.NONE
    due_on: date | None = None
    due_by_office: bool = False
    due_words: str = ""
    recurrence: Recurrence = Recurrence.NONE
    period_day: int | None = None
    event_offset: int | None = None
    event_in_working_days: bool = True
    event_on: date | None = None
    review_on: date | None = None

    @property
    def columns(self) -> dict[str, object]:
        """The plan as columns of a task."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Part:
    """One performer of a plan: a body, or a wording that is not settled with the keys of the bodies to choose from."""

    role: Role
    organisation: Organisation | None = None
    wording: str = ""
    candidates: tuple[str, ...] = ()
    due_on: date | None = None


@transaction.atomic
def draft_task(
    *, actor: Actor, plan: Plan, parts: Sequence[Part], at: datetime, parent: Task | None = None, period: str = ""
) -> Task:
    """Enter a task as a draft, with the next number of the year; nobody is told before it is assigned."""
    require(actor, "tasks.assign")
    plan = _checked(plan, day_of(at))
    year = day_of(at).year
    number = _next_number(year)
    task = Task(
        year=year,
        number=number,
        code=f"{year}-{number:04d}",
        entered_by_id=actor.user_id,
        parent=parent,
        period=period,
        recorded_at=at,
        **plan.columns,
    )
    task.save()
    place(task, parts)
    log.record(actor=actor, action="tasks.draft", about=task, detail={"task": task.code, "performers": len(parts)})
    return task


@transaction.atomic
def change_draft(*, actor: Actor, task: Task, plan: Plan, parts: Sequence[Part] | None, at: datetime) -> None:
    """Give a draft another content; `parts` of None leave its performers. A task that is given out is refused."""
    require(actor, "tasks.assign")
    _require_draft(task)
    for name, value in _checked(plan, day_of(at)).columns.items():
        setattr(task, name, value)
    task.save()
    if parts is not None:
        task.performers.all().delete()
        place(task, parts)
    log.record(actor=actor, action="tasks.change_draft", about=task, detail={"task": task.code})


@transaction.atomic
def choose_bodies(*, actor: Actor, performer: Performer, bodies: Sequence[Organisation]) -> None:
    """Put bodies in the place of a wording that was not settled; without any, the wording is left out of the task."""
    require(actor, "tasks.assign")
    task = Task.objects.select_for_update().get(pk=performer.task_id)
    _require_draft(task)
    chosen = [
        Part(Role(performer.role), body, performer.wording, (), performer.planned_due_on)
        for body in dict.fromkeys(bodies)
    ]
    performer.delete()
    place(task, chosen)
    detail: dict[str, str | int] = {"task": task.code, "wording": performer.wording, "bodies": len(chosen)}
    log.record(actor=actor, action="tasks.choose_bodies", about=task, detail=detail)


@transaction.atomic
def discard(*, actor: Actor, task: Task, at: datetime) -> None:
    """Say of a draft that it is no task; it stays under its number, so that the same fact does not make it again."""
    require(actor, "tasks.assign")
    _require_draft(task)
    task.discarded_at = at
    task.save()
    task.performers.all().delete()
    log.record(actor=actor, action="tasks.discard", about=task, detail={"task": task.code})


def place(task: Task, parts: Sequence[Part]) -> None:
    """Make the performers of a draft; a body that is named twice leads, where it does so in one place."""
    held = set(task.performers.exclude(organisation=None).values_list("organisation_id", flat=True))
    start = task.performers.count()
    rows = []
    for position, part in enumerate(sorted(parts, key=lambda part: part.role != Role.LEAD), start):
        if part.organisation is not None:
            if part.organisation.pk in held:
                continue
            held.add(part.organisation.pk)
        rows.append(_performer(task, part, position))
    Performer.objects.bulk_create(rows)


def _performer(task: Task, part: Part, position: int) -> Performer:
    return Performer(
        task=task,
        code=task.code,
        role=part.role,
        position=position,
        organisation=part.organisation,
        wording=part.wording[:500],
        candidates=list(part.candidates),
        planned_due_on=part.due_on,
        counted=not task.is_series,
        rank=8,
    )


def _next_number(year: int) -> int:
    TaskCounter.objects.get_or_create(year=year)
    TaskCounter.objects.filter(year=year).update(last=F("last") + 1)
    return TaskCounter.objects.get(year=year).last


def _checked(plan: Plan, today: date) -> Plan:
    if not plan.title.strip():
        raise TaskError(_("Nhập nội dung nhiệm vụ."), "noi-dung")
    if plan.due_kind == DueKind.NONE and plan.review_on is None:
        return replace(plan, review_on=today + timedelta(days=REVIEW_AFTER.on(today)))
    return plan


def _require_draft(task: Task) -> None:
    if task.state != TaskState.DRAFT or task.performers.exclude(state=State.DRAFT).exists():
        raise TaskError(_("Nhiệm vụ %(code)s đã giao nên không sửa như bản nháp được.") % {"code": task.code})
