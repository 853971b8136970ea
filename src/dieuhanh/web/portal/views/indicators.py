"""Indicators: what the bulletins have counted, and every published figure of one with the item that says it."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.exports import delimited
from dieuhanh.exports.tables import Column, Table
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal.observations import Observed, indicators, newest, observations, observed
from dieuhanh.web.portal.sparklines import sparks
from dieuhanh.web.review.models import Claim

A_PAGE = 50
_MOST_ROWS = 10_000
_WORDS_LENGTH = 200


def index(request: HttpRequest) -> HttpResponse:
    """What has been counted, the newest first, narrowed by words, fifty a page."""
    words = request.GET.get("q", "").strip()[:_WORDS_LENGTH]
    page = Paginator(indicators(words), A_PAGE).get_page(request.GET.get("trang"))
    figures = newest(page.object_list)
    drawn = sparks({one.key: (one.labels, figures[one.key].amount) for one in page.object_list})
    context = {
        "words": words,
        "page": page,
        "rows": [(one, figures[one.key], drawn.get(one.key)) for one in page.object_list],
        "noindex": bool(request.GET),
        "path": [Link("/", _("Trang chủ")), Link("", _("Chỉ tiêu"))],
    }
    return render(request, "portal/indicators.html", context)


def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """The published figures of one indicator, the newest first, fifty a page."""
    page: Page[Claim] = Paginator(_figures(key), A_PAGE).get_page(request.GET.get("trang"))
    rows = list(observed(page.object_list))
    path = [Link("/", _("Trang chủ")), Link("/chi-tieu/", _("Chỉ tiêu")), Link("", rows[0].label)]
    context = {"label": rows[0].label, "key": key, "rows": rows, "page": page, "path": path}
    return render(request, "portal/indicator.html", context | {"noindex": bool(request.GET)})


def _figures(key: str) -> QuerySet[Claim]:
    figures = observations(key)
    if not figures.exists():
        raise Http404
    return figures


def source(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """The same for machines, `json` or `csv`: the newest ten thousand figures."""
    rows = list(observed(_figures(key)[:_MOST_ROWS]))
    home = request.build_absolute_uri("/").rstrip("/")
    told = [_told(one, home) for one in rows]
    if form == "json":
        return JsonResponse({"indicator": rows[0].label, "rows": told}, json_dumps_params={"ensure_ascii": False})
    columns = [Column(heading) for heading in ("Năm", "Tuần", "Giá trị", "Của", "Mục")]
    table = Table(rows[0].label, columns, [tuple(one.values()) for one in told])
    answer = StreamingHttpResponse(delimited.lines(table), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="chi-tieu-{key}.csv"'
    return answer


def _told(one: Observed, home: str) -> dict[str, str]:
    bulletin = one.item.bulletin
    when = {"year": f"{bulletin.iso_year}", "week": f"{bulletin.week}"}
    return {**when, "amount": one.amount, "for": one.by, "item": f"{home}{one.item.path}"}
