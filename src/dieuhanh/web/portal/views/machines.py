"""What machines read: the JSON twins of the pages, robots.txt and the site map."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from dieuhanh.web.bulletins.about import topics_with_counts
from dieuhanh.web.bulletins.selectors import (
    ItemView,
    public_addresses,
    public_bulletin,
    public_item,
)
from dieuhanh.web.documents.selectors import public_document
from dieuhanh.web.portal.cards import claims_of
from dieuhanh.web.portal.selectors import public_document_paths
from dieuhanh.web.review.selectors import public_bodies, public_committees

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


def item_source(request: HttpRequest, year: int, slug: str) -> JsonResponse:
    """One item with its facts."""
    page = public_item(f"{year}/{slug}")
    if page is None:
        raise Http404
    return _json({"bulletin": request.build_absolute_uri(page.bulletin.path), **_item(request, page.view)})


def document_source(request: HttpRequest, address: str) -> JsonResponse:
    """One document with its relations."""
    view = public_document(address)
    if view is None:
        raise Http404
    document = view.document
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


def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses that should be found."""
    fixed = (
        "home",
        "archive",
        "documents",
        "bodies",
        "committees",
        "topics",
        "indicators",
        "about",
        "accessibility",
        "english",
    )
    paths = [*(reverse(f"portal:{name}") for name in fixed), *public_addresses(), *public_document_paths()]
    paths += [reverse("portal:body", args=[body.slug]) for body in public_bodies()]
    paths += [reverse("portal:committee", args=[committee.key]) for committee in public_committees()]
    paths += [one.path for one in topics_with_counts() if one.count]
    addresses = [request.build_absolute_uri(path) for path in paths]
    return render(request, "portal/sitemap.xml", {"addresses": addresses}, content_type="application/xml")


def _item(request: HttpRequest, view: ItemView) -> dict[str, object]:
    return {
        "address": request.build_absolute_uri(view.item.path),
        "number": view.item.position,
        "heading": view.item.heading,
        "text": view.text,
        "start": view.item.start,
        "end": view.item.end,
        "facts": list(_facts(view)),
    }


def _facts(view: ItemView) -> Iterator[dict[str, object]]:
    for claim in claims_of(view.facts):
        document = claim.relation.target.path if claim.relation else None
        yield {
            "kind": claim.kind,
            "value": claim.value,
            "start": claim.start,
            "end": claim.end,
            "quote": claim.quote,
            "document": document,
        }


def _json(data: dict[str, object]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})
