"""The site map: every address that should be found, in parts behind an index where one file may not hold them all.

The limit of 50,000 addresses is that of sitemaps.org.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dieuhanh.web.bulletins.about import topics_with_counts
from dieuhanh.web.bulletins.selectors import public_addresses
from dieuhanh.web.clock import today
from dieuhanh.web.portal.observations import indicators
from dieuhanh.web.portal.officials import public_people
from dieuhanh.web.portal.selectors import public_document_paths
from dieuhanh.web.review.selectors import public_bodies, public_committees

MOST = 50_000
_FIXED = (
    "home",
    "archive",
    "documents",
    "bodies",
    "committees",
    "topics",
    "indicators",
    "about",
    "contact",
    "map",
    "accessibility",
    "english",
)


def sitemap(request: HttpRequest, most: int = MOST) -> HttpResponse:
    """All addresses; where they are more than `most`, the addresses of the parts instead."""
    paths = _paths()
    if len(paths) <= most:
        return _answer(request, "portal/sitemap.xml", paths)
    count = -(-len(paths) // most)
    return _answer(
        request,
        "portal/sitemap_index.xml",
        [reverse("portal:sitemap-part", args=[number]) for number in range(1, count + 1)],
    )


def part(request: HttpRequest, number: int, most: int = MOST) -> HttpResponse:
    """The addresses of one part, counted from 1."""
    paths = _paths()[(number - 1) * most : number * most] if number else []
    if not paths:
        raise Http404
    return _answer(request, "portal/sitemap.xml", paths)


def _answer(request: HttpRequest, template: str, paths: list[str]) -> HttpResponse:
    addresses = [request.build_absolute_uri(path) for path in paths]
    return render(request, template, {"addresses": addresses}, content_type="application/xml")


def _paths() -> list[str]:
    paths = [*(reverse(f"portal:{name}") for name in _FIXED), *public_addresses(), *public_document_paths()]
    paths += [reverse("portal:body", args=[body.slug]) for body in public_bodies()]
    paths += [reverse("portal:committee", args=[committee.key]) for committee in public_committees()]
    paths += [reverse("portal:person", args=[key]) for key in public_people(today())]
    paths += [one.path for one in topics_with_counts() if one.count]
    return paths + [one.path for one in indicators()]
