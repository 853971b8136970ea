"""The documents that are held or cited, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.selectors import MentionRow, public_item, public_mentions
from dieuhanh.web.clock import today
from dieuhanh.web.documents.models import Document, Relation, RelationKind
from dieuhanh.web.documents.selectors import moved_document, public_document, public_documents
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal import sharing
from dieuhanh.web.portal.cards import Card, cards
from dieuhanh.web.portal.force import force_of
from dieuhanh.web.portal.graph import graph
from dieuhanh.web.portal.listing import Query, page_links
from dieuhanh.web.portal.relations import ties

PATH_LENGTH = 300


def documents(request: HttpRequest) -> HttpResponse:
    """All published documents, newest first, narrowed by words, type and year."""
    query = Query.of(request.GET)
    page = public_documents(query.narrow, query.page)
    context = {
        "query": query,
        "page": page,
        "pages": page_links(query, page, "/van-ban/"),
        "noindex": bool(request.GET),
        "path": [Link("/", _("Trang chủ")), Link("", _("Văn bản"))],
    }
    return render(request, "portal/documents.html", context)


def document(request: HttpRequest, address: str) -> HttpResponseBase:
    """One document: what it is, what it does to others and they to it, where it is named, its text."""
    view = public_document(address) if len(address) < PATH_LENGTH else None
    if view is None:
        moved = moved_document(address)
        if moved is None:
            raise Http404
        return redirect(moved.path, permanent=True)
    replacing = _replacing(view.incoming)
    mentions = public_mentions(view.document)
    announcing = [row for row in mentions if row.kind == RelationKind.ANNOUNCES]
    card = _card(announcing[0]) if announcing else None
    context = {
        "view": view,
        "document": view.document,
        "replaced_by": replacing,
        "shared": sharing.of_document(view, replacing),
        "ties": ties(view),
        "graph": graph(view) if request.GET.get("xem") == "so-do" else None,
        "noindex": bool(request.GET),
        "mentions": mentions,
        "announcing": announcing,
        "card": card,
        "force": force_of(card.validity if card else None, replacing, today()),
        "path": [Link("/", _("Trang chủ")), Link("/van-ban/", _("Văn bản")), Link("", view.document.title)],
    }
    return render(request, "portal/document.html", context)


def _card(row: MentionRow) -> Card | None:
    """The facts of the newest item that announces the document."""
    page = public_item(row.item.address)
    return cards([page.view.facts])[0] if page else None


def _replacing(incoming: Iterable[Relation]) -> list[Document]:
    found = {
        r.source.pk: r.source for r in incoming if r.kind in {RelationKind.REPLACES, RelationKind.REPEALS} and r.source
    }
    return list(found.values())
