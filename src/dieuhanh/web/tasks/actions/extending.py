"""More time: asked by the lead, decided by the assigner's side and never by the asker; every date is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.languages import house_language
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Extension, Performer
from dieuhanh.web.tasks.recording import Note, append, day_of
from dieuhanh.web.tasks.requests import OPEN_ANSWERS
from dieuhanh.web.tasks.states import DueOrigin, Kind

Answer = Extension.Answer


@dataclass(frozen=True, slots=True)
class Request:
    """What a body asks: the new date, why, and what is done already."""

    wanted_on: date
    reason: str
    done_part: str = ""


@transaction.atomic
def ask(*, actor: Actor, performer: Performer, request: Request, at: datetime, batch: UUID | None = None) -> Extension:
    """Ask for a later date; days late until now stay whatever is decided. `batch` is the bulk action it is part of."""
    _require_later(performer, request.wanted_on, at)
    if not request.reason.strip():
        raise TaskError(_("Nhập lý do xin gia hạn."), "ly-do")
    note = Note(_until(request.wanted_on, request.reason.strip()), batch=batch)
    append(actor=actor, performer=performer, kind=Kind.ASK_EXTENSION, at=at, note=note)
    return Extension.objects.create(
        performer=performer,
        asked_on=day_of(at),
        asked_at=at,
        asked_by_id=actor.user_id,
        wanted_on=request.wanted_on,
        reason=request.reason.strip(),
        done_part=request.done_part.strip(),
    )


def _until(until: date, words: str) -> str:
    """What an event keeps: the later date, and why or on what condition."""
    with house_language():
        told = _("đến %(day)s") % {"day": day(until)}
    return f"{told} · {words}" if words else told


def _require_later(performer: Performer, wanted: date, at: datetime) -> None:
    if performer.due_on is None:
        raise TaskError(_("Nhiệm vụ không nêu hạn nên không cần gia hạn."), "han-moi")
    if wanted <= performer.due_on:
        raise TaskError(
            _("Ngày xin gia hạn phải sau hạn hiện tại %(day)s.") % {"day": day(performer.due_on)}, "han-moi"
        )
    if wanted < day_of(at):
        raise TaskError(_("Ngày xin gia hạn phải từ hôm nay trở đi."), "han-moi")


@transaction.atomic
def grant(*, actor: Actor, extension: Extension, at: datetime, words: str = "", until: date | None = None) -> None:
    """Agree, to the date that was asked or to another one; it counts from the day of the request."""
    locked = _waiting(actor, extension, OPEN_ANSWERS)
    _grant(actor, locked, until or locked.wanted_on, words, at, "tasks.extend")


@transaction.atomic
def refuse(*, actor: Actor, extension: Extension, reason: str, at: datetime) -> None:
    """Say no, with the reason; the date stays as it is."""
    locked = _waiting(actor, extension, OPEN_ANSWERS)
    append(actor=actor, performer=locked.performer, kind=Kind.REFUSE_EXTENSION, at=at, note=Note(reason))
    _answer(actor, locked, Answer.REFUSED, None, reason, at)


@transaction.atomic
def propose(*, actor: Actor, extension: Extension, until: date, at: datetime, words: str = "") -> None:
    """Offer another date, which the asker may take."""
    locked = _waiting(actor, extension, (Answer.WAITING,))
    _require_later(locked.performer, until, at)
    note = Note(_until(until, words))
    append(actor=actor, performer=locked.performer, kind=Kind.PROPOSE_EXTENSION, at=at, note=note)
    locked.proposed_on, locked.proposed_words = until, words.strip()
    locked.proposed_at, locked.proposed_by_id = at, actor.user_id
    _answer(actor, locked, Answer.PROPOSED, until, words, at)


@transaction.atomic
def take_proposal(*, actor: Actor, extension: Extension, at: datetime) -> None:
    """Take the date that the Office offered."""
    locked = _locked(extension)
    if locked.answer != Answer.PROPOSED or locked.answer_on is None:
        raise TaskError(_("Đề nghị này không còn chờ trả lời."))
    decider = locked.decided_by_id
    _grant(actor, locked, locked.answer_on, "", at, "tasks.ask_extension")
    Extension.objects.filter(pk=locked.pk).update(decided_by_id=decider)


@transaction.atomic
def drop(*, actor: Actor, extension: Extension, at: datetime) -> None:
    """Take a request back."""
    require(actor, "tasks.ask_extension", extension.performer.organisation_id)
    locked = _locked(extension)
    append(actor=actor, performer=locked.performer, kind=Kind.DROP_EXTENSION, at=at)
    _answer(actor, locked, Answer.DROPPED, None, "", at)


def _locked(extension: Extension) -> Extension:
    """The request as it is now; its performer is locked first, as wherever something happens to one."""
    Performer.objects.select_for_update(of=("self",)).get(pk=extension.performer_id)
    return Extension.objects.select_for_update(of=("self",)).select_related("performer").get(pk=extension.pk)


def _waiting(actor: Actor, extension: Extension, answers: tuple[Answer, ...]) -> Extension:
    """The request, locked; refused where the one who decides asked it, or works in the body that did."""
    locked = _locked(extension)
    require(actor, "tasks.extend", locked.performer.organisation_id)
    if locked.answer not in answers:
        raise TaskError(_("Đề nghị gia hạn này đã được trả lời."))
    own_body = actor.organisation_id is not None and actor.organisation_id == locked.performer.organisation_id
    if own_body or (actor.user_id is not None and actor.user_id == locked.asked_by_id):
        raise TaskError(_("Người xin gia hạn không tự duyệt đề nghị của mình."))
    return locked


def _grant(actor: Actor, extension: Extension, until: date, words: str, at: datetime, right: str) -> None:
    performer = extension.performer
    if performer.due_on is not None and until <= performer.due_on:
        raise TaskError(_("Ngày mới phải sau hạn hiện tại %(day)s.") % {"day": day(performer.due_on)}, "han-moi")
    text = _until(until, words)
    note = Note(text, until, DueOrigin.EXTENSION, from_day=extension.asked_on)
    append(actor=actor, performer=performer, kind=Kind.GRANT_EXTENSION, at=at, note=note, right=right)
    _answer(actor, extension, Answer.GRANTED, until, words, at)


def _answer(actor: Actor, extension: Extension, answer: Answer, on: date | None, words: str, at: datetime) -> None:
    extension.answer, extension.answer_on, extension.answer_words = answer, on, words.strip()
    extension.decided_at, extension.decided_by_id = at, actor.user_id
    extension.save()
