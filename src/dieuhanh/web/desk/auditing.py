"""The page of the audit log: what was done, newest first, and whether the chain is whole at its end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.audit.selectors import LogFilter, log_page
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.frame import Link


def log(request: HttpRequest) -> HttpResponse:
    """One page of events: `?ai=`, `?viec=`, `?tu=` and `?den=` narrow it, `?truoc=` goes on to older ones."""
    typed = {name: request.GET.get(name, "").strip() for name in ("ai", "viec", "tu", "den", "truoc")}
    narrow = LogFilter(typed["ai"], typed["viec"], typed_day(typed["tu"]), typed_day(typed["den"]))
    context = {
        "typed": typed,
        "page": log_page(narrow, typed["truoc"]),
        "path": [Link("", _("Nhật ký"))],
    }
    return render(request, "desk/log.html", context)
