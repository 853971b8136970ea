"""Pages that say something about the site itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.selectors import public_newest
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal.weeks import Week


@dataclass(frozen=True, slots=True)
class Ways:
    """A group of rooms on the map of the site."""

    label: str
    ways: tuple[Link, ...]


def about(request: HttpRequest) -> HttpResponse:
    """What the site is and whose it is."""
    return render(request, "portal/about.html", {"path": _path(_("Giới thiệu"))})


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "portal/accessibility.html", {"path": _path(_("Trợ năng"))})


def contact(request: HttpRequest) -> HttpResponse:
    """Who answers for the site, and where to ask what."""
    return render(request, "portal/contact.html", {"newest": public_newest(), "path": _path(_("Liên hệ"))})


def ways(request: HttpRequest) -> HttpResponse:
    """All rooms of the public site on one page."""
    return render(request, "portal/map.html", {"groups": _groups(), "path": _path(_("Sơ đồ trang"))})


def english(request: HttpRequest) -> HttpResponse:
    """The English frame: what the site holds and how to read it."""
    with translation.override("en"):
        view = public_newest()
        week = Week(view.bulletin.iso_year, view.bulletin.week) if view else None
        return render(request, "portal/english.html", {"view": view, "week": week})


def _groups() -> list[Ways]:
    return [
        Ways(
            _("Chỉ đạo, điều hành"),
            (
                Link(reverse("portal:home"), _("Tuần này")),
                Link(reverse("portal:archive"), _("Bản tin")),
                Link(reverse("portal:documents"), _("Văn bản")),
                Link(reverse("portal:bodies"), _("Cơ quan")),
                Link(reverse("portal:committees"), _("Tổ chức phối hợp liên ngành")),
                Link(reverse("portal:topics"), _("Chủ đề")),
                Link(reverse("portal:indicators"), _("Chỉ tiêu")),
            ),
        ),
        Ways(
            _("Tìm, theo dõi, dùng lại"),
            (
                Link(reverse("search:search"), _("Tìm")),
                Link(reverse("following:follow"), _("Theo dõi")),
                Link(reverse("opendata"), _("Dữ liệu mở")),
            ),
        ),
        Ways(
            _("Về trang này"),
            (
                Link(reverse("portal:about"), _("Giới thiệu")),
                Link(reverse("portal:contact"), _("Liên hệ")),
                Link(reverse("portal:accessibility"), _("Trợ năng")),
                Link(reverse("portal:english"), "English", lang="en"),
            ),
        ),
    ]


def _path(label: str) -> list[Link]:
    return [Link("/", _("Trang chủ")), Link("", label)]
