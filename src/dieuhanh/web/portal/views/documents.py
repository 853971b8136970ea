"""The documents that are held or cited, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.selectors import MentionRow, public_item, public_mentions
from dieuhanh.web.clock import today
from dieuhanh.web.documents.models import Document, Relation, RelationKind
from dieuhanh.web.documents.selectors import DocumentView, moved_document, public_document, public_documents
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal import sharing
from dieuhanh.web.portal.cards import Card, Duty, cards
from dieuhanh.web.portal.documentparts import WHOLE_TEXT, Part, last_page, opening, pages, some_of, tabs
from dieuhanh.web.portal.force import force_of
from dieuhanh.web.portal.graph import graph
from dieuhanh.web.portal.listing import Query, page_links, page_number
from dieuhanh.web.portal.progress import folded, history
from dieuhanh.web.portal.relations import Tie, ends, grouped, ties

PATH_LENGTH = 300
_PAGED = {Part.RELATIONS, Part.PICTURE, Part.DUTIES}


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
    return render(request, "portal/document.html", _context(request, view))


def _context(request: HttpRequest, view: DocumentView) -> dict[str, object]:
    part, page = Part.of(request.GET.get("xem", "")), page_number(request.GET.get("trang", ""))
    replacing, told = _replacing(view.incoming), ties(view)
    mentions = public_mentions(view.document)
    announcing = [row for row in mentions if row.kind == RelationKind.ANNOUNCES]
    card = _card(announcing[0]) if announcing else None
    validity = card.validity if card else None
    indexed = part == Part.TEXT and view.text is not None and len(view.text.text) > WHOLE_TEXT
    return {
        "view": view,
        "document": view.document,
        "replaced_by": replacing,
        "shared": sharing.of_document(view, replacing),
        "graph": graph(view) if part == Part.PICTURE else None,
        "announcing": announcing,
        "force": force_of(validity, replacing, today()),
        "timeline": folded(history(view.document, validity, mentions)) if part == Part.HISTORY else None,
        "day": today(),
        "path": [Link("/", _("Trang chủ")), Link("/van-ban/", _("Văn bản")), Link("", view.document.title)],
        **_parts(view, part, page, told=ends(told), mentions=mentions, duties=card.duties if card else ()),
        "indexed": indexed,
        "noindex": bool(request.GET) and not indexed,
    }


def _parts(
    view: DocumentView,
    part: Part,
    page: int,
    *,
    told: Sequence[tuple[Tie, Document]],
    mentions: Sequence[MentionRow],
    duties: Sequence[Duty],
) -> dict[str, object]:
    """What each part shows, and the ways between them."""
    last = last_page(duties) if part == Part.DUTIES else last_page(told, mentions)
    page = min(max(page, 1), last)
    some = some_of(told, part, page)
    text, more = opening(view.text.text, part) if view.text else ("", False)
    return {
        "part": part.value,
        "shows": {one.name.lower(): part.shows(one) for one in Part},
        "tabs": tabs(view.document.path, part, len(told), len(duties)),
        "ties": grouped(some.shown),
        "ends": some,
        "mentions": some_of(mentions, part, page),
        "duties": some_of(duties, part, page),
        "text": text,
        "more_text": more,
        "page": page,
        "last": last,
        "pages": pages(view.document.path, part, page, last) if part in _PAGED else [],
    }


def _card(row: MentionRow) -> Card | None:
    """The facts of the newest item that announces the document."""
    page = public_item(row.item.address)
    return cards([page.view.facts])[0] if page else None


def _replacing(incoming: Iterable[Relation]) -> list[Document]:
    found = {
        r.source.pk: r.source for r in incoming if r.kind in {RelationKind.REPLACES, RelationKind.REPEALS} and r.source
    }
    return list(found.values())
