"""Topics: which there are, and the directives about one, the newest first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from dieuhanh.exports import delimited
from dieuhanh.exports.tables import Column, Table
from dieuhanh.web.bulletins.about import of_topic, public_items, topics_with_counts
from dieuhanh.web.bulletins.models import BulletinItem, Topic
from dieuhanh.web.pages.frame import Link

A_PAGE = 50
_MOST_ROWS = 10_000


def topics(request: HttpRequest) -> HttpResponse:
    """All topics with the number of their published directives."""
    context = {"topics": topics_with_counts(), "path": [Link("/", _("Trang chủ")), Link("", _("Chủ đề"))]}
    return render(request, "portal/topics.html", context)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The directives about one topic, fifty a page."""
    held = get_object_or_404(Topic, slug=slug)
    page = Paginator(of_topic(public_items(), slug), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "topic": held,
        "page": page,
        "noindex": bool(request.GET),
        "path": [Link("/", _("Trang chủ")), Link("/chu-de/", _("Chủ đề")), Link("", held.name)],
    }
    return render(request, "portal/topic.html", context)


def source(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """The same for machines: `json` or `csv`, the newest ten thousand."""
    held = get_object_or_404(Topic, slug=slug)
    items = of_topic(public_items(), slug)[:_MOST_ROWS]
    home = request.build_absolute_uri("/").rstrip("/")
    if form == "json":
        data = {"topic": held.name, "items": [_told(item, home) for item in items]}
        return JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    columns = [Column("Năm"), Column("Tuần"), Column("Tít"), Column("Văn bản"), Column("Địa chỉ")]
    rows = ([str(value) for value in _told(item, home).values()] for item in items)
    answer = StreamingHttpResponse(
        delimited.lines(Table(held.name, columns, rows)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="chu-de-{slug}.csv"'
    return answer


def _told(item: BulletinItem, home: str) -> dict[str, str | int]:
    return {
        "year": item.bulletin.iso_year,
        "week": item.bulletin.week,
        "heading": item.heading,
        "document": item.announced.title if item.announced else "",
        "address": f"{home}{item.path}",
    }
