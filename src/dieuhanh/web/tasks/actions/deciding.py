"""What the Office and the leaders decide about a performer: confirm, send back, stop, go on, open again, ask why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document
from dieuhanh.web.languages import house_language
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, TaskEvent
from dieuhanh.web.tasks.recording import Note, append
from dieuhanh.web.tasks.states import TABLE, Kind


@dataclass(frozen=True, slots=True)
class Basis:
    """The document that a decision rests on: one that the house holds, or its number and date as people write them."""

    words: str = ""
    document: Document | None = None


@transaction.atomic
def confirm(*, actor: Actor, performer: Performer, at: datetime, text: str = "", batch: UUID | None = None) -> None:
    """Find a result good; never by the person who reported it, but for a part inside their own body."""
    require(
        actor, TABLE[Kind.CONFIRM].right if performer.parent_id is None else "tasks.split", performer.organisation_id
    )
    last = TaskEvent.objects.filter(performer=performer, kind=Kind.REPORT).order_by("sequence").last()
    own = last is not None and actor.user_id is not None and last.actor_id == actor.user_id
    if own and performer.parent_id is None:
        raise TaskError(_("Người báo cáo không tự xác nhận kết quả của mình."))
    append(actor=actor, performer=performer, kind=Kind.CONFIRM, at=at, note=Note(text, batch=batch))


SEND_BACK_REASONS = ("Chưa có số liệu", "Chưa đúng nội dung", "Thiếu chữ ký số", "Khác")


def send_back(*, actor: Actor, performer: Performer, reason: str, text: str, at: datetime) -> None:
    """Return a result with a reason of the list and what exactly is missing; the clock of the performer runs again."""
    if reason not in SEND_BACK_REASONS:
        raise TaskError(_("Chọn lý do trả lại."), "ly-do")
    if not text.strip():
        raise TaskError(_("Ghi rõ cần bổ sung gì."), "noi-dung")
    append(actor=actor, performer=performer, kind=Kind.SEND_BACK, at=at, note=Note(f"{reason}: {text.strip()}"))


def reopen(*, actor: Actor, performer: Performer, reason: str, at: datetime) -> None:
    """Open a finished duty again; a leader's decision."""
    append(actor=actor, performer=performer, kind=Kind.REOPEN, at=at, note=Note(reason))


def suspend(*, actor: Actor, performer: Performer, reason: str, basis: Basis, at: datetime) -> None:
    """Let a duty rest; its days do not count until it goes on."""
    append(actor=actor, performer=performer, kind=Kind.SUSPEND, at=at, note=_note(reason, basis))


def resume(*, actor: Actor, performer: Performer, at: datetime, text: str = "") -> None:
    """Let a duty go on where it was before it was suspended."""
    append(actor=actor, performer=performer, kind=Kind.RESUME, at=at, note=Note(text))


@transaction.atomic
def withdraw(*, actor: Actor, performer: Performer, reason: str, basis: Basis, at: datetime) -> None:
    """Take a duty back for good, with the parts that the body gave out inside."""
    append(actor=actor, performer=performer, kind=Kind.WITHDRAW, at=at, note=_note(reason, basis))
    withdraw_parts(actor, performer, basis, at)


def withdraw_parts(actor: Actor, performer: Performer, basis: Basis, at: datetime) -> None:
    """Take back the parts inside a body that no longer has the duty."""
    with house_language():
        note = _note(_("Nhiệm vụ của đơn vị không còn."), basis)
    for part in performer.parts.exclude(state__in=("done", "withdrawn")):
        append(actor=actor, performer=part, kind=Kind.WITHDRAW, at=at, note=note, right="tasks.decide")


def keep(*, actor: Actor, performer: Performer, reason: str, at: datetime) -> None:
    """Answer a body that wants a duty to go elsewhere: it stays."""
    append(actor=actor, performer=performer, kind=Kind.KEEP, at=at, note=Note(reason))


def ask_explanation(*, actor: Actor, performer: Performer, text: str, at: datetime) -> None:
    """Ask the head of a body why a duty is late; what is asked stays on record."""
    if not text.strip():
        raise TaskError(_("Nhập nội dung yêu cầu giải trình."), "noi-dung")
    append(actor=actor, performer=performer, kind=Kind.ASK_EXPLANATION, at=at, note=Note(text))


def remind(*, actor: Actor, performer: Performer, text: str, at: datetime, batch: UUID | None = None) -> None:
    """Remind a performer of a duty, with what is said to it."""
    append(actor=actor, performer=performer, kind=Kind.REMIND, at=at, note=Note(text, batch=batch))


def _note(text: str, basis: Basis) -> Note:
    return Note(text, basis=basis.document, basis_words=basis.words)
