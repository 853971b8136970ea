"""Every write to documents, their files, texts and citations. Each runs in the caller's transaction or its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from dieuhanh.language import slug
from dieuhanh.sources.model import SourceText
from dieuhanh.sources.places import to_rows
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import files
from dieuhanh.web.documents.identity import Context, Identity, address, key
from dieuhanh.web.documents.models import Document, DocumentAlias, PageMap, Relation, StoredFile, TextVersion


@dataclass(frozen=True, slots=True)
class Details:
    """What a text says of a document besides which one it is; empty where it says nothing."""

    date: date | None = None
    issuer: str = ""
    abstract: str = ""
    subject: str = ""

    def or_else(self, other: Details) -> Details:
        """Return these details with their gaps filled from another mention."""
        return Details(
            date=self.date or other.date,
            issuer=self.issuer or other.issuer,
            abstract=self.abstract or other.abstract,
            subject=self.subject or other.subject,
        )


@transaction.atomic
def register_file(*, actor: Actor, data: bytes, name: str, media_type: str = "text/plain") -> StoredFile:
    """Keep a received file byte for byte and return its row; the same bytes twice are one file."""
    require(actor, "documents.register")
    sha256 = files.digest(data)
    held = StoredFile.objects.filter(sha256=sha256).first()
    if held is not None:
        return held
    stored = StoredFile(sha256=sha256, size=len(data), media_type=media_type, original_name=name[-255:])
    files.keep(data, stored.path)
    stored.save()
    log.record(actor=actor, action="documents.register_file", about=stored, detail={"sha256": sha256})
    return stored


@transaction.atomic
def register_document(*, actor: Actor, identity: Identity, details: Details, context: Context) -> Document:
    """Return the document of this identity; a new one is an unconfirmed stub with an address of its own for good.

    One that is held under the identity but is of another day is another document: the text's own is made instead, for
    a person to tell apart.
    """
    require(actor, "documents.register")
    line = key(identity, context)
    held = find_document(line)
    if held is not None and _of_another_day(held, details):
        line = f"{line}{context.text_key}"
        held = find_document(line)
    if held is not None:
        return held
    document = Document(
        type=identity.type[:80],
        number=identity.number[:20],
        number_text=identity.number_text[:100],
        sign=identity.sign[:80],
        year=identity.year,
        name=identity.name[:500],
        issuer_slug=identity.issuer_slug or "",
        identity=line,
    )
    _describe(document, details)
    document.address = _free_address(address(identity, document.id), document)
    document.save()
    log.record(actor=actor, action="documents.register", about=document, detail={"identity": line})
    return document


def _of_another_day(held: Document, details: Details) -> bool:
    """NĐ 30/2020/NĐ-CP, Điều 15: an issuer gives a number once a year, so two days are two issuers, or a slip."""
    return held.date is not None and details.date is not None and held.date != details.date


def find_document(identity: str) -> Document | None:
    """Return the document of an identity, or the one that an older identity now leads to."""
    document = Document.objects.filter(identity=identity).first()
    if document is not None:
        return document
    alias = DocumentAlias.objects.filter(identity=identity).select_related("document").first()
    return alias.document if alias else None


def _free_address(wanted: str, document: Document) -> str:
    """Return the address wanted; where another document has it, the later one carries its issuer, else its id."""
    issuer = slug(document.issuer)
    choices = [wanted, f"{wanted}--{issuer}" if issuer else wanted, f"{wanted}--{document.id.hex[-8:]}"]
    taken = {
        *Document.objects.filter(address__in=choices).values_list("address", flat=True),
        *DocumentAlias.objects.filter(address__in=choices).values_list("address", flat=True),
    }
    return next(choice for choice in choices if choice not in taken)


def _known(document: Document) -> Details:
    return Details(document.date, document.issuer, document.abstract, document.subject)


def _describe(document: Document, details: Details) -> None:
    document.date, document.issuer = details.date, details.issuer[:300]
    document.abstract, document.subject = details.abstract, details.subject


@transaction.atomic
def confirm_document(*, actor: Actor, document: Document, details: Details) -> None:
    """Set down what a person confirmed of a document: it goes before a machine's reading and fills later gaps."""
    require(actor, "documents.confirm")
    held = _known(document)
    _describe(document, held.or_else(details) if document.confirmed else details.or_else(held))
    if document.confirmed and _known(document) == held:
        return
    document.confirmed = True
    document.save()
    log.record(actor=actor, action="documents.confirm", about=document)


@transaction.atomic
def register_text(
    *, actor: Actor, document: Document, file: StoredFile, reader: str, reader_version: str, text: str
) -> TextVersion:
    """Keep the text that a reader read from a file, as a version that never changes."""
    require(actor, "documents.register")
    version = TextVersion.objects.create(
        document=document, file=file, reader=reader, reader_version=reader_version, text=text
    )
    log.record(actor=actor, action="documents.register_text", about=version, detail={"length": len(text)})
    return version


@transaction.atomic
def register_page_map(*, actor: Actor, text_version: TextVersion, source: SourceText) -> PageMap:
    """Keep where a text stands on its pages, and what its reader noted; a text that has its map keeps that one."""
    require(actor, "documents.register")
    held = PageMap.objects.filter(text_version=text_version).first()
    if held is not None:
        return held
    page_map = PageMap.objects.create(
        text_version=text_version,
        pages=source.pages,
        sizes=[[round(side, 1) for side in size] for size in source.sizes],
        boxes=to_rows(source.boxes),
        notes=[[note.code, note.message_vi, note.message_en, note.start, note.end] for note in source.notes],
        metadata=source.metadata,
    )
    log.record(
        actor=actor, action="documents.register_page_map", about=text_version, detail={"pages": source.pages or 0}
    )
    return page_map


@transaction.atomic
def register_relations(*, actor: Actor, relations: Sequence[Relation]) -> None:
    """Keep the proposed citations of one text."""
    require(actor, "documents.register")
    Relation.objects.bulk_create(relations)
    log.record(actor=actor, action="documents.register_relations", detail={"count": len(relations)})


@transaction.atomic
def publish_text(*, actor: Actor, text_version: TextVersion, at: datetime) -> None:
    """Let the public read a document's text; a document that was a stub to it becomes whole."""
    require(actor, "bulletins.publish")
    document = text_version.document
    document.published_text = text_version
    document.published_at = document.published_at or at
    document.save()
    log.record(actor=actor, action="documents.publish_text", about=document)
