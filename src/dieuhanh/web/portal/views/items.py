"""One directive: its card beside the text that says so."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.about import topics_of
from dieuhanh.web.bulletins.selectors import ItemPage, public_item, public_versions, withdrawn_item
from dieuhanh.web.clock import today
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal import sharing
from dieuhanh.web.portal.cards import cards
from dieuhanh.web.portal.contents import Entry
from dieuhanh.web.portal.errors import gone
from dieuhanh.web.portal.heirs import with_heirs
from dieuhanh.web.portal.progress import folded, steps
from dieuhanh.web.portal.samematter import same_matter
from dieuhanh.web.portal.sourcetext import marked
from dieuhanh.web.portal.weeks import Week
from dieuhanh.web.ratings.selectors import standing
from dieuhanh.web.tasks.selectors import public_review_days


def item(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """One item of a published bulletin."""
    page = public_item(f"{year}/{slug}")
    if page is None and (taken_down := withdrawn_item(f"{year}/{slug}")):
        return gone(request, taken_down)
    if page is None:
        raise Http404
    view = page.view
    (plain,) = cards([view.facts])
    card = with_heirs(plain, page.bulletin.period_end, today())
    entry = Entry(view, card)
    week = Week(page.bulletin.iso_year, page.bulletin.week)
    reviews = public_review_days(duty.claim.pk for duty in card.duties if duty.due.kind == "none")
    context = {
        "page": page,
        "entry": entry,
        "card": card,
        "topics": topics_of(view.item),
        "timeline": folded(steps(card, public_versions(page.bulletin), reviews)),
        "day": today(),
        "companions": same_matter(view.item, card),
        "week": week,
        "source": marked(view.source_text, card, offset=view.item.start or 0, heading=view.item.heading),
        "path": _path(page, week),
        "shared": sharing.of_item(entry, page.bulletin),
        "standing": standing(view.item.path),
    }
    return render(request, "portal/item.html", context)


def short(_request: HttpRequest, code: str) -> HttpResponseBase:
    """The short address that paper carries: `2267-qd-ubnd-2023`."""
    slug, _dash, year = code.rpartition("-")
    page = public_item(f"{year}/{slug}")
    if page is None:
        raise Http404
    return redirect(page.view.item.path, permanent=True)


def _path(page: ItemPage, week: Week) -> list[Link]:
    number = page.view.item.position
    return [
        Link("/", _("Trang chủ")),
        Link(week.path, _("Bản tin tuần %(number)s/%(year)s") % {"number": week.number, "year": week.year}),
        Link("", _("Mục %s") % number),
    ]
