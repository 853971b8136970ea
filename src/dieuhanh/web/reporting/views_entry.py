"""How soon directives become tasks: by specialist, the slow ones by name, and the limits with their document."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dieuhanh.timekeeping import Period, PeriodKind
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may, require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.reporting.entry import Entered, Limits, by_specialist, entries, limits_on, set_rule, whole
from dieuhanh.web.reporting.models import EntryRule
from dieuhanh.web.reporting.papers import given_out, listed
from dieuhanh.web.reporting.periods import offered, period_of
from dieuhanh.web.reporting.sheets import entry_table
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.steps import Typed

_SHOWN = 50
_NUMBERS = {"urgent": "khan", "ordinary": "thuong", "many": "nhieu", "many_from": "tu-may"}


def page(request: HttpRequest) -> HttpResponseBase:
    """The figures of a period (`?ky=`), or a file of its tasks (`?tep=xlsx`); a POST sets other limits."""
    actor, fault = cast("User", request.user).actor, None
    if request.method == "POST":
        try:
            return _set(request, actor)
        except TaskError as error:
            fault = error
    period = period_of(request.GET.get("ky", ""), today()) or _current()
    first, last = period.gathering
    found = entries(actor, first, min(last, today()), working_calendar())
    if form := request.GET.get("tep", ""):
        table, on = entry_table(found), min(last, today())
        return given_out(table, form, "nhap-dung-han", lambda: listed(table, on, (0, 1, 3, 4, 5, 7, 8)))
    return _page(request, actor, period, found, fault)


def _current() -> Period:
    """The quarter whose figures are gathered now."""
    quarter = Period.of(PeriodKind.QUARTER, today())
    return quarter if today() <= quarter.gathering[1] else quarter.next


def _page(
    request: HttpRequest, actor: Actor, period: Period, found: list[Entered], fault: TaskError | None
) -> HttpResponse:
    late = [one for one in found if one.is_late]
    rules = list(EntryRule.objects.all())
    context: dict[str, Any] = {
        "title": _("Nhập nhiệm vụ đúng thời hạn"),
        "period": period,
        "periods": offered(today()),
        "rows": by_specialist(found),
        "whole": whole(found),
        "late": late[:_SHOWN],
        "more": max(0, len(late) - _SHOWN),
        "limits": limits_on(rules, today()),
        "rules": rules,
        "may_rule": may(actor, "reporting.rules"),
        "fault": fault,
        "typed": {name.replace("-", ""): value for name, value in request.POST.items()},
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/bao-cao/", _("Báo cáo")), Link("", _("Nhập đúng thời hạn"))],
    }
    return render(request, "reporting/entry.html", context, status=422 if fault else 200)


def _set(request: HttpRequest, actor: Actor) -> HttpResponse:
    require(actor, "reporting.rules")
    typed = Typed({name: str(value) for name, value in request.POST.items()}, today())
    numbers = {name: _number(typed, field) for name, field in _NUMBERS.items()}
    rule = set_rule(
        actor=actor, valid_from=typed.needed_day("tu-ngay"), limits=Limits(**numbers), basis=typed.text("can-cu")
    )
    messages.success(request, _("Đã ghi quy định theo %s.") % rule.basis)
    return redirect("reporting:entry")


def _number(typed: Typed, field: str) -> int:
    text = typed.text(field)
    if not text.isdecimal() or len(text) > 3:
        raise TaskError(_("Nhập một số nguyên."), field)
    return int(text)
