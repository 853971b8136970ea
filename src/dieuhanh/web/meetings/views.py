"""The pages of meetings: all of them, and one with its agenda and conclusions."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import now, today
from dieuhanh.web.meetings import actions
from dieuhanh.web.meetings.actions import Details
from dieuhanh.web.meetings.models import AgendaItem, Conclusion, Meeting
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.steps import Typed
from dieuhanh.web.tasks.views.asking import actor_of

_MOST = 200


def meetings(request: HttpRequest) -> HttpResponse:
    """All meetings, the newest first; a new one is entered here."""
    actor = actor_of(request)
    fault = None
    typed = {name: str(value) for name, value in request.POST.items()}
    if request.method == "POST":
        try:
            fields = Typed(typed, today())
            details = Details(fields.text("ten"), fields.day("ngay"), fields.text("noi-hop"), fields.text("chu-tri"))
            made = actions.register_meeting(actor=actor, details=details, at=now())
            return redirect("meetings:meeting", made.pk)
        except TaskError as error:
            fault = error
    context = {
        "meetings": Meeting.objects.prefetch_related("conclusions__task")[:_MOST],
        "may_change": may(actor, "meetings.change"),
        "fault": fault,
        "typed": typed,
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Cuộc họp"))],
    }
    return render(request, "meetings/meetings.html", context, status=422 if fault else 200)


def meeting(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One meeting; the form's `viec` adds to its agenda, writes a conclusion down or makes one a task."""
    actor = actor_of(request)
    found = get_object_or_404(Meeting.objects.select_related("document"), pk=identifier)
    fault = None
    typed = {name: str(value) for name, value in request.POST.items()}
    if request.method == "POST":
        try:
            return _carry_out(request, actor, found, Typed(typed, today()))
        except TaskError as error:
            fault = error
    context = {
        "meeting": found,
        "agenda": found.agenda.select_related("submitter").prefetch_related("submitter__names"),
        "conclusions": found.conclusions.select_related("task", "item"),
        "may_change": may(actor, "meetings.change"),
        "fault": fault,
        "typed": {name.replace("-", ""): value for name, value in typed.items()},
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/cuoc-hop/", _("Cuộc họp")), Link("", found.title[:60])],
    }
    return render(request, "meetings/meeting.html", context, status=422 if fault else 200)


def _carry_out(request: HttpRequest, actor: Actor, found: Meeting, typed: Typed) -> HttpResponse:
    chosen, at = typed.text("viec"), now()
    if chosen == "noi-dung":
        submitter = typed.body("don-vi") if typed.text("don-vi") else None
        actions.add_item(
            actor=actor,
            meeting=found,
            title=typed.text("noi-dung"),
            submitter=submitter,
            submission=typed.text("to-trinh"),
            at=at,
        )
    elif chosen == "ket-luan":
        item = AgendaItem.objects.filter(meeting=found, position=typed.text("muc") or 0).first()
        actions.conclude(actor=actor, meeting=found, text=typed.text("ket-luan"), item=item, at=at)
    else:
        conclusion = get_object_or_404(Conclusion, pk=chosen.removeprefix("nhiem-vu-"), meeting=found)
        task = actions.draft_from(actor=actor, conclusion=conclusion, at=at)
        messages.success(request, _("Đã tạo bản nháp %(code)s.") % {"code": task.code})
        return redirect("tasks:draft", task.code)
    return redirect("meetings:meeting", found.pk)
