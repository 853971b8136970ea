"""The review screen: one item beside its source, one plain form; with a script the same form sends itself in parts."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dieuhanh.sources import SourceError
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.clock import now
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.documents.pictures import page_picture
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.review import actions
from dieuhanh.web.review.answering import Answer, answer
from dieuhanh.web.review.finishing import summary
from dieuhanh.web.review.screen import Entered, Screen, number_of, screen
from dieuhanh.web.review.selectors import last_step

_A_YEAR = 31_536_000


def text_or_404(identifier: UUID) -> TextVersion:
    """Return an imported text with its document and file."""
    found = TextVersion.objects.select_related("document", "file").filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found


@require_GET
def imported(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The address of an imported text leads to its review."""
    get_object_or_404(TextVersion.objects.only("pk"), pk=identifier)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("review:review", args=[identifier]) + query)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One item of an imported text, `?muc=9`: look at it, or send decisions about it."""
    text_version = text_or_404(identifier)
    number = _wanted(request, text_version)
    if request.method == "POST":
        return _decided(request, text_version, number)
    return _shown(request, text_version, number, Answer())


def _decided(request: HttpRequest, text_version: TextVersion, number: int) -> HttpResponse:
    user = request.user
    shown = screen(text_version, number, None, Entered())
    if not isinstance(user, User) or shown is None:
        raise PermissionDenied
    given = answer(user.actor, text_version, shown, request.POST, now())
    if given.address:
        return HttpResponse(status=303, headers={"Location": given.address})
    return _shown(request, text_version, number, given)


def _shown(request: HttpRequest, text_version: TextVersion, number: int, given: Answer) -> HttpResponse:
    user = request.user
    last = last_step(text_version, user.pk) if isinstance(user, User) else None
    shown = screen(text_version, number, last, given.entered)
    may_decide = isinstance(user, User) and may(user.actor, "review.decide")
    present = None
    if shown is not None and may_decide and isinstance(user, User):
        present = actions.enter(actor=user.actor, text_version=text_version, item_index=shown.item.item_index, at=now())
    context = {
        "screen": shown,
        "text_version": text_version,
        "title": _title(shown, text_version, given),
        "may_decide": may_decide,
        "other": present if present is not None and present.editor_id != user.pk else None,
        "given": given,
        "prefix": "/nb",
        "path": [
            Link("/nb/", _("Hôm nay")),
            Link("/nb/nhap/", _("Nhập văn bản")),
            Link("", text_version.file.original_name),
        ],
    }
    part = request.headers.get("X-Phan") == "1"
    status = 409 if given.conflicts else 422 if given.has_errors else 200
    return render(request, "review/_screen.html" if part else "review/review.html", context, status=status)


def _title(shown: Screen | None, text_version: TextVersion, given: Answer) -> str:
    name = shown.title if shown else text_version.file.original_name
    where = _("Mục %(number)s/%(total)s") % {"number": shown.number, "total": shown.total} if shown else ""
    said = " · ".join(part for part in (_("Rà soát"), where, name) if part)
    return _("Lỗi: %s") % said if given.has_errors else said


def _wanted(request: HttpRequest, text_version: TextVersion) -> int:
    """The number of the item that an address means: by its place in the text (`muc`) or by its index there (`i`)."""
    index = request.GET.get("i", "")
    if index.isdecimal() and len(index) < 7:
        return number_of(text_version, int(index))
    return _number(request.GET.get("muc", "1"))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 1


@require_GET
def finished(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """What a review came to: accepted, corrected, dropped, and what follows from it."""
    text_version = text_or_404(identifier)
    user = request.user
    context = {
        "text_version": text_version,
        "summary": summary(text_version, user.actor if isinstance(user, User) else None),
        "title": _("Kết quả rà soát"),
        "path": [
            Link("/nb/", _("Hôm nay")),
            Link("/nb/nhap/", _("Nhập văn bản")),
            Link(reverse("review:review", args=[identifier]), text_version.file.original_name),
            Link("", _("Kết quả rà soát")),
        ],
    }
    return render(request, "review/finished.html", context)


@require_GET
def page_image(request: HttpRequest, identifier: UUID, page: int) -> HttpResponse:
    """The picture of one page of a PDF or a scan, as it was received."""
    try:
        picture = page_picture(text_or_404(identifier), page)
    except (LookupError, SourceError) as fault:
        raise Http404 from fault
    return HttpResponse(
        picture.content,
        content_type=picture.media_type,
        headers={"Cache-Control": f"private, max-age={_A_YEAR}, immutable"},
    )
