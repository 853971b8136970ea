"""Reading documents. What the public may see and what the desk may see are separate functions from the start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dieuhanh.language import fold
from dieuhanh.web.documents.models import Document, DocumentAlias, Relation, RelationStatus, TextVersion

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What a list is narrowed to; empty means no limit. `words` are compared without diacritics."""

    words: str = ""
    type: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One page of a list, newest first: `number` of `pages`, counted from 1, out of `total` documents.

    `types` and `years` are what the whole list can be narrowed to. Every row carries `held`: whether its text is there.
    """

    rows: tuple[Document, ...]
    number: int
    pages: int
    total: int
    types: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its relations: `outgoing` to what it cites, `incoming` from what cites it.

    `mentions` are passages that cite it without a document of their own to speak for (a meeting's agenda).
    `text` is None for a stub.
    """

    document: Document
    text: TextVersion | None
    outgoing: tuple[Relation, ...]
    incoming: tuple[Relation, ...]
    mentions: tuple[Relation, ...]


def public_documents(narrow: DocumentFilter, page: int = 1) -> DocumentPage:
    """Return a page of the published documents, stubs included."""
    held = Q(published_text__isnull=False)
    return _page(Document.objects.filter(published_at__isnull=False), held, narrow, page)


def internal_documents(narrow: DocumentFilter, page: int = 1) -> DocumentPage:
    """Return a page of all documents, those that only a machine has read of included."""
    return _page(Document.objects.all(), Q(Exists(TextVersion.objects.filter(document=OuterRef("pk")))), narrow, page)


def _page(documents: QuerySet[Document], held: Q, narrow: DocumentFilter, page: int) -> DocumentPage:
    facets = documents.order_by().values_list("type", "year").annotate(Count("id"))
    rows = _narrowed(documents, narrow)
    total = rows.count()
    pages = max(1, -(-total // PAGE_SIZE))
    number = min(max(1, page), pages)
    shown = list(rows.annotate(readable=held)[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    for row in shown:
        row.held = row.readable
    pairs = [(kind, year) for kind, year, _ in facets]
    return DocumentPage(
        rows=tuple(shown),
        number=number,
        pages=pages,
        total=total,
        types=tuple(sorted({kind for kind, _ in pairs if kind}, key=fold)),
        years=tuple(sorted({year for _, year in pairs if year is not None}, reverse=True)),
    )


def _narrowed(documents: QuerySet[Document], narrow: DocumentFilter) -> QuerySet[Document]:
    for word in fold(narrow.words).split():
        documents = documents.filter(folded__contains=word)
    if narrow.type:
        documents = documents.filter(type=narrow.type)
    if narrow.year is not None:
        documents = documents.filter(year=narrow.year)
    return documents


def public_documents_after(narrow: DocumentFilter, after: tuple[str, str] | None, limit: int) -> list[Document]:
    """Return published documents behind a place of the list, newest first; the place is a row's `sorted_on` and id.

    Raises ValueError for a place that is none.
    """
    rows = _narrowed(Document.objects.filter(published_at__isnull=False), narrow)
    if after is not None:
        on, identifier = date.fromisoformat(after[0]), UUID(after[1])
        rows = rows.filter(Q(sorted_on__lt=on) | Q(sorted_on=on, pk__lt=identifier))
    return list(rows.order_by("-sorted_on", "-pk")[:limit])


def public_document(address: str) -> DocumentView | None:
    """Return a published document by its address, with the published relations alone; None where there is none."""
    document = _by_address(Document.objects.filter(published_at__isnull=False), address)
    relations = Relation.objects.filter(
        status=RelationStatus.ACCEPTED, published_at__isnull=False, target__published_at__isnull=False
    ).filter(Q(source__isnull=True) | Q(source__published_at__isnull=False))
    return _view(document, document.published_text, relations) if document else None


def public_relations_to(document: Document, kinds: Sequence[str]) -> QuerySet[Relation]:
    """Return the published relations of some kinds that other published documents have to a document."""
    told = Relation.objects.filter(target=document, kind__in=kinds, source__published_at__isnull=False)
    return told.filter(status=RelationStatus.ACCEPTED, published_at__isnull=False).select_related("source")


def internal_document(address: str) -> DocumentView | None:
    """Return any document by its address, with proposed relations too; rejected ones are left out."""
    document = _by_address(Document.objects.all(), address)
    if document is None:
        return None
    return _view(document, document.texts.last(), Relation.objects.exclude(status=RelationStatus.REJECTED))


def _by_address(documents: QuerySet[Document], address: str) -> Document | None:
    return documents.select_related("published_text").filter(address=address).first()


def _view(document: Document, text: TextVersion | None, relations: QuerySet[Relation]) -> DocumentView:
    told = relations.exclude(kind="announces")
    outgoing = told.filter(source=document).select_related("target").defer("target__folded")
    naming = told.filter(target=document)
    incoming = naming.filter(source__isnull=False).select_related("source").defer("source__folded")
    view = DocumentView(
        document=document,
        text=text,
        outgoing=tuple(outgoing.order_by("kind", "start", "id")),
        incoming=tuple(incoming.order_by("kind", "recorded_at", "id")),
        mentions=tuple(naming.filter(source__isnull=True).order_by("recorded_at", "id")),
    )
    for one in view.outgoing:
        one.source = document
    for one in (*view.incoming, *view.mentions):
        one.target = document
    return view


def moved_document(address: str) -> Document | None:
    """Return the published document that a former address leads to, for a permanent redirect."""
    alias = (
        DocumentAlias.objects.select_related("document")
        .filter(address=address, document__published_at__isnull=False)
        .first()
    )
    return alias.document if alias else None


def public_document_by_short(slug_and_year: str) -> Document | None:
    """Return the published document of a short printed code such as `2267-qd-ubnd-2023`."""
    slug, dash, year = slug_and_year.rpartition("-")
    return _by_address(Document.objects.filter(published_at__isnull=False), f"{year}/{slug}") if dash else None
