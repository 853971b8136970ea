"""The newest bulletin in short, a bulletin whole, and the archive of weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dieuhanh.exports import qr
from dieuhanh.web.bulletins import wording
from dieuhanh.web.bulletins.selectors import (
    BulletinView,
    public_archive,
    public_bulletin,
    public_newest,
    withdrawn_week,
)
from dieuhanh.web.clock import today
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal import sharing
from dieuhanh.web.portal.choosing import query
from dieuhanh.web.portal.contents import VIEWS, Entry, entries_of, grouped, summary
from dieuhanh.web.portal.errors import gone
from dieuhanh.web.portal.highlights import by_topic, coming, most_charged, newly_told
from dieuhanh.web.portal.listing import page_number
from dieuhanh.web.portal.paper import contents_pages, full_pages, picked_pages
from dieuhanh.web.portal.printed import short_address
from dieuhanh.web.portal.weeks import Week
from dieuhanh.web.ratings.selectors import standing

HOME_LIMIT = 6
FOLDED_FROM = 80
"""From more items than this on, the groups of the contents are folded (ux 7.2)."""
WHOLE = "tat-ca"
_MOST_PICKED = 200


def home(request: HttpRequest) -> HttpResponse:
    """The newest published bulletin in its short form."""
    view = public_newest()
    if view is None:
        return render(request, "portal/empty.html", {"sunday": Week.of(today()).sunday})
    entries = entries_of(view.items)
    week = Week(view.bulletin.iso_year, view.bulletin.week)
    context = {
        "week": week,
        "following": _following(week, today()),
        "figures": newly_told(entries),
        "view": view,
        "summary": summary(entries),
        "groups": grouped(entries, "loai"),
        "limit": HOME_LIMIT,
        "for_people": [entry for entry in entries if entry.item.for_people],
        "topics": by_topic(entries),
        "dates": coming(entries),
        "bodies": most_charged(entries),
        "pages": contents_pages(entries),
    }
    return render(request, "portal/home.html", context)


def _following(newest: Week, day: date) -> Week | None:
    """The week whose bulletin is still to come, where the newest one is not that of the day's week."""
    following = Week.of(newest.monday + timedelta(days=7))
    return following if following.monday <= day else None


def archive(request: HttpRequest) -> HttpResponseBase:
    """All weeks by year; `?ngay=27-12-2023` leads to the week that holds the day."""
    typed = request.GET.get("ngay", "").strip()
    day = typed_day(typed)
    if day:
        return redirect(Week.of(day).path)
    context = {
        "years": public_archive(),
        "typed": typed,
        "path": [Link("/", _("Trang chủ")), Link("", _("Bản tin"))],
    }
    return render(request, "portal/archive.html", context)


def bulletin(request: HttpRequest, year: int, week: int) -> HttpResponse:
    """One week's bulletin, its newest version."""
    _monday(year, week)
    view = public_bulletin(year, week)
    if view is None and (taken_down := withdrawn_week(year, week)):
        return gone(request, taken_down)
    if view is None:
        raise Http404(_("Tuần này chưa có bản tin được đăng."))
    return _page(request, view)


def version(request: HttpRequest, year: int, week: int, version: int) -> HttpResponse:
    """One version of a week's bulletin, as it stood."""
    view = public_bulletin(year, week, version)
    if view is None:
        raise Http404
    return _page(request, view, old=view.versions[0].version != version)


def short(_request: HttpRequest, year: int, week: int) -> HttpResponseBase:
    """The short address that paper carries."""
    _monday(year, week)
    return redirect(Week(year, week).path, permanent=True)


def _monday(year: int, week: int) -> date:
    """The week's first day; an address of a week that the calendar does not have is not found."""
    try:
        return Week(year, week).monday
    except ValueError:
        raise Http404 from None


def _page(request: HttpRequest, view: BulletinView, *, old: bool = False) -> HttpResponse:
    entries = entries_of(view.items)
    week = Week(view.bulletin.iso_year, view.bulletin.week)
    only_contents = request.GET.get("in") in {"muc-luc", "chon"}
    picked = _picked(request, entries)
    in_short = summary(entries)
    context = {
        "view": view,
        "week": week,
        "first": view.versions[-1],
        "corrected": sum(each.version < view.bulletin.version for each in view.versions),
        "old": old,
        "only_contents": only_contents,
        "picked": picked,
        "picked_query": query(picked),
        "choosing": request.GET.get("in") == "chon",
        "summary": in_short,
        "classic": wording.classic(entry.item.heading for entry in entries),
        "pages": {
            "contents": contents_pages(entries),
            "full": full_pages(entries),
            "picked": picked_pages(picked),
        },
        "short": short_address(view.bulletin),
        "code": qr.svg(short_address(view.bulletin), title=_("Mã QR của bản tin này trên mạng")),
        "path": _path(week),
        "shared": None if old else sharing.of_bulletin(view.bulletin, entries, view.bulletin.lead or in_short),
        "standing": None if old or only_contents or picked else standing(week.path),
        **_contents(request, week, entries, only=only_contents),
        **_shown(request, entries, picked, only_contents=only_contents),
    }
    context["noindex"] = old or only_contents or picked or context["view_by"] != VIEWS[0]
    return render(request, "portal/bulletin.html", context)


def _contents(request: HttpRequest, week: Week, entries: list[Entry], *, only: bool) -> dict[str, Any]:
    """The contents as the reader wants them grouped, folded where they are long and nobody prints them."""
    wanted = request.GET.get("xem", "")
    chosen = wanted if wanted in VIEWS else VIEWS[0]
    return {
        "view_by": chosen,
        "count": len(entries),
        "groups": grouped(entries, chosen),
        "choices": _choices(week.path, chosen),
        "folded": len(entries) > FOLDED_FROM and not only,
    }


def _shown(request: HttpRequest, entries: list[Entry], picked: list[Entry], *, only_contents: bool) -> dict[str, Any]:
    """Which entries stand below the contents: those of a part, those that were picked, or none."""
    parts = entries[-1].part if entries else 1
    part = _part(request.GET.get("phan", ""), parts)
    of_part = [] if only_contents else [entry for entry in entries if part in (0, entry.part)]
    return {"entries": picked or of_part, "part": part, "parts": range(1, parts + 1)}


def _picked(request: HttpRequest, entries: list[Entry]) -> list[Entry]:
    """The items that a reader chose to print (`?muc=3&muc=7`), in the bulletin's order; none where none was chosen."""
    wanted = set(request.GET.getlist("muc")[:_MOST_PICKED])
    return [entry for entry in entries if str(entry.number) in wanted]


def _part(wanted: str, parts: int) -> int:
    """Return which part of a long bulletin to show; 0 is all of it."""
    if wanted == WHOLE:
        return 0
    return min(max(page_number(wanted), 1), parts)


def _choices(path: str, chosen: str) -> list[Link]:
    labels = {"loai": _("Loại"), "linh-vuc": _("Lĩnh vực"), "co-quan": _("Cơ quan"), "ngay": _("Ngày")}
    return [
        Link(path if view == VIEWS[0] else f"{path}?xem={view}", labels[view], "true" if view == chosen else "")
        for view in VIEWS
    ]


def _path(week: Week) -> list[Link]:
    return [
        Link("/", _("Trang chủ")),
        Link("/ban-tin/", _("Bản tin")),
        Link(f"/ban-tin/#nam-{week.year}", str(week.year)),
        Link("", _("Tuần %s") % week.number),
    ]
