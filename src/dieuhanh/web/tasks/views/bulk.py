"""Many duties at once: a page that says what will happen to which, then the action, then the way back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import now
from dieuhanh.web.jobs.selectors import job_of
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.tasks import selectors
from dieuhanh.web.tasks.actions import bulk as bulk_actions
from dieuhanh.web.tasks.actions import talking
from dieuhanh.web.tasks.actions.bulk import Outcome, Wish
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.presenting import rows_of
from dieuhanh.web.tasks.steps import Typed
from dieuhanh.web.tasks.views.asking import actor_of, days_of_reading
from dieuhanh.web.tasks.views.matrix import unreported

LIST = "/nb/nhiem-vu/"
_MOST = 10_000
_SHOWN = 20
_LABELS = {
    "tiep-nhan": "Tiếp nhận",
    "bao-cao": "Gửi báo cáo chung",
    "xin-gia-han": "Xin gia hạn",
    "xac-nhan": "Xác nhận hoàn thành",
    "nhac": "Nhắc",
}


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """First a preview of what will happen, then (`buoc=lam`) the action itself."""
    actor = actor_of(request)
    chosen = _chosen(request, actor)
    kind = request.POST.get("viec", "")
    if not chosen or kind not in _LABELS:
        messages.error(request, _("Chọn ít nhất một dòng và việc cần làm."))
        return redirect(_back(request))
    fault = None
    if request.POST.get("buoc") == "lam":
        try:
            return _done(request, actor, chosen, kind)
        except TaskError as error:
            fault = error
    return _preview(request, chosen, kind, fault)


def _chosen(request: HttpRequest, actor: Actor) -> list[Performer]:
    """The rows that were ticked, all rows of the filter, or those of a group that have not reported."""
    if request.POST.get("nhom"):
        return unreported(actor, request.POST["nhom"])
    if request.POST.get("ca-bo-loc"):
        narrow = TaskFilter.of({key: str(value) for key, value in request.POST.items() if key != "viec"})
        rows = selectors.narrowed(actor, narrow, days_of_reading())
    else:
        rows = selectors.duties(actor).filter(
            pk__in=list(filter(None, map(selectors.identifier_of, request.POST.getlist("dong"))))
        )
    return list(rows.order_by(*selectors.ORDER).select_related("task", "organisation")[:_MOST])


def _back(request: HttpRequest) -> str:
    query = request.POST.get("loc", "")
    return f"{LIST}?{query}" if query else LIST


def _done(request: HttpRequest, actor: Actor, chosen: list[Performer], kind: str) -> HttpResponse:
    typed = Typed({key: str(value) for key, value in request.POST.items()}, days_of_reading().today)
    wish = Wish(kind, typed.text("noi-dung"), typed.day("han-moi"))
    if kind == "xin-gia-han" and wish.until is None:
        raise TaskError(_("Nhập ngày xin gia hạn."), "han-moi")
    if kind in {"xin-gia-han", "bao-cao"} and not wish.text:
        raise TaskError(_("Nhập nội dung."), "noi-dung")
    outcome = bulk_actions.start(actor=actor, performers=[one.pk for one in chosen], wish=wish, at=now())
    if outcome.job:
        return _followed(outcome.job, _back(request))
    return _told(request, outcome, kind, _back(request))


def _followed(job: UUID, back: str) -> HttpResponse:
    """Lead to the page that shows how far a job is, from there to its result."""
    return redirect(f"{reverse('desk:job', args=[job])}?{urlencode({'ve': back})}")


def _told(request: HttpRequest, outcome: Outcome, kind: str, back: str, more: int = 0) -> HttpResponse:
    label = _(_LABELS[kind]) if kind else _("Hoàn tác")
    context = {
        "outcome": outcome,
        "more": more,
        "label": label,
        "undoable": kind in bulk_actions.UNDOABLE_WISHES and outcome.done,
        "back": back,
        "path": [Link(LIST, _("Nhiệm vụ")), Link("", label)],
    }
    return render(request, "tasks/bulk_done.html", context)


@require_GET
def result(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """What became of a bulk action that a job did, for who asked for it, with the way back."""
    row = job_of(identifier, actor_of(request), everybodys=False)
    if row is None or row.job.handler not in {"tasks.bulk", "tasks.undo_bulk"} or "batch" not in row.job.result:
        raise Http404
    held = row.job.result
    refused = [(code, why) for code, why in held["refused"]]
    outcome = Outcome(UUID(held["batch"]), held["done"], refused)
    return _told(request, outcome, held.get("kind", ""), LIST, held.get("more", 0))


def _preview(request: HttpRequest, chosen: list[Performer], kind: str, fault: TaskError | None) -> HttpResponse:
    shown = rows_of(chosen[:_SHOWN], days_of_reading())
    context: dict[str, Any] = {
        "rows": shown,
        "count": len(chosen),
        "bodies": len({one.organisation_id for one in chosen}),
        "more": len(chosen) - len(shown),
        "ids": [] if request.POST.get("ca-bo-loc") or request.POST.get("nhom") else [one.pk for one in chosen],
        "kept": {key: value for key, value in request.POST.items() if key in _KEPT},
        "kind": kind,
        "label": _(_LABELS[kind]),
        "fault": fault,
        "typed": request.POST,
        "back": _back(request),
        "path": [Link(LIST, _("Nhiệm vụ")), Link("", _(_LABELS[kind]))],
    }
    return render(request, "tasks/bulk.html", context, status=422 if fault else 200)


_KEPT = frozenset(
    "q co-quan vai-tro trang-thai thoi-han lanh-dao linh-vuc can-cu dinh-ky sao han ca-bo-loc nhom loc".split()
)


@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Take a bulk action back."""
    outcome = bulk_actions.undo(actor=actor_of(request), batch=batch, at=now())
    if outcome.job:
        return _followed(outcome.job, LIST)
    messages.success(request, _("Đã hoàn tác %(count)s dòng.") % {"count": outcome.done})
    for code, why in outcome.refused[:10]:
        messages.error(request, f"{code}: {why}")
    return redirect(LIST)


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the filter of the list under a name, or forget one."""
    actor = actor_of(request)
    try:
        if request.POST.get("viec") == "bo":
            talking.drop_view(actor=actor, name=request.POST.get("ten", ""))
        else:
            name, query = request.POST.get("ten", ""), request.POST.get("loc", "")
            talking.save_view(actor=actor, name=name, query=query, at=now())
            messages.success(request, _("Đã lưu bộ lọc."))
    except TaskError as fault:
        messages.error(request, fault.message)
    return redirect(_back(request))
