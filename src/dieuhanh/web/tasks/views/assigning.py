"""Drafts: choose the bodies that a wording left open, look at the deadline, and give the task out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import now
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.pages.templatetags.pages import day
from dieuhanh.web.tasks.actions.assigning import assign
from dieuhanh.web.tasks.actions.drafts import Part, Plan, change_draft, choose_bodies, discard, draft_task
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, Recurrence, Task, Urgency
from dieuhanh.web.tasks.presenting import rows_of
from dieuhanh.web.tasks.selectors import drafts as waiting_drafts
from dieuhanh.web.tasks.states import DueKind, Role, TaskState
from dieuhanh.web.tasks.steps import Typed
from dieuhanh.web.tasks.views.asking import actor_of, days_of_reading, task_or_404

_PATH = "/nb/nhiem-vu/giao/"
_PAGE = 50


def drafts(request: HttpRequest) -> HttpResponse:
    """All drafts, newest first; those that are ready can be given out together."""
    actor = actor_of(request)
    found = waiting_drafts(actor).prefetch_related("performers")
    if request.method == "POST":
        return _assign_many(request, actor, request.POST.getlist("ma"))
    context = {
        "drafts": [(task, _open_wordings(task)) for task in found[:_PAGE]],
        "total": found.count(),
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/nhiem-vu/", _("Nhiệm vụ")), Link("", _("Giao nhiệm vụ"))],
    }
    return render(request, "tasks/drafts.html", context)


def _open_wordings(task: Task) -> list[str]:
    return [one.wording for one in task.performers.all() if one.organisation_id is None]


def _assign_many(request: HttpRequest, actor: Actor, codes: Sequence[str]) -> HttpResponse:
    done = 0
    for task in waiting_drafts(actor).filter(code__in=codes):
        try:
            assign(actor=actor, task=task, at=now())
        except TaskError as fault:
            messages.error(request, f"{task.code}: {fault.message}")
        else:
            done += 1
    if done:
        messages.success(request, _("Đã giao %(count)s nhiệm vụ.") % {"count": done})
    return redirect(_PATH)


def draft(request: HttpRequest, code: str) -> HttpResponse:
    """One draft: what it says, its bodies, its deadline; `viec` of the form says what to do with it."""
    actor, days = actor_of(request), days_of_reading()
    task = task_or_404(actor, code)
    if task.state != TaskState.DRAFT:
        return redirect(task.path)
    fault = None
    typed: dict[str, str] = {}
    if request.method == "POST":
        typed = {name: str(value) for name, value in request.POST.items()}
        try:
            return _carry_out(request, actor, task, Typed(typed, days.today))
        except TaskError as error:
            fault = error
    return _page(request, task, typed, fault)


def _carry_out(request: HttpRequest, actor: Actor, task: Task, typed: Typed) -> HttpResponse:
    chosen = typed.text("viec")
    if chosen == "bo":
        discard(actor=actor, task=task, at=now())
        messages.success(request, _("Đã bỏ bản nháp %(code)s.") % {"code": task.code})
        return redirect(_PATH)
    if chosen.startswith("chon-"):
        _choose(request, actor, task, chosen.removeprefix("chon-"), typed)
        return redirect(f"{_PATH}{task.code}/")
    change_draft(actor=actor, task=task, plan=_plan(task, typed), parts=None, at=now())
    if typed.text("them-don-vi"):
        _add(actor, task, typed)
        return redirect(f"{_PATH}{task.code}/")
    if chosen != "giao":
        messages.success(request, _("Đã lưu bản nháp."))
        return redirect(f"{_PATH}{task.code}/")
    assign(actor=actor, task=task, at=now())
    messages.success(request, _("Đã giao nhiệm vụ %(code)s.") % {"code": task.code})
    return redirect(task.path)


def _choose(request: HttpRequest, actor: Actor, task: Task, identifier: str, typed: Typed) -> None:
    """Put the ticked candidates, or the body that was typed, in the place of a wording; none leaves it out."""
    performer = next((one for one in task.performers.all() if str(one.pk) == identifier), None)
    if performer is None:
        raise Http404
    keys = request.POST.getlist(f"don-vi-{identifier}")
    bodies = list(Organisation.objects.filter(key__in=keys))
    if typed.text(f"ten-{identifier}"):
        bodies.append(typed.body(f"ten-{identifier}"))
    choose_bodies(actor=actor, performer=performer, bodies=bodies)


def _add(actor: Actor, task: Task, typed: Typed) -> None:
    """Add the body that was typed, with the others as they are."""
    body = typed.body("them-don-vi")
    role = Role.SUPPORT if typed.text("them-vai-tro") == Role.SUPPORT else Role.LEAD
    kept = [
        Part(Role(one.role), one.organisation, one.wording, tuple(one.candidates), one.planned_due_on)
        for one in task.performers.select_related("organisation")
    ]
    change_draft(actor=actor, task=task, plan=_plan(task, typed), parts=[*kept, Part(role, body)], at=now())


def _plan(task: Task, typed: Typed) -> Plan:
    """The draft's plan with what was typed."""
    held = {name: getattr(task, name) for name in Plan.__dataclass_fields__}
    kind = DueKind(typed.text("loai-han")) if typed.text("loai-han") in DueKind.values else DueKind(task.due_kind)
    due = typed.day("han") if kind == DueKind.DATE else None
    recurrence = typed.text("ky")
    changed = {
        "title": typed.text("noi-dung"),
        "leader": typed.text("lanh-dao"),
        "field": typed.text("linh-vuc"),
        "urgency": Urgency(typed.text("khan")) if typed.text("khan") in Urgency.values else Urgency(task.urgency),
        "starred": bool(typed.text("sao")),
        "due_kind": kind,
        "due_on": due,
        "due_by_office": due is not None and (due != task.due_on or task.due_by_office or task.claim_id is None),
        "recurrence": Recurrence(recurrence) if recurrence in Recurrence.values else Recurrence(task.recurrence),
        "event_on": typed.day("ngay-su-kien") if kind == DueKind.EVENT else None,
        "review_on": _review(task, typed, kind),
    }
    return Plan(**{**held, **changed})


def _review(task: Task, typed: Typed, kind: DueKind) -> date | None:
    return (typed.day("ra-soat") or task.review_on) if kind == DueKind.NONE else None


def _page(request: HttpRequest, task: Task, typed: dict[str, str], fault: TaskError | None) -> HttpResponse:
    days = days_of_reading()
    performers = list(task.performers.select_related("organisation").prefetch_related("organisation__names"))
    settled = rows_of([one for one in performers if one.organisation_id is not None], days)
    context = {
        "task": task,
        "values": _values(task, typed),
        "leads": [row for row in settled if row.performer.role == Role.LEAD],
        "supports": [row for row in settled if row.performer.role == Role.SUPPORT],
        "unsettled": [(one, _candidates(one)) for one in performers if one.organisation_id is None],
        "fault": fault,
        "bodies": _bodies(days.today),
        "due_kinds": DueKind.choices,
        "recurrences": [pair for pair in Recurrence.choices if pair[0]],
        "urgencies": Urgency.choices,
        "path": [Link("/nb/nhiem-vu/", _("Nhiệm vụ")), Link(_PATH, _("Giao nhiệm vụ")), Link("", task.code)],
    }
    return render(request, "tasks/draft.html", context, status=422 if fault else 200)


def _values(task: Task, typed: dict[str, str]) -> dict[str, str]:
    """What stands in the fields: what was typed where there was something, else the draft's own."""
    own = {
        "noi-dung": task.title,
        "loai-han": task.due_kind,
        "han": day(task.due_on),
        "ky": task.recurrence,
        "ngay-su-kien": day(task.event_on),
        "ra-soat": day(task.review_on),
        "lanh-dao": task.leader,
        "linh-vuc": task.field,
        "khan": task.urgency,
        "sao": "1" if task.starred and not typed else "",
        "them-don-vi": "",
    }
    return {name.replace("-", ""): typed.get(name, value) for name, value in own.items()}


def _candidates(performer: Performer) -> list[tuple[str, str]]:
    held = directory().bodies
    return [(key, held[key].names[0].text) for key in performer.candidates if key in held]


def _bodies(on: date) -> list[str]:
    return [body.name_on(on) for body in directory().bodies.values() if body.validity.covers(on)]


def new(request: HttpRequest) -> HttpResponse:
    """Enter a task that no document on hand gives: only its words, the rest on the page of its draft."""
    actor = actor_of(request)
    require(actor, "tasks.assign")
    if request.method != "POST":
        return redirect(_PATH)
    try:
        made = draft_task(actor=actor, plan=Plan(title=request.POST.get("noi-dung", "")), parts=[], at=now())
    except TaskError as fault:
        messages.error(request, fault.message)
        return redirect(_PATH)
    return redirect(f"{_PATH}{made.code}/")
