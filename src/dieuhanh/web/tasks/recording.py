"""The one way in which something happens to a performer: checked against the table, appended, projected, logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.tasks import requests
from dieuhanh.web.tasks.announcing import announce
from dieuhanh.web.tasks.errors import TaskError, refused
from dieuhanh.web.tasks.history import Happening, RefusedError, Standing, step
from dieuhanh.web.tasks.models import Performer, TaskEvent
from dieuhanh.web.tasks.projecting import project, settle, standing_of
from dieuhanh.web.tasks.states import TABLE, DueOrigin, Kind, Role


@dataclass(frozen=True, slots=True)
class Note:
    """What an event comes with: the words, the date that it sets, the document that it rests on."""

    text: str = ""
    due_on: date | None = None
    due_origin: DueOrigin = DueOrigin.NONE
    from_day: date | None = None
    basis: Document | None = None
    basis_words: str = ""
    batch: UUID | None = None


def day_of(at: datetime) -> date:
    """Return the calendar day of a moment in Vietnam."""
    return timezone.localdate(at)


@transaction.atomic
def append(
    *,
    actor: Actor,
    performer: Performer,
    kind: Kind,
    at: datetime,
    note: Note | None = None,
    right: str = "",
    settles: bool = True,
) -> TaskEvent:
    """Let something happen to a performer, or raise `TaskError` and leave everything as it was.

    `performer` gets the new columns too. Raises `PermissionDenied` where the actor lacks the table's right for its
    body; `right` takes that one's place where an action asks for another. Whoever says not to settle the
    task's own state does so once for many.
    """
    note = note or Note()
    rule = TABLE[kind]
    require(actor, right or _right(performer, kind), performer.organisation_id)
    # Two people at once: the second waits here and then meets what the first one did.
    locked = Performer.objects.select_for_update(of=("self",)).select_related("task").get(pk=performer.pk)
    _require_words(kind, note)
    if rule.lead_only and locked.role != Role.LEAD:
        raise TaskError(_("Chỉ đơn vị chủ trì mới được làm việc này."))
    undone, was_asked = _last_kind(locked) if kind == Kind.UNDO else None, locked.asked
    standing = _stepped(locked, Happening(kind, day_of(at), note.due_on, note.due_origin, note.from_day))
    event = _store(actor, locked, kind, at, note)
    project(locked, standing, event.sequence)
    requests.follow(locked, kind, undone, was_asked=was_asked)
    if settles and locked.role == Role.LEAD and locked.parent_id is None:
        settle(locked.task, day_of(at))
    log.record(actor=actor, action=f"tasks.{kind}", about=locked, detail={"task": locked.code, "state": locked.state})
    _refresh(performer, locked)
    announce(event)
    return event


def _right(performer: Performer, kind: Kind) -> str:
    """The table's right; inside a body the body itself stands where the Office does otherwise."""
    return "tasks.split" if performer.parent_id is not None and kind in _OF_THE_OFFICE else TABLE[kind].right


_OF_THE_OFFICE = frozenset({Kind.ASSIGN, Kind.CONFIRM, Kind.SEND_BACK, Kind.SET_DUE, Kind.WITHDRAW})


def _require_words(kind: Kind, note: Note) -> None:
    rule = TABLE[kind]
    if rule.reason and not note.text.strip():
        raise TaskError(_("Nhập lý do."), "ly-do")
    if rule.basis and note.basis is None and not note.basis_words.strip():
        raise TaskError(_("Nhập văn bản làm căn cứ."), "can-cu")


def _stepped(performer: Performer, happening: Happening) -> Standing:
    try:
        return step(standing_of(performer), happening)
    except RefusedError as fault:
        raise refused(fault) from fault


def _store(actor: Actor, performer: Performer, kind: Kind, at: datetime, note: Note) -> TaskEvent:
    return TaskEvent.objects.create(
        task=performer.task,
        performer=performer,
        sequence=performer.events_count + 1,
        kind=kind,
        on=day_of(at),
        recorded_at=at,
        actor_kind=actor.kind,
        actor_name=actor.name,
        actor_id=actor.user_id,
        actor_body_id=_known_body(actor),
        text=note.text.strip(),
        due_on=note.due_on,
        due_origin=note.due_origin,
        from_day=note.from_day,
        basis=note.basis,
        basis_words=note.basis_words.strip(),
        batch=note.batch,
    )


def _known_body(actor: Actor) -> UUID | None:
    """The actor's body, where it is one of the directory."""
    body = actor.organisation_id
    return body if body is not None and Organisation.objects.filter(pk=body).exists() else None


def _last_kind(performer: Performer) -> Kind:
    return Kind(TaskEvent.objects.get(performer=performer, sequence=performer.events_count).kind)


def _refresh(performer: Performer, locked: Performer) -> None:
    for field in Performer._meta.concrete_fields:
        setattr(performer, field.attname, getattr(locked, field.attname))
    performer.task = locked.task
