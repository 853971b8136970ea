"""The same for many duties at once: a few at the click, many as a job; each stands or is refused for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.identifiers import uuid7
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import handler
from dieuhanh.web.tasks.actions import answering, deciding, extending, undoing
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, TaskEvent
from dieuhanh.web.tasks.states import Kind
from dieuhanh.web.tasks.undone import is_undone

AT_ONCE = 200
_SHOWN = 200
UNDO_WITHIN = timedelta(hours=24)
UNDOABLE = frozenset({Kind.ACCEPT, Kind.REPORT, Kind.CONFIRM, Kind.ASK_EXTENSION})
UNDOABLE_WISHES = frozenset({"tiep-nhan", "bao-cao", "xin-gia-han", "xac-nhan"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with each: `kind` is `tiep-nhan`, `bao-cao`, `xin-gia-han`, `nhac` or `xac-nhan`."""

    kind: str
    text: str = ""
    until: date | None = None

    @property
    def payload(self) -> dict[str, str]:
        """The wish as a job carries it."""
        return {"kind": self.kind, "text": self.text, "until": self.until.isoformat() if self.until else ""}

    @classmethod
    def of(cls, payload: dict[str, Any]) -> Wish:
        """Read it back."""
        until = payload["until"]
        return cls(payload["kind"], payload["text"], date.fromisoformat(until) if until else None)


@dataclass(slots=True)
class Outcome:
    """What became of a bulk action: how many stand, which were refused and why; its `batch` to undo it by.

    `job` is the job that does it, where there were too many for one click.
    """

    batch: UUID
    done: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    job: UUID | None = None


def start(*, actor: Actor, performers: Sequence[UUID], wish: Wish, at: datetime) -> Outcome:
    """Do it at once for up to `AT_ONCE` duties, else ask a job to."""
    if wish.kind not in _DEEDS:
        raise TaskError(_("Chọn việc cần làm với các dòng đã chọn."))
    outcome = Outcome(uuid7())
    if len(performers) <= AT_ONCE:
        for identifier in performers:
            _one(actor, identifier, wish, at, outcome)
        _log(actor, wish, outcome)
        return outcome
    payload = {**wish.payload, "ids": [str(one) for one in performers], "batch": str(outcome.batch)}
    outcome.job = enqueue(actor=actor, handler="tasks.bulk", payload=payload).pk
    return outcome


@handler("tasks.bulk", label=gettext_lazy("Thao tác hàng loạt trên nhiệm vụ"))
def _run(context: JobContext, payload: dict[str, Any]) -> dict[str, Any]:
    wish, outcome = Wish.of(payload), Outcome(UUID(payload["batch"]))
    actor = context.asked_by
    done = set(TaskEvent.objects.filter(batch=outcome.batch).values_list("performer_id", flat=True))
    outcome.done = len(done)
    for place, identifier in enumerate(payload["ids"], 1):
        if UUID(identifier) not in done:
            _one(actor, UUID(identifier), wish, context.now, outcome)
        context.tell(place, len(payload["ids"]), _("nhiệm vụ"))
    _log(actor, wish, outcome)
    return {**_told(outcome), "kind": wish.kind, "url": f"/nb/nhiem-vu/hang-loat/ket-qua/{context.job_id}/"}


def _told(outcome: Outcome) -> dict[str, Any]:
    """An outcome as the result of a job."""
    shown = outcome.refused[:_SHOWN]
    return {
        "done": outcome.done,
        "refused": shown,
        "more": len(outcome.refused) - len(shown),
        "batch": str(outcome.batch),
    }


def _one(actor: Actor, identifier: UUID, wish: Wish, at: datetime, outcome: Outcome) -> None:
    performer = Performer.objects.select_related("task").get(pk=identifier)
    try:
        with transaction.atomic():
            _DEEDS[wish.kind](actor, performer, wish, at, outcome.batch)
    except TaskError as fault:
        outcome.refused.append((performer.code, fault.message))
    except PermissionDenied:
        outcome.refused.append((performer.code, _("Bạn chưa được giao quyền làm việc này.")))
    else:
        outcome.done += 1


def _log(actor: Actor, wish: Wish, outcome: Outcome) -> None:
    detail: dict[str, str | int] = {"kind": wish.kind, "done": outcome.done, "refused": len(outcome.refused)}
    log.record(actor=actor, action="tasks.bulk", detail={**detail, "batch": str(outcome.batch)})


Deed = Callable[[Actor, Performer, Wish, datetime, UUID], None]


def _accept(actor: Actor, performer: Performer, wish: Wish, at: datetime, batch: UUID) -> None:
    answering.accept(actor=actor, performer=performer, at=at, batch=batch)


def _report(actor: Actor, performer: Performer, wish: Wish, at: datetime, batch: UUID) -> None:
    answering.report(actor=actor, performer=performer, result=Result(wish.text), at=at, batch=batch)


def _extend(actor: Actor, performer: Performer, wish: Wish, at: datetime, batch: UUID) -> None:
    if wish.until is None:
        raise TaskError(_("Nhập ngày xin gia hạn."), "han-moi")
    request = extending.Request(wish.until, wish.text)
    extending.ask(actor=actor, performer=performer, request=request, at=at, batch=batch)


def _remind(actor: Actor, performer: Performer, wish: Wish, at: datetime, batch: UUID) -> None:
    deciding.remind(actor=actor, performer=performer, text=wish.text, at=at, batch=batch)


def _confirm(actor: Actor, performer: Performer, wish: Wish, at: datetime, batch: UUID) -> None:
    deciding.confirm(actor=actor, performer=performer, at=at, text=wish.text, batch=batch)


_DEEDS: dict[str, Deed] = {
    "tiep-nhan": _accept,
    "bao-cao": _report,
    "xin-gia-han": _extend,
    "nhac": _remind,
    "xac-nhan": _confirm,
}


def undo(*, actor: Actor, batch: UUID, at: datetime) -> Outcome:
    """Take a bulk action of one's own back within a day; what went on meanwhile stays and is told.

    More than `AT_ONCE` are taken back by a job.
    """
    outcome = Outcome(batch)
    events = _undoable(actor, batch)
    if events[: AT_ONCE + 1].count() > AT_ONCE:
        payload = {"batch": str(batch)}
        outcome.job = enqueue(actor=actor, handler="tasks.undo_bulk", payload=payload, dedupe_key=str(batch)).pk
        return outcome
    for event in events:
        _take_back(actor, event, at, outcome)
    log.record(actor=actor, action="tasks.undo_bulk", detail={"batch": str(batch), "done": outcome.done})
    return outcome


def _undoable(actor: Actor, batch: UUID) -> QuerySet[TaskEvent]:
    """The events of a bulk action that are not taken back yet."""
    events = TaskEvent.objects.filter(batch=batch, kind__in=UNDOABLE, actor_id=actor.user_id)
    return events.exclude(is_undone()).select_related("performer__task").order_by("performer__code", "pk")


def _take_back(actor: Actor, event: TaskEvent, at: datetime, outcome: Outcome) -> None:
    if at - event.recorded_at > UNDO_WITHIN:
        outcome.refused.append((event.performer.code, _("Đã quá 24 giờ nên giữ nguyên.")))
        return
    try:
        undoing.take_back(actor=actor, event=event, at=at)
    except TaskError as fault:
        outcome.refused.append((event.performer.code, fault.message))
    else:
        outcome.done += 1


@handler("tasks.undo_bulk", label=gettext_lazy("Hoàn tác thao tác hàng loạt"))
def _run_undo(context: JobContext, payload: dict[str, Any]) -> dict[str, Any]:
    actor, outcome = context.asked_by, Outcome(UUID(payload["batch"]))
    events = list(_undoable(actor, outcome.batch))
    for place, event in enumerate(events, 1):
        _take_back(actor, event, context.now, outcome)
        context.tell(place, len(events), _("nhiệm vụ"))
    log.record(actor=actor, action="tasks.undo_bulk", detail={"batch": payload["batch"], "done": outcome.done})
    return {**_told(outcome), "kind": "", "url": f"/nb/nhiem-vu/hang-loat/ket-qua/{context.job_id}/"}
