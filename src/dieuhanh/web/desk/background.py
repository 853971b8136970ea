"""Pages of the jobs: all of them for who runs the system, one for who asked for it, and the system's state in words."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dieuhanh.web import health
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may, require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.jobs import actions
from dieuhanh.web.jobs.models import OPEN, State
from dieuhanh.web.jobs.selectors import Row, job_of, job_page, queue
from dieuhanh.web.pages.frame import Link

WAYS = {"dang-cho": State.WAITING, "dang-chay": State.RUNNING, "bi-loi": State.FAILED, "da-xong": State.DONE}


def jobs(request: HttpRequest) -> HttpResponse:
    """A page of jobs, the newest first; `?trang-thai=bi-loi` narrows it, `?truoc=` goes on to older ones."""
    chosen = request.GET.get("trang-thai", "")
    found = queue(timezone.now())
    context = {
        "chosen": chosen,
        "page": job_page(WAYS.get(chosen, ""), request.GET.get("truoc", "")),
        "filters": [(way, state.label, found.counts[state]) for way, state in WAYS.items()],
        "may_retry": may(_actor(request), "jobs.retry"),
        "path": [Link(reverse("desk:status"), _("Tình trạng hệ thống")), Link("", _("Việc nền"))],
    }
    return render(request, "desk/jobs.html", context)


def job(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """How far a job is, for who asked for it and for who runs the system; `?ve=` is where to go back to."""
    actor = _actor(request)
    row = _row(actor, identifier)
    back = request.GET.get("ve", "")
    context = {
        "row": row,
        "job": row.job,
        "open": row.job.state in OPEN,
        "back": back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "",
        "may_cancel": row.may_cancel,
        "may_retry": row.may_retry and may(actor, "jobs.retry"),
        "sees_all": may(actor, "jobs.see"),
        "path": [Link("", row.label)],
    }
    return render(request, "desk/job.html", context)


@require_POST
def decide(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Cancel a job (`viec=huy`, one's own too) or let it run again (`viec=chay-lai`); then its page."""
    actor = _actor(request)
    _row(actor, identifier)
    chosen = request.POST.get("viec", "")
    if chosen == "huy":
        actions.cancel(actor=actor, job_id=identifier)
    elif chosen == "chay-lai":
        require(actor, "jobs.retry")
        actions.retry(actor=actor, job_id=identifier)
    else:
        raise BadRequest("viec")
    return redirect("desk:job", identifier)


def status(request: HttpRequest) -> HttpResponse:
    """Whether the installation is well, in words."""
    context = {
        "findings": list(health.findings(timezone.now())),
        "path": [Link("", _("Tình trạng hệ thống"))],
    }
    return render(request, "desk/status.html", context)


def _row(actor: Actor, identifier: UUID) -> Row:
    row = job_of(identifier, actor, everybodys=may(actor, "jobs.see"))
    if row is None:
        raise Http404
    return row


def _actor(request: HttpRequest) -> Actor:
    if not isinstance(request.user, User):
        raise Http404
    return request.user.actor
