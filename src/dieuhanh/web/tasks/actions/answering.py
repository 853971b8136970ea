"""What a performer does: takes a duty up, asks that it go to somebody else, tells of progress, reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, ReportDraft, ResultReport, TaskFile
from dieuhanh.web.tasks.recording import Note, append, day_of
from dieuhanh.web.tasks.states import Kind

_NUMBER = re.compile(r"\d{1,6}[a-zA-Z]?\s*/(?:\d{4}/)?[A-ZĐa-zđ][\w&.]*(?:-[\w&.]+)*(?:/[\w&.-]+)?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Result:
    """What a report says. `percent` is only of progress; `files` are those that wait with the performer."""

    text: str = ""
    final: bool = True
    percent: int | None = None
    document_number: str = ""
    document_on: date | None = None
    files: tuple[UUID, ...] = ()


def accept(*, actor: Actor, performer: Performer, at: datetime, batch: UUID | None = None) -> None:
    """Take a duty up."""
    append(actor=actor, performer=performer, kind=Kind.ACCEPT, at=at, note=Note(batch=batch))


def ask_reassignment(*, actor: Actor, performer: Performer, reason: str, at: datetime) -> None:
    """Ask that a duty go to another body, with the reason; the Office decides."""
    append(actor=actor, performer=performer, kind=Kind.ASK_REASSIGNMENT, at=at, note=Note(reason))


@transaction.atomic
def report(
    *, actor: Actor, performer: Performer, result: Result, at: datetime, batch: UUID | None = None
) -> ResultReport:
    """Hand in a result, or tell of progress; needs words or a file. The clock of the performer stops at a result."""
    files = list(TaskFile.objects.filter(pk__in=result.files, performer=performer, report=None))
    _require_result(performer, result, files, day_of(at))
    kind = Kind.REPORT if result.final else Kind.PROGRESS
    event = append(actor=actor, performer=performer, kind=kind, at=at, note=Note(result.text, batch=batch))
    stored = ResultReport.objects.create(
        performer=performer,
        event=event,
        text=result.text.strip(),
        final=result.final,
        percent=None if result.final else result.percent,
        document=_document(result),
        document_number=result.document_number.strip(),
        document_on=result.document_on,
    )
    TaskFile.objects.filter(pk__in=[file.pk for file in files]).update(report=stored)
    if actor.user_id is not None:
        ReportDraft.objects.filter(performer=performer, user_id=actor.user_id).delete()
    return stored


def _require_result(performer: Performer, result: Result, files: Sequence[TaskFile], today: date) -> None:
    if not result.text.strip() and not files:
        raise TaskError(_("Nhập kết quả thực hiện."), "ket-qua")
    if result.percent is not None and not 0 <= result.percent <= 100:
        raise TaskError(_("Mức hoàn thành là một số từ 0 đến 100."), "muc")
    number = result.document_number.strip()
    if number and not _NUMBER.fullmatch(number):
        raise TaskError(_("Số văn bản phải có dạng 123/BC-SYT."), "so")
    if result.document_on is not None:
        _require_day(performer, result.document_on, today)


def _require_day(performer: Performer, on: date, today: date) -> None:
    if on > today:
        raise TaskError(_("Ngày %(day)s chưa đến.") % {"day": day(on)}, "ngay")
    if performer.assigned_on is None or on >= performer.assigned_on:
        return
    words = _("Ngày %(day)s trước ngày giao %(assigned)s.") % {"day": day(on), "assigned": day(performer.assigned_on)}
    raise TaskError(f"{words} {_meant(on, performer.assigned_on, today)}".strip(), "ngay")


def _meant(typed: date, first: date, today: date) -> str:
    """The question whether the same day of another year was meant, where one lies in reach."""
    for year in range(first.year, today.year + 1):
        try:
            other = typed.replace(year=year)
        except ValueError:  # 29/02
            continue
        if other >= first:
            return _("Có phải %(day)s?") % {"day": day(other)}
    return ""


def _document(result: Result) -> Document | None:
    """The document of that number, where the house holds exactly one."""
    number = re.sub(r"\s+", "", result.document_number)
    if not number:
        return None
    found = Document.objects.filter(number_text=number)
    if result.document_on is not None:
        found = found.filter(year=result.document_on.year)
    held = list(found[:2])
    return held[0] if len(held) == 1 else None


@transaction.atomic
def save_draft(*, actor: Actor, performer: Performer, fields: dict[str, str], at: datetime) -> None:
    """Keep what somebody typed into the form of a report, for them alone."""
    require(actor, "tasks.report", performer.organisation_id)
    if actor.user_id is None:
        return
    ReportDraft.objects.update_or_create(
        performer=performer, user_id=actor.user_id, defaults={"fields": fields, "saved_at": at}
    )


def explain(*, actor: Actor, performer: Performer, text: str, at: datetime) -> None:
    """Answer a request to explain."""
    if not text.strip():
        raise TaskError(_("Nhập nội dung giải trình."), "noi-dung")
    append(actor=actor, performer=performer, kind=Kind.EXPLAIN, at=at, note=Note(text))
