"""Indicators: what the bulletins have counted, and every published figure of one with the item that says it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.exports import delimited
from dieuhanh.exports.tables import Column, Table
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal.observations import indicators, observations

_WORDS_LENGTH = 200


def index(request: HttpRequest) -> HttpResponse:
    """What has been counted lately, narrowed by words."""
    words = request.GET.get("q", "").strip()[:_WORDS_LENGTH]
    context = {
        "words": words,
        "indicators": indicators(words),
        "noindex": bool(request.GET),
        "path": [Link("/", _("Trang chủ")), Link("", _("Chỉ tiêu"))],
    }
    return render(request, "portal/indicators.html", context)


def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """Every published figure of one indicator, the newest first."""
    rows = observations(key)
    if not rows:
        raise Http404
    path = [Link("/", _("Trang chủ")), Link("/chi-tieu/", _("Chỉ tiêu")), Link("", rows[0].label)]
    return render(request, "portal/indicator.html", {"label": rows[0].label, "key": key, "rows": rows, "path": path})


def source(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """The same for machines, `json` or `csv`."""
    rows = observations(key)
    if not rows:
        raise Http404
    home = request.build_absolute_uri("/").rstrip("/")
    told = [
        {"year": f"{one.item.bulletin.iso_year}", "week": f"{one.item.bulletin.week}", "amount": one.amount}
        | {"for": one.by, "item": f"{home}{one.item.path}"}
        for one in rows
    ]
    if form == "json":
        return JsonResponse({"indicator": rows[0].label, "rows": told}, json_dumps_params={"ensure_ascii": False})
    columns = [Column(heading) for heading in ("Năm", "Tuần", "Giá trị", "Của", "Mục")]
    table = Table(rows[0].label, columns, [tuple(one.values()) for one in told])
    answer = StreamingHttpResponse(delimited.lines(table), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="chi-tieu-{key}.csv"'
    return answer
