"""One task: what to do next first, then what it is, what happened, who takes part and what was said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import may, scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import now
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.tasks.history import clocks
from dieuhanh.web.tasks.models import Extension, Follower, Performer, ReportDraft, Task, TaskFile
from dieuhanh.web.tasks.presenting import rows_of
from dieuhanh.web.tasks.projecting import standing_of
from dieuhanh.web.tasks.requests import OPEN_ANSWERS
from dieuhanh.web.tasks.selectors import Days
from dieuhanh.web.tasks.sniffing import ACCEPT
from dieuhanh.web.tasks.states import DueOrigin, Kind, Role, State
from dieuhanh.web.tasks.steps import possible, split_by_weight
from dieuhanh.web.tasks.undone import is_undone
from dieuhanh.web.tasks.views.asking import actor_of, days_of_reading, task_or_404
from dieuhanh.web.tasks.views.timeline import dates, timeline
from dieuhanh.web.tasks.views.writing import writing

_GONE = frozenset({State.HANDED_OVER, State.WITHDRAWN})
_SILENT = frozenset({State.ASSIGNED, State.ACCEPTED, State.RETURNED})
_FOR_THE_OFFICE = frozenset({State.REPORTED, State.REASSIGNMENT_ASKED})


def task(request: HttpRequest, code: str) -> HttpResponse:
    """A task by its code, seen with one of its performers: one's own, or that of `?don-vi=`."""
    actor, days = actor_of(request), days_of_reading()
    return show(request, actor, task_or_404(actor, code), days)


def show(
    request: HttpRequest,
    actor: Actor,
    found: Task,
    days: Days,
    *,
    typed: dict[str, str] | None = None,
    errors: list[tuple[str, str]] | None = None,
    wanted: str = "",
) -> HttpResponse:
    """Answer with the page of a task; `typed` and `errors` (field and message) come back from a form that failed."""
    performers = list(_shown(actor, found))
    chosen = _chosen(actor, performers, wanted or request.GET.get("don-vi", ""))
    whole = [one for one in performers if one.parent_id is None]
    context = {
        "task": found,
        "errors": errors or [],
        "faults": {field.replace("-", ""): message for field, message in errors or []},
        "leads": rows_of([one for one in whole if one.role == Role.LEAD], days),
        "supports": rows_of([one for one in whole if one.role == Role.SUPPORT], days),
        "silent": [one for one in whole if one.role == Role.SUPPORT and one.state in _SILENT],
        "may_remind": may(actor, "tasks.remind") and scope(actor, "tasks.see").everything,
        "parts": rows_of([one for one in performers if chosen and one.parent_id == chosen.pk], days),
        **_of_task(actor, found),
        **_of_performer(request, actor, chosen, days),
    }
    kept = typed if typed is not None else context.get("draft", {})
    context["typed"] = {name.replace("-", ""): value for name, value in kept.items()}
    return render(request, "tasks/task.html", context, status=422 if errors else 200)


def _of_task(actor: Actor, found: Task) -> dict[str, Any]:
    return {
        "comments": found.comments.select_related("body"),
        "whole": scope(actor, "tasks.see").everything,
        "follows": Follower.objects.filter(task=found, user_id=actor.user_id or UUID(int=0)).exists(),
        "may_comment": may(actor, "tasks.comment"),
        "may_assign": may(actor, "tasks.assign"),
        "instances": found.instances.order_by("-period")[:24],
        "accept": ACCEPT,
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/nhiem-vu/", _("Nhiệm vụ")), Link("", found.code)],
    }


def _shown(actor: Actor, found: Task) -> QuerySet[Performer]:
    """All who take part; parts inside a body only for that body and the Office."""
    rows = found.performers.select_related("organisation", "task").prefetch_related("organisation__names")
    seen = scope(actor, "tasks.see")
    if not seen.everything:
        rows = rows.filter(Q(parent=None) | Q(organisation__in=seen.organisations))
    return rows.order_by("role", "position", "recorded_at")


def _chosen(actor: Actor, performers: list[Performer], wanted: str) -> Performer | None:
    """The performer whose history is shown: one's own; for the Office the one asked for, or one that waits for it."""
    seen = scope(actor, "tasks.see")
    own = [one for one in performers if one.organisation_id is not None and one.organisation_id in seen]
    by_id = next((one for one in own if str(one.pk) == wanted), None)
    if by_id is not None:
        return by_id
    standing = [one for one in own if one.parent_id is None and one.state not in _GONE]
    if seen.everything:
        standing.sort(key=lambda one: not (one.state in _FOR_THE_OFFICE or one.asked))
    return next(iter(standing or own), None)


def _of_performer(request: HttpRequest, actor: Actor, performer: Performer | None, days: Days) -> dict[str, Any]:
    if performer is None:
        return {"performer": None}
    main, others = split_by_weight(list(possible(actor, performer, days.today)))
    agency, office = clocks(standing_of(performer), days.today)
    reports = (
        performer.reports.exclude(is_undone("event__")).select_related("event", "document").prefetch_related("files")
    )
    returned = performer.state == State.RETURNED
    return {
        "performer": performer,
        "row": rows_of([performer], days)[0],
        "main": main,
        "others": others,
        "extension": performer.requests.filter(answer__in=OPEN_ANSWERS).first(),
        "request_number": performer.requests.exclude(answer=Extension.Answer.UNDONE).count(),
        "agency_days": agency,
        "office_days": office,
        "dates": dates(performer),
        "due_by_office": performer.due_origin == DueOrigin.OFFICE,
        "reports": reports.order_by("-event__sequence"),
        "last_return": performer.events.filter(kind=Kind.SEND_BACK).last() if returned else None,
        **_form(actor, performer),
        **timeline(request, performer, days),
    }


def _form(actor: Actor, performer: Performer) -> dict[str, Any]:
    """The form of a report with what was kept of it, where the actor may report now."""
    open_for_it = performer.state in {State.ACCEPTED, State.RETURNED}
    if not open_for_it or not may(actor, "tasks.report", performer.organisation_id):
        return {"may_report": False}
    kept = ReportDraft.objects.filter(performer=performer, user_id=actor.user_id or UUID(int=0)).first()
    return {
        "may_report": True,
        "draft": dict(kept.fields) if kept else {},
        "saved_at": kept.saved_at if kept else None,
        "others_writing": writing(actor, performer, now()),
        "waiting_files": TaskFile.objects.filter(performer=performer, report=None),
    }
