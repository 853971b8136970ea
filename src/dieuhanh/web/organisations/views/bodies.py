"""The list of bodies and one body."""

from __future__ import annotations

from typing import cast

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.clock import today
from dieuhanh.web.organisations.pagedata import body_list, body_page, kinds
from dieuhanh.web.organisations.terms import WORKING_DAYS, ending_terms
from dieuhanh.web.organisations.views.changing import sections
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.frame import Link


def bodies(request: HttpRequest) -> HttpResponse:
    """Bodies of a day: `?tim=`, `?loai=`, `?ngay=` narrow them, `?het=1` shows those that have ended."""
    typed = {name: request.GET.get(name, "").strip() for name in ("tim", "loai", "ngay", "het", "trang")}
    on = typed_day(typed["ngay"]) if typed["ngay"] else today()
    number = int(typed["trang"]) if typed["trang"].isdecimal() else 1
    query = request.GET.copy()
    query.pop("trang", None)
    context = {
        "typed": typed,
        "on": on or today(),
        "unreadable": on is None,
        "kinds": kinds(),
        "list": body_list(typed["tim"], typed["loai"], on or today(), ended=bool(typed["het"]), page=number),
        "query": query.urlencode(),
        "may_change": _may_change(request),
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Cơ quan"))],
    }
    return render(request, "organisations/bodies.html", context)


def body(request: HttpRequest, key: str) -> HttpResponse:
    """One body with its names, what is above it, what it came from and became, its people and what it holds."""
    return show_body(request, key)


def show_body(
    request: HttpRequest, key: str, bound: Form | None = None, what: str = "", status: int = 200
) -> HttpResponse:
    """Show a body; with a form that was filled in wrong, that one open and everything typed kept."""
    page = body_page(key, today())
    if page is None:
        raise Http404
    context = {
        "page": page,
        "today": today(),
        "may_change": _may_change(request),
        "sections": sections(page, bound, what),
        "faulty": bound,
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/co-quan/", _("Cơ quan")), Link("", page.name)],
    }
    return render(request, "organisations/body.html", context, status=status)


def terms(request: HttpRequest) -> HttpResponse:
    """Terms that end within 30 working days."""
    context = {
        "terms": ending_terms(today()),
        "days": WORKING_DAYS,
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/co-quan/", _("Cơ quan")), Link("", _("Nhiệm kỳ sắp hết"))],
    }
    return render(request, "organisations/terms.html", context)


def _may_change(request: HttpRequest) -> bool:
    return may(cast("User", request.user).actor, "organisations.change")
