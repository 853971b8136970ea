"""The page of cited documents that are not told apart yet, each with what it may be; a person says which it is."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.documents.models import Document
from dieuhanh.web.documents.resolving import count_unresolved, lead, unresolved
from dieuhanh.web.pages.frame import Link


@require_http_methods(["GET", "HEAD", "POST"])
def citations(request: HttpRequest) -> HttpResponse:
    """The cited documents that wait, most cited first; `van-ban` and `la` of a sent form say what one of them is."""
    user = request.user
    may_decide = isinstance(user, User) and may(user.actor, "documents.confirm")
    if request.method == "POST":
        if not isinstance(user, User) or not may_decide:
            raise PermissionDenied
        stub = get_object_or_404(Document, pk=_identifier(request.POST.get("van-ban", "")))
        into = get_object_or_404(Document, pk=_identifier(request.POST.get("la", "")))
        lead(actor=user.actor, stub=stub, into=into)
        return redirect("review:unresolved")
    context = {
        "waiting": unresolved(),
        "count": count_unresolved(),
        "may_decide": may_decide,
        "title": _("Văn bản được dẫn chưa xác định"),
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/nhap/", _("Nhập văn bản")), Link("", _("Dẫn chiếu"))],
    }
    return render(request, "review/unresolved.html", context)


def _identifier(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
