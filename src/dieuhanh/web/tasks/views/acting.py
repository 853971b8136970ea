"""Steps that people take on a task: forms with what was typed kept, and the action behind each."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dieuhanh.web.clock import now
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.tasks.actions import talking
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.presenting import body_name
from dieuhanh.web.tasks.selectors import Days
from dieuhanh.web.tasks.steps import BY_KEY, Step, Typed, possible
from dieuhanh.web.tasks.views.asking import actor_of, days_of_reading, performer_or_404, task_or_404
from dieuhanh.web.tasks.views.detail import show

_EXPLAINED_WITHIN = 2


def step(request: HttpRequest, code: str, identifier: UUID, key: str) -> HttpResponse:
    """The page of one step (GET) and the step itself (POST); after it the task again, with a word of what was done."""
    actor, days = actor_of(request), days_of_reading()
    performer = performer_or_404(task_or_404(actor, code), identifier)
    chosen = BY_KEY.get(key)
    if chosen is None:
        raise Http404
    if request.method != "POST":
        if chosen not in possible(actor, performer, days.today):
            return redirect(address(performer))
        return _form(request, performer, chosen, _beginning(performer, chosen, days), None)
    typed = {field: str(value) for field, value in request.POST.items()}
    try:
        chosen.run(actor, performer, Typed(typed, days.today), now())
    except TaskError as fault:
        return _form(request, performer, chosen, typed, fault)
    messages.success(request, _("Đã ghi nhận: %(step)s.") % {"step": chosen.label})
    return redirect(address(performer))


def _beginning(performer: Performer, chosen: Step, days: Days) -> dict[str, str]:
    """What stands in a form at first: the request to explain is written already, due in two working days."""
    if chosen.key != "yeu-cau-giai-trinh" or performer.deadline is None:
        return {}
    words = {
        "body": body_name(performer.organisation, days.today),
        "due": day(performer.deadline),
        "days": max(0, (days.today - performer.deadline).days),
        "until": day(working_calendar().add_working_days(days.today, _EXPLAINED_WITHIN)),
    }
    text = _(
        "Kính gửi Thủ trưởng %(body)s: nhiệm vụ có hạn %(due)s, đến nay trễ %(days)s ngày. Đề nghị giải trình nguyên "
        "nhân, trách nhiệm và thời gian hoàn thành, gửi Văn phòng trước hết ngày %(until)s."
    )
    return {"noi-dung": text % words}


def address(performer: Performer) -> str:
    """Return the address of a task with one of its performers chosen."""
    return f"{performer.task.path}?don-vi={performer.pk}"


def _form(
    request: HttpRequest, performer: Performer, chosen: Step, typed: Mapping[str, str], fault: TaskError | None
) -> HttpResponse:
    """The form with what was typed; a fault is told on top and beside its field."""
    task, today = performer.task, days_of_reading().today
    late = performer.deadline is not None and performer.deadline < today
    context = {
        "task": task,
        "performer": performer,
        "step": chosen,
        "fields": [(field, typed.get(field.name, "")) for field in chosen.fields],
        "fault": fault,
        "late": late and chosen.key == "xin-gia-han",
        "back": address(performer),
        "path": [Link("/nb/nhiem-vu/", _("Nhiệm vụ")), Link(task.path, task.code), Link("", str(chosen.label))],
    }
    return render(request, "tasks/step.html", context, status=422 if fault else 200)


@require_POST
def comment(request: HttpRequest, code: str) -> HttpResponse:
    """Write a remark."""
    actor, days = actor_of(request), days_of_reading()
    task = task_or_404(actor, code)
    try:
        talking.comment(actor=actor, task=task, text=request.POST.get("trao-doi", ""), at=now())
    except TaskError as fault:
        return show(request, actor, task, days, errors=[(fault.field, fault.message)])
    return redirect(f"{task.path}#trao-doi-muc")


@require_POST
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Follow a task, or no more."""
    actor = actor_of(request)
    task = task_or_404(actor, code)
    if request.POST.get("viec") == "thoi":
        talking.unfollow(actor=actor, task=task)
    else:
        talking.follow(actor=actor, task=task, at=now())
    return redirect(task.path)
