"""Lists of the review: the items that wait, the most doubtful first, and everything that was decided about one text."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dieuhanh.web.pages.frame import Link
from dieuhanh.web.review.selectors import history, queue
from dieuhanh.web.review.views import text_or_404

_SHOWN = 200


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Fifty of the items that wait; `?sau=` goes on to the next ones."""
    page = queue(request.GET.get("sau", ""))
    context = {
        "page": page,
        "title": _("Chờ rà soát"),
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/nhap/", _("Nhập văn bản")), Link("", _("Chờ rà soát"))],
    }
    return render(request, "review/queue.html", context)


@require_GET
def decisions(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The steps of one text's review, newest first: who, when, what, how many facts."""
    text_version = text_or_404(identifier)
    context = {
        "text_version": text_version,
        "decisions": history(text_version)[:_SHOWN],
        "title": _("Lịch sử rà soát"),
        "path": [
            Link("/nb/", _("Hôm nay")),
            Link("/nb/nhap/", _("Nhập văn bản")),
            Link(reverse("review:review", args=[identifier]), text_version.file.original_name),
            Link("", _("Lịch sử rà soát")),
        ],
    }
    return render(request, "review/history.html", context)
