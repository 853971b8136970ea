"""The calendar of holidays and made-up days: a year of it, one more day, a whole table looked at before it counts."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dieuhanh.web.clock import today
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.tasks.actions.calendar import drop_day, import_calendar
from dieuhanh.web.tasks.calendar_table import COLUMNS, Change, DayRow, read_days, table_of
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import CalendarDay, DayKind
from dieuhanh.web.tasks.views.asking import actor_of

_PATH = "/nb/quan-tri/lich-nghi/"
_LARGEST = 500_000
_FORM = {"date": "ngay", "kind": "loai", "name": "ten", "legal_basis": "can-cu", "certainty": "chac-chan"}


def page(request: HttpRequest) -> HttpResponse:
    """The days of `?nam=`; `viec=them` adds one, `xem` shows what a table would do, `nhap` brings it in."""
    text, rows, fault = _table(request), [], None
    wanted = request.POST.get("viec", "")
    try:
        if wanted == "them":
            return _brought_in(request, _typed_day(request))
        if wanted == "xem":
            rows = read_days(text)
        if wanted == "nhap":
            return _brought_in(request, text)
    except TaskError as error:
        fault = error
    context = {**_year(request), **_shown(rows), "text": text, "fault": fault, "typed": _typed(request)}
    return render(request, "tasks/calendar_days.html", context, status=422 if fault else 200)


def _brought_in(request: HttpRequest, text: str) -> HttpResponse:
    changed = import_calendar(actor=actor_of(request), text=text)
    messages.success(request, _("Đã ghi %(count)s ngày. Hạn đã ấn định của nhiệm vụ không đổi.") % {"count": changed})
    years = [row.date.year for row in read_days(text) if row.date]
    return redirect(f"{_PATH}?nam={max(years)}")


def _table(request: HttpRequest) -> str:
    """The table as a file or as it was pasted."""
    sent = request.FILES.get("tep")
    return sent.read(_LARGEST).decode("utf-8", errors="replace") if sent else request.POST.get("bang", "")


def _typed_day(request: HttpRequest) -> str:
    return table_of({column: request.POST.get(field, "") for column, field in _FORM.items()})


def _typed(request: HttpRequest) -> dict[str, str]:
    return {field.replace("-", ""): request.POST.get(field, "") for field in _FORM.values()}


def _year(request: HttpRequest) -> dict[str, Any]:
    """The days of one year with the ways to the others."""
    held = sorted({day.year for day in CalendarDay.objects.values_list("date", flat=True)})
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and int(asked) in held else _nearest(held)
    years = [Link(f"?nam={one}", str(one), "page" if one == year else "") for one in held]
    days = CalendarDay.objects.filter(date__year=year)
    return {
        "title": _("Ngày nghỉ, làm bù"),
        "year": year,
        "years": years,
        "days": days,
        "off": sum(day.kind == DayKind.OFF for day in days),
        "kinds": DayKind.choices,
        "columns": ",".join(COLUMNS),
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Ngày nghỉ, làm bù"))],
    }


def _nearest(years: list[int]) -> int:
    this: date = today()
    return this.year if this.year in years or not years else max(years)


def _shown(rows: list[DayRow]) -> dict[str, Any]:
    words = {Change.NEW: _("ngày mới"), Change.OTHER: _("thay ngày đang có"), Change.SAME: _("đã có")}
    return {
        "rows": [(row, words[row.change]) for row in rows],
        "wrong": sum(bool(row.faults) for row in rows),
        "whole": bool(rows) and not any(row.faults for row in rows),
        "changing": sum(row.change != Change.SAME for row in rows),
    }


@require_POST
def drop(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Take a day out that was entered by mistake."""
    day = get_object_or_404(CalendarDay, pk=identifier)
    drop_day(actor=actor_of(request), day=day)
    messages.success(request, _("Đã bỏ ngày này khỏi lịch."))
    return redirect(f"{_PATH}?nam={day.date.year}")
