"""The leaders' page of a week, on the screen and on one sheet of paper, and the answers that a leader gives there."""

from __future__ import annotations

import re
from datetime import date
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dieuhanh.timekeeping import Week
from dieuhanh.web import clock
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.reporting import briefing_sheet
from dieuhanh.web.reporting.briefing_report import briefing_report
from dieuhanh.web.reporting.briefing_sheet import name_of, sheet
from dieuhanh.web.reporting.files import report_answer
from dieuhanh.web.reporting.portfolios import choose_portfolio, leaders, portfolio_of
from dieuhanh.web.tasks.actions import extending
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Extension
from dieuhanh.web.tasks.selectors import Days, visible

_NAME = re.compile(r"(\d{4})-(\d{2})")


def _actor(request: HttpRequest) -> Actor:
    return cast("User", request.user).actor


def now(_request: HttpRequest) -> HttpResponseBase:
    """Lead to the page of the week that is."""
    return redirect("reporting:briefing", name_of(Week.of(today())))


def _week(name: str) -> Week:
    match = _NAME.fullmatch(name)
    if match is None:
        raise Http404
    week = Week(int(match[1]), int(match[2]))
    try:
        week.monday  # noqa: B018 -- raises for a week that the year does not have
    except ValueError:
        raise Http404 from None
    return week


def page(request: HttpRequest, name: str) -> HttpResponseBase:
    """The page on the screen; of a week that is over it tells how it stood at its end. A POST chooses whose duties."""
    week, actor = _week(name), _actor(request)
    if request.method == "POST":
        choose_portfolio(actor=actor, leader=request.POST.get("phu-trach", ""))
        return redirect("reporting:briefing", name)
    context = {**sheet(actor, week, _days(week), portfolio_of(actor)), "previous": name_of(week.previous)}
    context["leaders"] = leaders(actor)
    context["may_hand_over"] = may(actor, "tasks.hand_over")
    context["path"] = [Link("/nb/", _("Hôm nay")), Link("", _("Giao ban"))]
    return render(request, "reporting/briefing.html", context)


def paper(request: HttpRequest, name: str) -> HttpResponse:
    """The same on one A4 sheet, as a PDF."""
    week, actor = _week(name), _actor(request)
    made = briefing_sheet.paper(actor, week, _days(week), str(request.user), portfolio_of(actor))
    answer = HttpResponse(made, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="giao-ban-{name}.pdf"'
    return answer


@require_GET
def report(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """The same as a report to go on with: docx, or pdf."""
    week, actor = _week(name), _actor(request)
    return report_answer(briefing_report(actor, week, _days(week), portfolio_of(actor)), form, f"giao-ban-{name}")


def _days(week: Week) -> Days:
    """Today within the week; the last day of one that is over, the first of one to come."""
    day: date = min(max(today(), week.monday), week.sunday)
    return Days.of(day, working_calendar())


@require_POST
def decide(request: HttpRequest, name: str, identifier: UUID) -> HttpResponseBase:
    """Grant or refuse a request for more time; refusing wants a reason."""
    actor = _actor(request)
    requests = Extension.objects.select_related("performer__task")
    extension = get_object_or_404(requests, pk=identifier, performer__in=visible(actor))
    try:
        if request.POST.get("tra-loi") == "dong-y":
            extending.grant(actor=actor, extension=extension, at=clock.now(), words=request.POST.get("dieu-kien", ""))
            messages.success(request, _("Đã đồng ý gia hạn NV %s.") % extension.performer.code)
        else:
            extending.refuse(actor=actor, extension=extension, reason=request.POST.get("ly-do", ""), at=clock.now())
            messages.success(request, _("Đã trả lời không đồng ý gia hạn NV %s.") % extension.performer.code)
    except TaskError as fault:
        messages.error(request, fault.message)
    return redirect("reporting:briefing", name)
