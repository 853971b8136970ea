"""People in public office: what they hold and held, where they sit, what they directed. Nothing else about them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.clock import today
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal import sharing
from dieuhanh.web.portal.officials import public_person


def person(request: HttpRequest, key: str) -> HttpResponse:
    """One person's offices, seats and directives, the newest first."""
    view = public_person(key, today())
    if view is None:
        raise Http404
    shared = sharing.of_person(view, f"/nguoi/{key}/")
    path = [Link("/", _("Trang chủ")), Link("/co-quan/", _("Cơ quan")), Link("", view.name)]
    return render(request, "portal/person.html", {"view": view, "path": path, "shared": shared, "key": key})
