"""Committees and who sits in them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.clock import today
from dieuhanh.web.organisations.models import Committee, Seat
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal.officials import earlier_seats, of_words, sittings
from dieuhanh.web.review.selectors import CommitteeView, public_committee, public_committees

FILTERED_FROM = 50
"""From more members than this on, they can be narrowed by words (ux 8.12)."""
_WORDS_LENGTH = 200


def committees(request: HttpRequest) -> HttpResponse:
    """The committees whose members published decisions tell."""
    bodies = [(one, one.names.all()[0].text) for one in public_committees()]
    context = {"committees": bodies, "path": [*_above(), Link("", _("Tổ chức phối hợp liên ngành"))]}
    return render(request, "portal/committees.html", context)


def committee(request: HttpRequest, key: str) -> HttpResponse:
    """One committee and its members on a day: `?ngay=25/12/2023`, today where none is given."""
    wanted = request.GET.get("ngay", "").strip()
    on = typed_day(wanted) if wanted else today()
    view = public_committee(key, on or today())
    if view is None:
        raise Http404
    name = view.committee.names.all()[0].text
    seated = sittings(view, on or today())
    words = request.GET.get("ten", "").strip()[:_WORDS_LENGTH]
    context = {
        "view": view,
        "name": name,
        "sittings": of_words(seated, words),
        "words": words,
        "narrows": len(seated) > FILTERED_FROM,
        "earlier": earlier_seats(view.committee, on or today()),
        "part": Committee.objects.filter(organisation=view.committee).first(),
        "newest": _newest(view),
        "on": on or today(),
        "wanted": wanted or day(today()),
        "unreadable": on is None,
        "noindex": bool(request.GET),
        "path": [*_above(), Link("/to-phoi-hop/", _("Tổ chức phối hợp liên ngành")), Link("", name)],
    }
    return render(request, "portal/committee.html", context)


def _newest(view: CommitteeView) -> Seat | None:
    """The seat that tells of the newest decision about the members."""
    return max(
        (row.seat for row in view.rows if row.seat.valid_from), key=lambda seat: str(seat.valid_from), default=None
    )


def _above() -> list[Link]:
    return [Link("/", _("Trang chủ")), Link("/co-quan/", _("Cơ quan"))]
