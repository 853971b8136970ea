"""Giving a task out, and setting dates that the text does not name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.actions.drafts import Part, place
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, Task
from dieuhanh.web.tasks.projecting import settle
from dieuhanh.web.tasks.recording import Note, append, day_of
from dieuhanh.web.tasks.states import OPEN, DueKind, DueOrigin, Kind, Role, State, TaskState


@transaction.atomic
def assign(*, actor: Actor, task: Task, at: datetime, text: str = "") -> None:
    """Give a draft out to all its performers; from now on they are bound and told.

    Raises `TaskError` where no lead is named, a wording is not settled, or the kind of deadline lacks its date.
    """
    require(actor, "tasks.assign")
    # Two people who press the button at once: the second finds no draft any more.
    locked = Task.objects.select_for_update().get(pk=task.pk)
    waiting = list(locked.performers.filter(state=State.DRAFT).select_related("organisation"))
    _require_ready(locked, waiting)
    for performer in waiting:
        due = performer.planned_due_on or _due(locked)
        note = Note(text, due, _origin(locked) if due else DueOrigin.NONE)
        append(actor=actor, performer=performer, kind=Kind.ASSIGN, at=at, note=note, settles=False)
    settle(locked, day_of(at))
    task.refresh_from_db()


def _require_ready(task: Task, waiting: Sequence[Performer]) -> None:
    if task.discarded_at is not None:
        raise TaskError(_("Bản nháp này đã bỏ."))
    if task.state != TaskState.DRAFT:
        raise TaskError(_("Nhiệm vụ %(code)s đã được giao.") % {"code": task.code})
    open_wordings = [performer.wording for performer in waiting if performer.organisation_id is None]
    if open_wordings:
        raise TaskError(
            _("Chưa chọn đơn vị cho: %(wordings)s.") % {"wordings": "; ".join(f"“{one}”" for one in open_wordings)},
            "don-vi",
        )
    if not task.performers.filter(role=Role.LEAD).exists():
        raise TaskError(_("Chọn ít nhất một đơn vị chủ trì."), "don-vi")
    if task.due_kind == DueKind.DATE and task.due_on is None:
        raise TaskError(_("Nhập hạn, hoặc chọn “Không nêu hạn”."), "han")
    if task.due_kind == DueKind.RECURRING and not task.recurrence:
        raise TaskError(_("Chọn kỳ: hằng tuần, hằng tháng, hằng quý hoặc hằng năm."), "ky")


def _due(task: Task) -> date | None:
    if task.is_series:
        return None
    return event_due(task) if task.due_kind == DueKind.EVENT else task.due_on


def _origin(task: Task) -> DueOrigin:
    if task.parent_id is not None:
        return DueOrigin.PERIOD
    if task.due_kind == DueKind.EVENT:
        return DueOrigin.EVENT
    return DueOrigin.OFFICE if task.due_by_office else DueOrigin.TEXT


def event_due(task: Task) -> date | None:
    """Return the day that follows from an event: so many days before (negative) or after it; None while it is open."""
    if task.event_on is None:
        return None
    offset = task.event_offset or 0
    if task.event_in_working_days:
        return working_calendar().add_working_days(task.event_on, offset)
    return date.fromordinal(task.event_on.toordinal() + offset)


@transaction.atomic
def add_performer(*, actor: Actor, task: Task, part: Part, at: datetime, text: str = "") -> Performer:
    """Let one more body take part in a task that is given out, or in a draft."""
    require(actor, "tasks.assign")
    if part.organisation is None:
        raise TaskError(_("Chọn đơn vị."), "don-vi")
    known = task.performers.filter(organisation=part.organisation, unit="").exclude(state=State.HANDED_OVER)
    if known.exists():
        raise TaskError(_("Đơn vị này đã có trong nhiệm vụ."), "don-vi")
    place(task, [part])
    added = task.performers.filter(organisation=part.organisation, unit="", state=State.DRAFT).get()
    if task.performers.exclude(state=State.DRAFT).exists():
        due = part.due_on or _due(task)
        note = Note(text, due, _origin(task) if due else DueOrigin.NONE)
        append(actor=actor, performer=added, kind=Kind.ASSIGN, at=at, note=note)
    return added


@transaction.atomic
def set_due(*, actor: Actor, performers: Sequence[Performer], due_on: date, at: datetime, text: str = "") -> None:
    """Set a date that the text lacks, marked as the Office's; days late so far stay."""
    for performer in performers:
        if performer.assigned_on is not None and due_on < performer.assigned_on:
            raise TaskError(_("Hạn phải từ ngày giao trở đi."), "han")
        note = Note(text, due_on, DueOrigin.OFFICE)
        append(actor=actor, performer=performer, kind=Kind.SET_DUE, at=at, note=note)


@transaction.atomic
def set_event_day(*, actor: Actor, task: Task, event_on: date, at: datetime) -> date:
    """Say on which day the event was that a deadline counts from; return the date that follows, now a fixed one."""
    require(actor, "tasks.assign")
    if task.due_kind != DueKind.EVENT:
        raise TaskError(_("Hạn của nhiệm vụ này không tính theo sự kiện."), "su-kien")
    task.event_on = event_on
    task.save(update_fields=["event_on"])
    due = event_due(task) or event_on
    for performer in task.performers.filter(state__in=OPEN, parent__isnull=True):
        append(actor=actor, performer=performer, kind=Kind.SET_DUE, at=at, note=Note("", due, DueOrigin.EVENT))
    log.record(actor=actor, action="tasks.set_event_day", about=task, detail={"task": task.code, "due": str(due)})
    return due


@transaction.atomic
def put_off_review(*, actor: Actor, task: Task, review_on: date, at: datetime) -> None:
    """Set the next day on which a task without a deadline is looked at again."""
    require(actor, "tasks.assign")
    if review_on <= day_of(at):
        raise TaskError(_("Ngày rà soát phải sau hôm nay."), "ra-soat")
    task.review_on = review_on
    task.save(update_fields=["review_on"])
    log.record(actor=actor, action="tasks.put_off_review", about=task, detail={"task": task.code})
