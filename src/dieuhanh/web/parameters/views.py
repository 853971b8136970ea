"""The page of the parameters: what holds today and since when, what comes, and a form for another value."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may, require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.parameters.actions import ParameterError, set_parameter
from dieuhanh.web.parameters.defining import defined, every
from dieuhanh.web.parameters.selectors import standings

_FIELDS = ("tham-so", "gia-tri", "tu-ngay", "can-cu")


def page(request: HttpRequest) -> HttpResponse:
    """Show them; a POST writes another value down, and what was typed stays where it is refused."""
    actor, fault = cast("User", request.user).actor, None
    if request.method == "POST":
        try:
            return _set(request, actor)
        except ParameterError as error:
            fault = error
    context = {
        "title": _("Lịch nhắc và leo thang"),
        "standings": standings(today()),
        "parameters": list(every()),
        "chosen": request.POST.get("tham-so", request.GET.get("muc", "")),
        "may_set": may(actor, "parameters.set"),
        "fault": fault,
        "typed": {name.replace("-", "_"): request.POST.get(name, "") for name in _FIELDS},
        "first": today(),
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Lịch nhắc và leo thang"))],
    }
    return render(request, "parameters/page.html", context, status=422 if fault else 200)


def _set(request: HttpRequest, actor: Actor) -> HttpResponse:
    require(actor, "parameters.set")
    key, typed, start, basis = (request.POST.get(name, "").strip() for name in _FIELDS)
    value = set_parameter(actor=actor, key=key, typed=typed, valid_from=_start(start), basis=basis, today=today())
    parameter = defined(key)
    words = {"label": parameter.label if parameter else key, "when": day(value.valid_from)}
    messages.success(request, _("Đã ghi: %(label)s, áp dụng từ %(when)s.") % words)
    return redirect("parameters:page")


def _start(typed: str) -> date:
    found = typed_day(typed)
    if found is None:
        raise ParameterError(_("Nhập ngày áp dụng như 05/01/2024."), "tu-ngay")
    return found
