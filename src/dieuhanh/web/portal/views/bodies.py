"""Duties by body."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.selectors import public_duties
from dieuhanh.web.portal.bodyduties import body_name, listed
from dieuhanh.web.portal.context import Link
from dieuhanh.web.review.selectors import public_bodies


def bodies(request: HttpRequest) -> HttpResponse:
    """All bodies that a published directive gives something to do."""
    context = {"bodies": public_bodies(), "path": [Link("/", _("Trang chủ")), Link("", _("Cơ quan"))]}
    return render(request, "portal/bodies.html", context)


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body and its duties: those it leads, then those it supports."""
    rows = public_duties(slug)
    if not rows:
        raise Http404
    name = body_name(rows)
    context = {
        "name": name,
        "sections": listed(rows),
        "path": [Link("/", _("Trang chủ")), Link("/co-quan/", _("Cơ quan")), Link("", name)],
    }
    return render(request, "portal/body.html", context)
