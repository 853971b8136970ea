"""The page of search, its table to take away, and what the box suggests; the same inside for who is signed in."""

from __future__ import annotations

import logging
from dataclasses import replace

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dieuhanh.exports import delimited
from dieuhanh.web.accounts.models import User
from dieuhanh.web.documents.selectors import DocumentFilter, internal_documents, public_documents
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.search import selectors, showing
from dieuhanh.web.search.audiences import PUBLIC, audience_of
from dieuhanh.web.search.engines import Audience
from dieuhanh.web.search.sources import documents
from dieuhanh.web.search.tables import answer_table
from dieuhanh.web.search.wanted import NEWEST, Wanted

_log = logging.getLogger(__name__)
MOST_ROWS = 10_000
_INTERNAL = "/nb/"


def search(request: HttpRequest) -> HttpResponse:
    """What the public finds."""
    return _page(request, PUBLIC, "search/search.html", following=True)


def search_inside(request: HttpRequest) -> HttpResponse:
    """What a signed-in person finds: everything public and what their rights open."""
    return _page(request, _audience(request), "search/inside.html")


def table(request: HttpRequest) -> HttpResponseBase:
    """Everything that answers the question as CSV, its first 10,000 entries."""
    found = selectors.everything(Wanted.of(request.GET), _audience(request), MOST_ROWS)
    content = delimited.lines(answer_table(found, request.build_absolute_uri("/")))
    answer = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="ket-qua-tim.csv"'
    return answer


def source(request: HttpRequest) -> JsonResponse:
    """The same entries as JSON."""
    wanted = Wanted.of(request.GET)
    found = selectors.everything(wanted, _audience(request), MOST_ROWS)
    home = request.build_absolute_uri("/").rstrip("/")
    rows = [
        {"title": one.title, "label": one.label, "date": one.on, "leads": one.leads, "address": home + one.path}
        for one in found
    ]
    return JsonResponse({"query": wanted.text, "found": rows}, json_dumps_params={"ensure_ascii": False})


def suggest(request: HttpRequest) -> JsonResponse:
    """Up to eight things whose words begin as typed."""
    found = selectors.suggestions(request.GET.get("q", "").strip(), _audience(request))
    rows = [{"path": one.path, "title": one.title, "label": one.label} for one in found]
    return JsonResponse({"rows": rows}, json_dumps_params={"ensure_ascii": False})


def _audience(request: HttpRequest) -> Audience:
    """Public addresses answer everybody the same, signed in or not, so that they may be kept."""
    user = request.user if request.path.startswith(_INTERNAL) else None
    return audience_of(user.actor) if isinstance(user, User) else PUBLIC


def _page(request: HttpRequest, audience: Audience, template: str, *, following: bool = False) -> HttpResponse:
    wanted = Wanted.of(request.GET)
    try:
        answer = selectors.find(wanted, audience)
    except DatabaseError:
        _log.exception("a search failed; documents are found by their titles")
        return _busy(request, wanted, audience)
    return render(
        request,
        template,
        {
            **_told(answer),
            "following": following,
            "path": _path(request),
            "noindex": True,
            "filters_alone": "loc" in request.GET,
        },
    )


def _busy(request: HttpRequest, wanted: Wanted, audience: Audience) -> HttpResponse:
    """Documents by number and title, while the index does not answer (ux 7.7): who may read all of them finds all."""
    all_of_them = documents.RIGHT in audience.rights
    found = (internal_documents if all_of_them else public_documents)(DocumentFilter(words=wanted.text))
    inside = request.path.startswith(_INTERNAL)
    context = {
        "frame": "pages/internal.html" if inside else "pages/base.html",
        "prefix": _INTERNAL.rstrip("/") if all_of_them else "",
        "rows": found.rows,
        "wanted": wanted,
        "path": _path(request),
        "noindex": True,
    }
    return render(request, "search/busy.html", context)


def _told(answer: selectors.Answer) -> dict[str, object]:
    wanted = answer.wanted
    return {
        "wanted": wanted,
        "answer": answer,
        "asked": answer.question.typed,
        "total": showing.total(answer),
        "rows": showing.rows(answer),
        "groups": showing.groups(answer),
        "chips": showing.chips(answer),
        "pages": showing.page_links(answer),
        "last_of_all": showing.is_last_of_all(answer),
        "with_marks": showing.with_marks(answer),
        "exact_query": replace(wanted, exact=True, page=1).query(),
        "wide_query": replace(wanted, exact=False, page=1).query(),
        "words_query": wanted.unfiltered().query(),
        "orders": _orders(wanted),
        "query": replace(wanted, page=1).query(),
        "newest": NEWEST if wanted.newest else "",
    }


def _orders(wanted: Wanted) -> list[Link]:
    return [
        Link(f"?{replace(wanted, newest=newest, page=1).query()}", label, "true" if wanted.newest is newest else "")
        for label, newest in ((_("Liên quan"), False), (_("Mới nhất"), True))
    ]


def _path(request: HttpRequest) -> list[Link]:
    home = reverse("desk:today") if request.path.startswith(_INTERNAL) else "/"
    return [Link(home, _("Trang chủ")), Link("", _("Tìm"))]
