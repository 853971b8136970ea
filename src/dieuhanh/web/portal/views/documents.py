"""The documents that are held or cited, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.selectors import public_mentions
from dieuhanh.web.documents.models import Document, Relation
from dieuhanh.web.documents.selectors import (
    DocumentFilter,
    DocumentPage,
    moved_document,
    public_document,
    public_documents,
)
from dieuhanh.web.portal.context import Link
from dieuhanh.web.portal.relations import ties

PATH_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Query:
    """What the reader asked of the list, as typed."""

    words: str
    type: str
    year: str

    @property
    def narrow(self) -> DocumentFilter:
        """The filter for the selector."""
        year = int(self.year) if self.year.isdecimal() and len(self.year) == len("2023") else None
        return DocumentFilter(self.words, self.type, year)

    def url(self, page: int) -> str:
        """The address of another page of the same list."""
        fields = {"q": self.words, "loai": self.type, "nam": self.year, "trang": str(page) if page > 1 else ""}
        return "/van-ban/?" + urlencode({name: value for name, value in fields.items() if value})


def documents(request: HttpRequest) -> HttpResponse:
    """All published documents, newest first, narrowed by words, type and year."""
    get = request.GET
    query = Query(get.get("q", "").strip()[:200], get.get("loai", ""), get.get("nam", ""))
    wanted = get.get("trang", "1")
    page = public_documents(query.narrow, int(wanted) if wanted.isdecimal() and len(wanted) < 6 else 1)
    context = {
        "query": query,
        "page": page,
        "pages": list(_pages(query, page)),
        "narrowed": bool(query.words or query.type or query.year),
        "noindex": bool(get),
        "path": [Link("/", _("Trang chủ")), Link("", _("Văn bản"))],
    }
    return render(request, "portal/documents.html", context)


def _pages(query: Query, page: DocumentPage) -> Iterable[Link]:
    if page.number > 1:
        yield Link(query.url(page.number - 1), _("‹ Trang trước"))
    if page.number < page.pages:
        yield Link(query.url(page.number + 1), _("Trang sau ›"))


def document(request: HttpRequest, address: str) -> HttpResponseBase:
    """One document: what it is, what it does to others and they to it, where it is named, its text."""
    view = public_document(address) if len(address) < PATH_LENGTH else None
    if view is None:
        moved = moved_document(address)
        if moved is None:
            raise Http404
        return redirect(moved.path, permanent=True)
    mentions = public_mentions(view.document)
    context = {
        "view": view,
        "document": view.document,
        "replaced_by": _replacing(view.incoming),
        "ties": ties(view),
        "mentions": mentions,
        "announcing": [row for row in mentions if row.kind == "announces"],
        "path": [Link("/", _("Trang chủ")), Link("/van-ban/", _("Văn bản")), Link("", view.document.title)],
    }
    return render(request, "portal/document.html", context)


def _replacing(incoming: Iterable[Relation]) -> list[Document]:
    found = {r.source.pk: r.source for r in incoming if r.kind in {"replaces", "repeals"} and r.source}
    return list(found.values())
