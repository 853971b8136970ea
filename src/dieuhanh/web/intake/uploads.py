"""How far each file of an upload is, in the words of the import page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.intake.models import QuarantinedFile, State
from dieuhanh.web.intake.reading import HANDLER, key_of
from dieuhanh.web.jobs.models import OPEN, Job
from dieuhanh.web.jobs.models import State as JobState
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way of a file: its words with the real count, and whether it is done, under way or to come."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text that came of a file: `is_new` false where it was held before, `other` an older text of the document."""

    version: TextVersion
    items: int
    facts: int
    waiting: int
    is_new: bool
    other: TextVersion | None


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of an upload; `fault` says why it is held and what to do."""

    name: str
    steps: tuple[Step, ...]
    texts: tuple[Text, ...]
    fault: str
    is_open: bool


def upload_rows(batch: UUID, *, english: bool) -> list[FileRow]:
    """Return the files of an upload in their order; none where there is no such upload."""
    jobs = list(Job.objects.filter(handler=HANDLER, dedupe_key__startswith=key_of(batch)).order_by("dedupe_key"))
    files = QuarantinedFile.objects.in_bulk([job.payload["file"] for job in jobs])
    texts = _texts(one["id"] for job in jobs for one in job.result.get("texts", ()))
    return [_row(job, files.get(UUID(job.payload["file"])), texts, english=english) for job in jobs]


def _texts(identifiers: Iterable[str]) -> Mapping[str, TextVersion]:
    versions = TextVersion.objects.filter(pk__in=list(identifiers)).select_related("document", "file").defer("text")
    return {str(version.pk): version for version in versions}


def _row(job: Job, file: QuarantinedFile | None, texts: Mapping[str, TextVersion], *, english: bool) -> FileRow:
    found = tuple(
        _text(texts[one["id"]], one["facts"], is_new=one["new"])
        for one in job.result.get("texts", ())
        if one["id"] in texts
    )
    fault = _fault(job, file, english=english)
    is_open = job.state in OPEN
    name = file.name if file is not None else ""
    return FileRow(name or _("(tên đã xóa)"), _steps(found, fault, is_open=is_open), found, fault, is_open)


def _text(version: TextVersion, facts: int, *, is_new: bool) -> Text:
    older = TextVersion.objects.filter(document=version.document_id, recorded_at__lt=version.recorded_at).defer("text")
    claims = Claim.objects.filter(text_version=version)
    return Text(
        version=version,
        items=claims.filter(kind=ClaimKind.ITEM, status__in=(ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED)).count(),
        facts=facts,
        waiting=claims.filter(status=ClaimStatus.PROPOSED).count(),
        is_new=is_new,
        other=older.order_by("-recorded_at").first(),
    )


def _fault(job: Job, file: QuarantinedFile | None, *, english: bool) -> str:
    if job.state == JobState.FAILED:
        return _("Máy gặp lỗi khi đọc. Tệp còn nguyên; hãy xem Việc nền rồi thử lại.")
    if file is None:
        return ""
    if file.state == State.REFUSED:
        return _("Đã từ chối: văn bản có dấu chỉ độ mật. Hệ thống không giữ nội dung.")
    reason = file.reasons.filter(settled_at=None).first()
    if reason is None:
        return ""
    return reason.message_en if english else reason.message_vi


def _steps(texts: tuple[Text, ...], fault: str, *, is_open: bool) -> tuple[Step, ...]:
    items, facts = sum(text.items for text in texts), sum(text.facts for text in texts)
    if is_open:
        return (
            Step(_("Tải lên"), "done"),
            Step(_("Đọc chữ"), "now"),
            Step(_("Tách mục"), "later"),
            Step(_("Nhận diện"), "later"),
            Step(_("Chờ rà soát"), "later"),
        )
    if fault or not texts:
        return (Step(_("Tải lên"), "done"), Step(_("Đọc chữ"), "stuck" if fault else "done"))
    waiting = sum(text.waiting for text in texts)
    return (
        Step(_("Tải lên"), "done"),
        Step(_("Đọc chữ"), "done"),
        Step(_("Tách mục (%s)") % items, "done"),
        Step(_("Nhận diện (%s trường)") % facts, "done"),
        Step(_("Chờ rà soát (%s)") % waiting if waiting else _("Đã rà soát"), "now" if waiting else "done"),
    )
