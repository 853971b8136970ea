"""What machines read: the JSON and CSV twins of bulletins, items and documents, and robots.txt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import reverse

from dieuhanh.exports import delimited
from dieuhanh.exports.tables import Column, Table
from dieuhanh.web.bulletins.selectors import ItemView, public_bulletin, public_item
from dieuhanh.web.documents.selectors import public_document

ROBOTS = """User-agent: *
Disallow: /nb/
Disallow: /danh-gia/
Disallow: /theo-doi/xac-nhan/
Disallow: /theo-doi/huy/
Disallow: /*?
Allow: /
Sitemap: {sitemap}
"""


def bulletin_source(request: HttpRequest, year: int, week: int) -> JsonResponse:
    """A bulletin with all its facts and their places in the source."""
    view = public_bulletin(year, week)
    if view is None:
        raise Http404
    bulletin = view.bulletin
    return _json(
        {
            "address": request.build_absolute_uri(bulletin.path),
            "title": bulletin.title,
            "year": bulletin.iso_year,
            "week": bulletin.week,
            "version": bulletin.version,
            "period": {"start": bulletin.period_start, "end": bulletin.period_end},
            "items": [_item(request, item) for item in view.items],
        }
    )


def item_source(request: HttpRequest, year: int, slug: str, form: str) -> HttpResponseBase:
    """One item with its facts, as JSON or CSV."""
    page = public_item(f"{year}/{slug}")
    if page is None:
        raise Http404
    data = {"bulletin": request.build_absolute_uri(page.bulletin.path), **_item(request, page.view)}
    if form == "json":
        return _json(data)
    rows = [
        (one.kind, one.quote, json.dumps(one.value, ensure_ascii=False), one.start, one.end)
        for one in page.view.facts.all
    ]
    return _csv(page.view.item.heading, ("Loại", "Nguyên văn", "Giá trị", "Từ ký tự", "Đến ký tự"), rows, slug)


def document_source(request: HttpRequest, address: str, form: str) -> HttpResponseBase:
    """One document with its relations, as JSON or CSV."""
    view = public_document(address)
    if view is None:
        raise Http404
    document = view.document
    if form == "csv":
        rows = [
            (one.get_kind_display(), str(one.source or ""), str(one.target)) for one in (*view.outgoing, *view.incoming)
        ]
        return _csv(document.title, ("Quan hệ", "Từ", "Đến"), rows, address.replace("/", "-"))
    return _json(
        {
            "address": request.build_absolute_uri(document.path),
            "title": document.title,
            "type": document.type,
            "number": document.number_text or None,
            "date": document.date,
            "issuer": document.issuer or None,
            "held": view.text is not None,
            "relations": [
                {
                    "kind": relation.kind,
                    "source": relation.source.path if relation.source else None,
                    "target": relation.target.path,
                }
                for relation in (*view.outgoing, *view.incoming)
            ],
        }
    )


def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: every published page, no filtered list, nothing internal."""
    text = ROBOTS.format(sitemap=request.build_absolute_uri(reverse("portal:sitemap")))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _item(request: HttpRequest, view: ItemView) -> dict[str, object]:
    return {
        "address": request.build_absolute_uri(view.item.path),
        "number": view.item.position,
        "heading": view.item.heading,
        "text": view.text,
        "start": view.item.start,
        "end": view.item.end,
        "pictures": [
            {"address": request.build_absolute_uri(one.path), "caption": one.caption, "alternative": one.alternative}
            for one in view.item.pictures.all()
        ],
        "facts": list(_facts(view)),
    }


def _facts(view: ItemView) -> Iterator[dict[str, object]]:
    for fact in view.facts.all:
        document = fact.document.path if fact.document else None
        yield {
            "kind": fact.kind,
            "value": fact.value,
            "start": fact.start,
            "end": fact.end,
            "quote": fact.quote,
            "document": document,
        }


def _json(data: dict[str, object]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def _csv(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str | int | None]], name: str
) -> HttpResponseBase:
    table = Table(title, [Column(heading) for heading in headings], rows)
    answer = StreamingHttpResponse(delimited.lines(table), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
