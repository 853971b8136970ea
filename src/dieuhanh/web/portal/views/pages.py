"""Pages that say something about the site itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.selectors import public_newest
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal.weeks import Week


def about(request: HttpRequest) -> HttpResponse:
    """What the site is and whose it is."""
    return render(request, "portal/about.html", {"path": _path(_("Giới thiệu"))})


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "portal/accessibility.html", {"path": _path(_("Trợ năng"))})


def english(request: HttpRequest) -> HttpResponse:
    """The English frame: what the site holds and how to read it."""
    with translation.override("en"):
        view = public_newest()
        week = Week(view.bulletin.iso_year, view.bulletin.week) if view else None
        return render(request, "portal/english.html", {"view": view, "week": week})


def _path(label: str) -> list[Link]:
    return [Link("/", _("Trang chủ")), Link("", label)]
