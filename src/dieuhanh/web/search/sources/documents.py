"""Documents: published ones for everybody with their published text, the others inside with their newest one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dieuhanh.language import slug
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.documents.models import Document, Relation, TextVersion
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.search.sources import Findable, Source, facets

ACTIONS = frozenset(
    {
        "documents.register",
        "documents.confirm",
        "documents.register_text",
        "documents.publish_text",
        "documents.merge_stub",
        "documents.purge",
        "review.release",
        "bulletins.publish",
    }
)
RIGHT = "desk.read"


def _documents(keys: Collection[str] | None) -> Iterator[Findable]:
    documents = Document.objects.select_related("published_text")
    if keys is not None:
        documents = documents.filter(pk__in=[UUID(key) for key in keys])
    for document in documents.order_by("pk").iterator(chunk_size=100):
        yield _findable(document)


def _findable(document: Document) -> Findable:
    public = document.published_at is not None
    text = document.published_text if public else document.texts.last()
    about = document.abstract or document.subject
    return Findable(
        kind="document",
        key=str(document.pk),
        group=f"document:{document.pk}",
        path=document.path if public else f"/nb{document.path}",
        title=about[:1].upper() + about[1:] or document.title,
        label=_label(document),
        text=text.text if text else "",
        other=f"{document.name} {document.issuer}",
        public=public,
        right="" if public else RIGHT,
        on=document.date,
        number=document.number,
        sign=slug(document.sign),
        year=document.year,
        facets=(facets.of_type(document.type or "Văn bản"), *facets.of_year(document.year)),
    )


def _label(document: Document) -> str:
    said = f"{document.title} · {day(document.date)}" if document.date else document.title
    return f"{said} · {document.issuer}" if document.issuer else said


def _changed(event: AuditEvent, about: models.Model | None) -> Collection[str] | None:
    if isinstance(about, Document):
        former = event.detail.get("former")
        return {str(about.pk), *([str(former)] if former else [])}
    if isinstance(about, Bulletin):
        announced = about.items.filter(announced__isnull=False).values_list("announced", flat=True)
        return {str(key) for key in announced} | (_of_text(about.source_id) if about.source_id else set())
    return _of_text(about.pk) if isinstance(about, TextVersion) else None


def _of_text(text: UUID) -> set[str]:
    """The document of a text and those that it cites."""
    cited = Relation.objects.filter(text_version=text).values("target")
    found = Document.objects.filter(Q(texts=text) | Q(pk__in=cited)).values_list("pk", flat=True)
    return {str(key) for key in found}


SOURCES = (Source("document", _("Văn bản"), _documents, ACTIONS, _changed, RIGHT),)
