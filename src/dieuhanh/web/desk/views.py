"""The internal pages of the first step: what waits, what was imported, and all documents, published or not."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web import clock
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.desk.originals import originals_of
from dieuhanh.web.documents.selectors import internal_document, internal_documents
from dieuhanh.web.pages import today as first_page
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal.listing import Query, page_links
from dieuhanh.web.portal.relations import ties
from dieuhanh.web.review.selectors import internal_imports

PREFIX = "/nb"
_MOST_BLOCKS = 7


def today(request: HttpRequest) -> HttpResponse:
    """What there is to do."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    actor = user.actor
    rows = [row for row in internal_imports() if row.waiting] if may(actor, "desk.read") else []
    blocks = list(first_page.blocks(actor, clock.today()))
    context = {
        "rows": rows,
        "waiting": sum(row.waiting for row in rows),
        "blocks": blocks[:_MOST_BLOCKS],
        "more": blocks[_MOST_BLOCKS:],
        "nearest": [] if blocks or rows else first_page.nearest(actor, clock.today()),
    }
    return render(request, "desk/today.html", context)


def documents(request: HttpRequest) -> HttpResponse:
    """All documents, those that only a machine has read of included."""
    query = Query.of(request.GET)
    page = internal_documents(query.narrow, query.page)
    context = {
        "query": query,
        "page": page,
        "pages": page_links(query, page, f"{PREFIX}/van-ban/"),
        "prefix": PREFIX,
        "path": _path(Link("", _("Văn bản"))),
    }
    return render(request, "desk/documents.html", context)


def document(request: HttpRequest, address: str) -> HttpResponse:
    """One document with its relations, the proposed ones too."""
    view = internal_document(address)
    if view is None:
        raise Http404
    context = {
        "view": view,
        "document": view.document,
        "ties": ties(view),
        "originals": originals_of(view.document),
        "prefix": PREFIX,
        "may_add": isinstance(request.user, User) and may(request.user.actor, "intake.receive"),
        "path": _path(Link("/nb/van-ban/", _("Văn bản")), Link("", view.document.title)),
    }
    return render(request, "desk/document.html", context)


def _path(*steps: Link) -> list[Link]:
    return [Link("/nb/", _("Hôm nay")), *steps]
