"""The page of open data, its files, its description for catalogues, and the twins of the list pages."""

from __future__ import annotations

from datetime import datetime

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.api.opendata import editions
from dieuhanh.web.api.opendata.datasets import BY_NAME, DATASETS, Dataset
from dieuhanh.web.api.opendata.editions import Edition
from dieuhanh.web.api.opendata.writing import csv_text, json_text
from dieuhanh.web.bulletins.selectors import public_bulletins_before
from dieuhanh.web.pages.frame import OWNER, Link

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json", "parquet": "application/vnd.apache.parquet"}
_A_YEAR = "public, max-age=31536000, immutable"
_FEED_LENGTH = 30
_FEEDS = {"atom": "api/feed.xml", "rss": "api/rss.xml"}


def page(request: HttpRequest) -> HttpResponse:
    """What there is to take away, with the dictionary; older editions below."""
    found = editions.editions()
    newest = found[0] if found else None
    context = {
        "newest": newest,
        "older": found[1:],
        "made_at": datetime.fromisoformat(newest.made_at) if newest else None,
        "tables": [
            (one, [file for file in newest.files if file.dataset == one.name] if newest else []) for one in DATASETS
        ],
        "dictionary": editions.DICTIONARY,
        "licence": LICENCE,
        "path": [Link("/", _("Trang chủ")), Link("", _("Dữ liệu mở"))],
    }
    return render(request, "api/opendata.html", context)


def file(_request: HttpRequest, edition: str, name: str) -> HttpResponseBase:
    """One file of one edition; it never changes."""
    path = editions.file_of(edition, name)
    if path is None:
        raise Http404
    answer = FileResponse(path.open("rb"), content_type=MEDIA[path.suffix[1:]], as_attachment=True, filename=name)
    answer["Cache-Control"] = _A_YEAR
    return answer


def catalogue(request: HttpRequest) -> JsonResponse:
    """The newest edition as DCAT in JSON-LD, for catalogues of data."""
    found = editions.editions()
    base = request.build_absolute_uri("/du-lieu-mo/")
    described = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "spdx": "http://spdx.org/rdf/terms#",
        },
        "@id": base,
        "@type": "dcat:Catalog",
        "dct:title": _("Sổ Điều Hành: dữ liệu mở"),
        "dct:publisher": str(OWNER),
        "dct:license": LICENCE,
        "dct:language": "vi",
        "dcat:dataset": [_described(base, one, found[0]) for one in DATASETS] if found else [],
    }
    answer = JsonResponse(described, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/ld+json"
    return answer


def _described(base: str, dataset: Dataset, edition: Edition) -> dict[str, object]:
    return {
        "@id": f"{base}#{dataset.name}",
        "@type": "dcat:Dataset",
        "dct:title": dataset.title,
        "dct:description": dataset.about,
        "dct:modified": edition.made_at,
        "dcat:version": edition.name,
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:downloadURL": f"{base}{edition.name}/{one.name}",
                "dcat:mediaType": MEDIA[one.format].partition(";")[0],
                "dcat:byteSize": one.bytes,
                "spdx:checksum": {"spdx:algorithm": "sha256", "spdx:checksumValue": one.sha256},
            }
            for one in edition.files
            if one.dataset == dataset.name
        ],
    }


def twin(_request: HttpRequest, name: str, form: str) -> HttpResponse:
    """A list page as CSV or JSON, as it stands now."""
    dataset = BY_NAME[name]
    text = (csv_text if form == "csv" else json_text)(dataset, list(dataset.rows()))
    return HttpResponse(text, content_type=MEDIA[form])


def feed(request: HttpRequest, form: str = "atom") -> HttpResponse:
    """The newest bulletins as `atom` or `rss` (RSS 2.0)."""
    rows = public_bulletins_before(None, _FEED_LENGTH)
    entries = [(request.build_absolute_uri(one.path), one) for one in rows]
    context = {"entries": entries, "self": request.build_absolute_uri(), "home": request.build_absolute_uri("/")}
    return render(request, _FEEDS[form], context, content_type=f"application/{form}+xml; charset=utf-8")
