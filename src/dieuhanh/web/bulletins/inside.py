"""The inner page of an item: what the office knows of it, and where to add to it or mend it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.bulletins.models import BulletinItem, BulletinStatus
from dieuhanh.web.bulletins.weekly import user_of
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.review.models import Claim, ClaimStatus


@require_safe
def inside(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """One item by the address that it has in public, in the newest version of its bulletin."""
    found = BulletinItem.objects.filter(address=f"{year}/{slug}").select_related(
        "bulletin", "announced", "text_version__document"
    )
    item = found.order_by("-bulletin__version").first()
    if item is None:
        raise Http404
    week = Week(item.bulletin.iso_year, item.bulletin.week)
    facts = Claim.objects.filter(text_version=item.text_version, item_index=item.item_index)
    context = {
        "title": item.heading,
        "item": item,
        "week": week,
        "is_draft": item.bulletin.status == BulletinStatus.DRAFT,
        "published": found.filter(bulletin__status=BulletinStatus.PUBLISHED).exists(),
        "accepted": facts.filter(status=ClaimStatus.ACCEPTED).count(),
        "proposed": facts.filter(status=ClaimStatus.PROPOSED).count(),
        "document": f"/nb{item.announced.path}" if item.announced else "",
        "may_compose": may(user_of(request).actor, "bulletins.compose"),
        "path": [
            Link("/nb/", _("Hôm nay")),
            Link(reverse("bulletins:weeks"), _("Bản tin")),
            Link(reverse("bulletins:compose", kwargs={"week": week}), f"{_('Tuần')} {week.number}/{week.year}"),
            Link("", _("Mục %s") % item.position),
        ],
    }
    return render(request, "bulletins/inside.html", context)
