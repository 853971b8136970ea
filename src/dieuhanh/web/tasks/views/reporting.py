"""The form of a report with its files; whatever is wrong, the words and the good files stay."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.core.files import File
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dieuhanh.web.accounts.rights import scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import now
from dieuhanh.web.documents.files import fetch
from dieuhanh.web.tasks.actions import answering, files
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, Task, TaskFile
from dieuhanh.web.tasks.sniffing import LARGEST, too_large
from dieuhanh.web.tasks.states import Role
from dieuhanh.web.tasks.steps import Typed
from dieuhanh.web.tasks.views.acting import address
from dieuhanh.web.tasks.views.asking import actor_of, days_of_reading, performer_or_404, task_or_404
from dieuhanh.web.tasks.views.detail import show
from dieuhanh.web.tasks.views.writing import writing

_FIELDS = ("ket-qua", "muc", "phan-tram", "so", "ngay")


@require_POST
def report(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Send a report, or keep it as a draft; files that came in stay, whatever is wrong with the rest."""
    actor, days = actor_of(request), days_of_reading()
    task = task_or_404(actor, code)
    performer = performer_or_404(task, identifier)
    typed = {name: request.POST.get(name, "") for name in _FIELDS}
    errors = _attach(request, actor, performer)
    done = ""
    if not errors and request.POST.get("viec") != "luu-nhap":
        try:
            done = _send(actor, performer, typed)
        except TaskError as fault:
            errors = [(fault.field, fault.message)]
    if done:
        messages.success(request, done)
        return redirect(address(performer))
    answering.save_draft(actor=actor, performer=performer, fields=typed, at=now())
    if errors:
        return show(request, actor, task, days, typed=typed, errors=errors, wanted=str(performer.pk))
    messages.success(request, _("Đã lưu nháp. Chưa gửi cho Văn phòng."))
    return redirect(address(performer))


@require_POST
def keep(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Keep what is typed so far, as the page asks by itself; answer when, and who else is writing."""
    actor, at = actor_of(request), now()
    performer = performer_or_404(task_or_404(actor, code), identifier)
    typed = {name: request.POST.get(name, "") for name in _FIELDS}
    answering.save_draft(actor=actor, performer=performer, fields=typed, at=at)
    return JsonResponse({"saved": _("Đã lưu %s") % f"{at:%H:%M}", "other": " · ".join(writing(actor, performer, at))})


def _attach(request: HttpRequest, actor: Actor, performer: Performer) -> list[tuple[str, str]]:
    """Keep the files that can be kept; return what was wrong with the others."""
    errors: list[tuple[str, str]] = []
    for uploaded in request.FILES.getlist("tep"):
        try:
            name, data = _content(uploaded)
            files.attach(actor=actor, performer=performer, name=name, data=data, at=now())
        except TaskError as fault:
            errors.append(("tep", fault.message))
    return errors


def _content(uploaded: File[bytes]) -> tuple[str, bytes]:
    name, size = str(uploaded.name), uploaded.size or 0
    if size > LARGEST:
        raise too_large(name, size)
    return name, uploaded.read()


def _send(actor: Actor, performer: Performer, fields: Mapping[str, str]) -> str:
    typed = Typed(fields, days_of_reading().today)
    final, percent = typed.text("muc") != "dang-lam", typed.text("phan-tram")
    if percent and not percent.isdigit():
        raise TaskError(_("Mức hoàn thành là một số từ 0 đến 100."), "phan-tram")
    waiting = TaskFile.objects.filter(performer=performer, report=None)
    result = Result(
        text=typed.text("ket-qua"),
        final=final,
        percent=int(percent) if percent and not final else None,
        document_number=typed.text("so"),
        document_on=typed.day("ngay"),
        files=tuple(waiting.values_list("pk", flat=True)),
    )
    answering.report(actor=actor, performer=performer, result=result, at=now())
    if final:
        return _("Đã gửi báo cáo. Đồng hồ của đơn vị dừng từ hôm nay, chờ Văn phòng xác nhận.")
    return _("Đã cập nhật tiến độ.")


@require_POST
def detach(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Take a file out that waits."""
    actor = actor_of(request)
    file = _file_or_404(task_or_404(actor, code), identifier)
    try:
        files.detach(actor=actor, file=file)
    except TaskError as fault:
        messages.error(request, fault.message)
    return redirect(address(file.performer))


def download(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """A file as it was handed in: for the Office, the body that handed it in, and who leads the task."""
    actor = actor_of(request)
    task = task_or_404(actor, code)
    file = _file_or_404(task, identifier)
    if not _may_read(actor, task, file):
        raise Http404
    answer = HttpResponse(fetch(file.stored.path), content_type=file.media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return answer


def _may_read(actor: Actor, task: Task, file: TaskFile) -> bool:
    seen = scope(actor, "tasks.see")
    if seen.everything or (file.performer.organisation_id or UUID(int=0)) in seen:
        return True
    leads = task.performers.filter(role=Role.LEAD, organisation__in=seen.organisations)
    return file.report_id is not None and leads.exists()


def _file_or_404(task: Task, identifier: UUID) -> TaskFile:
    found = TaskFile.objects.select_related("performer__task", "stored").filter(pk=identifier, performer__task=task)
    file = found.first()
    if file is None:
        raise Http404
    return file
