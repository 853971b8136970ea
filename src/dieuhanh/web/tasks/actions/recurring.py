"""Recurring tasks: an instance a period, each with its own date and state; a late one does not hide the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from dieuhanh.timekeeping import Period, PeriodKind, Week
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.actions.assigning import assign
from dieuhanh.web.tasks.actions.drafts import Part, Plan, draft_task
from dieuhanh.web.tasks.models import Origin, Recurrence, Task, Urgency
from dieuhanh.web.tasks.recording import day_of
from dieuhanh.web.tasks.states import OPEN, DueKind, Role, TaskState

_KINDS = {
    Recurrence.MONTHLY: PeriodKind.MONTH,
    Recurrence.QUARTERLY: PeriodKind.QUARTER,
    Recurrence.YEARLY: PeriodKind.YEAR,
}
_FRIDAY = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """One period of a recurring task: its code, its name for people, its first day and the day it is due."""

    code: str
    label: str
    first: date
    due: date


def turns(recurrence: Recurrence, period_day: int | None, start: date, today: date) -> Iterator[Turn]:
    """Yield the periods from that of `start` to that of `today`, those left out that fall due before `start`."""
    turn = _turn_of(recurrence, period_day, start)
    while turn.first <= today:
        if turn.due >= start:
            yield turn
        turn = _turn_of(recurrence, period_day, _day_after(recurrence, turn.first))


def _turn_of(recurrence: Recurrence, period_day: int | None, day: date) -> Turn:
    if recurrence == Recurrence.DAILY:
        return Turn(day.isoformat(), f"{day:%d/%m/%Y}", day, day)
    if recurrence == Recurrence.WEEKLY:
        week = Week.of(day)
        due = week.monday + timedelta(days=min(period_day or _FRIDAY, 7) - 1)
        return Turn(f"{week.year}W{week.number:02d}", week.label, week.monday, due)
    period = Period.of(_KINDS[recurrence], day)
    due = period.last if period_day is None else period.last.replace(day=min(period_day, period.last.day))
    return Turn(period.code, period.label, period.first, due)


def _day_after(recurrence: Recurrence, first: date) -> date:
    """The first day of the next period."""
    if recurrence == Recurrence.DAILY:
        return first + timedelta(days=1)
    if recurrence == Recurrence.WEEKLY:
        return first + timedelta(days=7)
    return Period.of(_KINDS[recurrence], first).next.first


def generate(*, actor: Actor, at: datetime) -> int:
    """Make and assign the instances that are missing up to today, of every recurring task; return how many."""
    require(actor, "tasks.assign")
    series = Task.objects.filter(due_kind=DueKind.RECURRING, parent=None, state=TaskState.OPEN)
    return sum(generate_of(actor=actor, series=one, at=at) for one in series)


@transaction.atomic
def generate_of(*, actor: Actor, series: Task, at: datetime) -> int:
    """The same for one recurring task; a second call makes nothing new."""
    locked = Task.objects.select_for_update().get(pk=series.pk)
    if locked.assigned_on is None or not locked.recurrence:
        return 0
    parts = [
        Part(Role(one.role), one.organisation, one.wording)
        for one in locked.performers.filter(state__in=OPEN).select_related("organisation")
    ]
    if not any(part.role == Role.LEAD for part in parts):
        return 0
    made = set(locked.instances.values_list("period", flat=True))
    wanted = turns(Recurrence(locked.recurrence), locked.period_day, locked.assigned_on, day_of(at))
    missing = [turn for turn in wanted if turn.code not in made]
    for turn in missing:
        instance = draft_task(
            actor=actor, plan=_plan(locked, turn), parts=parts, at=at, parent=locked, period=turn.code
        )
        assign(actor=actor, task=instance, at=at)
    return len(missing)


def _plan(series: Task, turn: Turn) -> Plan:
    return Plan(
        title=f"{series.title} ({turn.label})",
        subject=series.subject,
        product=series.product,
        origin=Origin(series.origin),
        basis=series.basis,
        basis_words=series.basis_words,
        quote=series.quote,
        assigner=series.assigner,
        leader=series.leader,
        field=series.field,
        urgency=Urgency(series.urgency),
        starred=series.starred,
        due_kind=DueKind.RECURRING,
        due_on=turn.due,
        due_words=series.due_words,
        recurrence=Recurrence(series.recurrence),
        period_day=series.period_day,
    )
