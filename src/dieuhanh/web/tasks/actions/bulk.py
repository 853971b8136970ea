"""The same for many duties at once: a few at the click, many as a job; each stands or is refused for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.identifiers import uuid7
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import handler
from dieuhanh.web.tasks.actions import answering, deciding, extending
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, TaskEvent
from dieuhanh.web.tasks.recording import append
from dieuhanh.web.tasks.states import Kind

AT_ONCE = 200
UNDO_WITHIN = timedelta(hours=24)
UNDOABLE = frozenset({Kind.ACCEPT, Kind.REPORT, Kind.CONFIRM})


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
    return {"done": outcome.done, "refused": outcome.refused[:50], "batch": payload["batch"]}


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
    extending.ask(actor=actor, performer=performer, request=request, at=at)


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


@transaction.atomic
def undo(*, actor: Actor, batch: UUID, at: datetime) -> Outcome:
    """Take a bulk action of one's own back within a day; what went on meanwhile stays and is told."""
    events = TaskEvent.objects.filter(batch=batch, kind__in=UNDOABLE, actor_id=actor.user_id)
    outcome = Outcome(batch)
    for event in events.select_related("performer__task"):
        if event.sequence != event.performer.events_count or at - event.recorded_at > UNDO_WITHIN:
            outcome.refused.append((event.performer.code, _("Nhiệm vụ đã có thay đổi mới nên giữ nguyên.")))
            continue
        append(actor=actor, performer=event.performer, kind=Kind.UNDO, at=at)
        outcome.done += 1
    log.record(actor=actor, action="tasks.undo_bulk", detail={"batch": str(batch), "done": outcome.done})
    return outcome
