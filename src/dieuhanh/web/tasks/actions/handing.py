"""A duty goes to another body, or in parts to the units of one: the history stays with who had it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.languages import house_language
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.tasks.actions.deciding import Basis, withdraw_parts
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, ResultReport
from dieuhanh.web.tasks.recording import Note, append, day_of
from dieuhanh.web.tasks.states import DueOrigin, Kind, Role, State


@transaction.atomic
def hand_over(
    *, actor: Actor, performer: Performer, heir: Organisation, basis: Basis, at: datetime, text: str = ""
) -> Performer:
    """Give a duty to another body and return the heir's performer; days late until now stay with the old one.

    The heir starts anew with the date as it stands, today at the earliest; a report that waits goes along.
    """
    if performer.organisation_id == heir.pk:
        raise TaskError(_("Chọn đơn vị khác với đơn vị đang thực hiện."), "don-vi")
    before = State(performer.state)
    append(actor=actor, performer=performer, kind=Kind.HAND_OVER, at=at, note=_note(text, basis))
    withdraw_parts(actor, performer, basis, at)
    known = Performer.objects.filter(task=performer.task, organisation=heir, unit="").exclude(
        state__in=(State.HANDED_OVER, State.WITHDRAWN)
    )
    held = known.first()
    if held is not None:
        return _also_lead(actor, held, performer)
    taken = _heir(performer, heir)
    _start(actor, taken, performer, before, _note(text, basis), at)
    return taken


_REASSIGNED = {
    State.REASSIGNMENT_ASKED: gettext_lazy("Giao lại theo đề nghị của đơn vị"),
    State.ASSIGNED: gettext_lazy("Giao lại vì chưa đơn vị nào tiếp nhận"),
}


def reassign(*, actor: Actor, performer: Performer, heir: Organisation, reason: str, at: datetime) -> Performer:
    """Give a duty to `heir` that its body wants to go elsewhere, or that nobody has taken up."""
    if performer.state not in _REASSIGNED:
        raise TaskError(_("Đơn vị đã tiếp nhận hoặc không còn đề nghị giao lại. Hãy dùng Chuyển giao, có căn cứ."))
    if not reason.strip():
        raise TaskError(_("Nhập lý do."), "ly-do")
    with house_language():
        basis = Basis(str(_REASSIGNED[State(performer.state)]))
    return hand_over(actor=actor, performer=performer, heir=heir, basis=basis, at=at, text=reason)


def _note(text: str, basis: Basis) -> Note:
    return Note(text, basis=basis.document, basis_words=basis.words)


def _also_lead(actor: Actor, held: Performer, old: Performer) -> Performer:
    """The heir takes part already; where the old body led, it leads now."""
    if old.role == Role.LEAD and held.role != Role.LEAD:
        held.role, held.leads_for = Role.LEAD, old
        held.save(update_fields=["role", "leads_for"])
        log.record(actor=actor, action="tasks.lead", about=held, detail={"task": held.code})
    return held


def _heir(old: Performer, heir: Organisation) -> Performer:
    return Performer.objects.create(
        task=old.task,
        code=old.code,
        role=old.role,
        position=old.position,
        organisation=heir,
        wording=old.wording,
        taken_from=old,
        counted=old.counted,
        rank=8,
    )


def _start(actor: Actor, heir: Performer, old: Performer, before: State, note: Note, at: datetime) -> None:
    due = max(old.deadline, day_of(at)) if old.deadline else None
    origin = DueOrigin(old.due_origin) if due else DueOrigin.NONE
    first = Note(note.text, due, origin, basis=note.basis, basis_words=note.basis_words)
    append(actor=actor, performer=heir, kind=Kind.ASSIGN, at=at, note=first, right="tasks.hand_over")
    if before == State.SUSPENDED:
        append(actor=actor, performer=heir, kind=Kind.SUSPEND, at=at, note=_of_the_old(note))
    last = old.reports.filter(final=True).last() if before == State.REPORTED else None
    if last is not None:
        _carry_report(actor, heir, last, at)


def _of_the_old(note: Note) -> Note:
    with house_language():
        text = note.text or _("Đang tạm dừng khi chuyển giao.")
    return Note(text, basis=note.basis, basis_words=note.basis_words)


def _carry_report(actor: Actor, heir: Performer, last: ResultReport, at: datetime) -> None:
    append(actor=actor, performer=heir, kind=Kind.ACCEPT, at=at, right="tasks.hand_over")
    event = append(actor=actor, performer=heir, kind=Kind.REPORT, at=at, note=Note(last.text), right="tasks.hand_over")
    ResultReport.objects.create(
        performer=heir,
        event=event,
        text=last.text,
        document=last.document,
        document_number=last.document_number,
        document_on=last.document_on,
    )


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A part of a duty for a unit inside the body, with a date of its own where it has one."""

    unit: str
    due_on: date | None = None


@transaction.atomic
def split(*, actor: Actor, performer: Performer, parts: Sequence[UnitPart], at: datetime, text: str = "") -> None:
    """Give a duty out inside a body; no part may be due after the body itself. The body still answers for the whole."""
    require(actor, "tasks.split", performer.organisation_id)
    if performer.parent_id is not None:
        raise TaskError(_("Phần việc đã giao trong đơn vị không chia tiếp được."))
    units = [part.unit.strip() for part in parts]
    if not units or not all(units) or len(set(units)) != len(units):
        raise TaskError(_("Nhập tên từng phòng, đơn vị; mỗi tên một lần."), "don-vi")
    if performer.parts.filter(unit__in=units).exclude(state=State.WITHDRAWN).exists():
        raise TaskError(_("Đơn vị này đã có phần việc."), "don-vi")
    for part in parts:
        _require_within(performer, part)
    append(actor=actor, performer=performer, kind=Kind.SPLIT, at=at, note=Note(text or "; ".join(units)))
    for part in parts:
        _give(actor, performer, part, at)


def _require_within(performer: Performer, part: UnitPart) -> None:
    if part.due_on is not None and performer.deadline is not None and part.due_on > performer.deadline:
        raise TaskError(
            _("Hạn trong đơn vị không được sau hạn của nhiệm vụ %(day)s.") % {"day": day(performer.deadline)}, "han"
        )


def _give(actor: Actor, performer: Performer, part: UnitPart, at: datetime) -> None:
    given = Performer.objects.create(
        task=performer.task,
        code=performer.code,
        role=performer.role,
        position=performer.position,
        organisation=performer.organisation,
        unit=part.unit.strip(),
        parent=performer,
        counted=False,
        rank=8,
    )
    due = part.due_on or performer.deadline
    note = Note("", due, DueOrigin.OFFICE if due else DueOrigin.NONE)
    append(actor=actor, performer=given, kind=Kind.ASSIGN, at=at, note=note)
