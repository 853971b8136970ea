"""The leaders' page of a week, on the screen and on one sheet of paper, and the answers that a leader gives there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dieuhanh.exports.charts import Bar, bars, line
from dieuhanh.exports.pdf import pdf
from dieuhanh.timekeeping import Week
from dieuhanh.web import clock
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today
from dieuhanh.web.pages.formatting import day_range
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.reporting.briefing import Briefing, briefing
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.tasks.actions import extending
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Extension, Performer
from dieuhanh.web.tasks.selectors import Days, visible

_NAME = re.compile(r"(\d{4})-(\d{2})")


def _actor(request: HttpRequest) -> Actor:
    return cast("User", request.user).actor


def now(_request: HttpRequest) -> HttpResponseBase:
    """Lead to the page of the week that is."""
    return redirect("reporting:briefing", name_of(Week.of(today())))


def name_of(week: Week) -> str:
    """Write a week as its address has it: `2024-01`."""
    return f"{week.year}-{week.number:02d}"


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


def page(request: HttpRequest, name: str) -> HttpResponse:
    """The page on the screen; of a week that is over it tells how it stood at its end."""
    week = _week(name)
    context = {**_context(_actor(request), week), "previous": name_of(week.previous)}
    context["path"] = [Link("/nb/", _("Hôm nay")), Link("", _("Giao ban"))]
    return render(request, "reporting/briefing.html", context)


def paper(request: HttpRequest, name: str) -> HttpResponse:
    """The same on one A4 sheet, as a PDF."""
    context = {**_context(_actor(request), _week(name)), "printed_by": request.user}
    made = pdf(render_to_string("reporting/briefing_paper.html", context))
    answer = HttpResponse(made, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="giao-ban-{name}.pdf"'
    return answer


def _context(actor: Actor, week: Week) -> dict[str, object]:
    days = _days(week)
    found = briefing(actor, week, days)
    keys = {one.organisation.key for one in found.longest if one.organisation}
    keys |= {matter.performer.organisation.key for matter in found.matters if matter.performer.organisation}
    names = names_of(keys, days.today)
    return {
        "title": _("Giao ban tuần %(number)s (%(days)s)")
        % {"number": week.number, "days": day_range(week.monday, week.sunday)},
        "name": name_of(week),
        "found": found,
        "figures_at": days.today,
        "overdue_chart": _overdue_chart(found),
        "overdue_finding": _overdue_finding(found),
        "trend_chart": _trend_chart(found),
        "longest": [
            (one, _body(one, names), (days.today - one.deadline).days) for one in found.longest if one.deadline
        ],
        "matters": [(matter, _body(matter.performer, names)) for matter in found.matters],
    }


def _body(performer: Performer, names: Mapping[str, str]) -> str:
    return names.get(performer.organisation.key, "") if performer.organisation else performer.wording


def _days(week: Week) -> Days:
    """Today within the week; the last day of one that is over, the first of one to come."""
    day: date = min(max(today(), week.monday), week.sunday)
    return Days.of(day, working_calendar())


def _overdue_chart(found: Briefing) -> str:
    rows = [Bar(row.name, row.number.value, _("lâu nhất %s ngày") % row.longest) for row in found.bodies]
    if found.other_bodies.value:
        rows.append(Bar(_("Cơ quan khác"), found.other_bodies.value))
    return bars(_("Quá hạn theo cơ quan"), rows)


def _overdue_finding(found: Briefing) -> str:
    if not found.bodies:
        return _("Không có cơ quan nào quá hạn.")
    first = found.bodies[0]
    words = {"name": first.name, "count": first.number.value, "all": found.overdue.value}
    return _("%(name)s chiếm %(count)s/%(all)s việc quá hạn.") % words


def _trend_chart(found: Briefing) -> str:
    values = [figures.overdue if figures else None for _week_, figures in found.trend]
    names = [f"T{week.number}" for week, _figures in found.trend]
    return line(_("Số việc quá hạn, 12 tuần"), [*values, found.overdue.value], [*names, f"T{found.week.number}"])


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
