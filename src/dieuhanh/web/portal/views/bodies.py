"""Duties by body."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.selectors import public_duties
from dieuhanh.web.clock import today
from dieuhanh.web.organisations.selectors import changes, directory
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal.bodyduties import body_name, last_day, listed
from dieuhanh.web.review.selectors import public_bodies


def bodies(request: HttpRequest) -> HttpResponse:
    """All bodies that a published directive gives something to do."""
    context = {"bodies": public_bodies(), "path": [Link("/", _("Trang chủ")), Link("", _("Cơ quan"))]}
    return render(request, "portal/bodies.html", context)


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body and its duties, those it leads first; what it came from and became, or who a group of bodies is."""
    rows = public_duties(slug)
    if not rows:
        raise Http404
    name, on = body_name(rows), last_day(rows) or today()
    context = {
        "name": name,
        "sections": listed(rows),
        "changes": changes(name),
        "group": directory().expand(name, on),
        "on": on,
        "path": [Link("/", _("Trang chủ")), Link("/co-quan/", _("Cơ quan")), Link("", name)],
    }
    return render(request, "portal/body.html", context)
