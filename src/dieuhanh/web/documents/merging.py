"""Leading a stub to the document that it turned out to be."""

from __future__ import annotations

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document, DocumentAlias


class NotAStubError(ValueError):
    """Raised where the document to be led elsewhere has a text of its own, or is the other one itself."""


@transaction.atomic
def merge_stub(*, actor: Actor, stub: Document, into: Document) -> Document:
    """Make everything that names the stub name the other document; its id, identity and address stay as an alias."""
    require(actor, "documents.confirm")
    if stub.pk == into.pk or not stub.is_stub:
        raise NotAStubError(f"{stub.title} không phải là văn bản chờ xác định")
    _lead_references(stub, into)
    if stub.published_at is not None and into.published_at is None:
        into.published_at = stub.published_at
        into.save()
    former, identity, address = stub.pk, stub.identity, stub.address
    stub.delete()
    DocumentAlias.objects.create(former_id=former, document=into, identity=identity, address=address)
    log.record(actor=actor, action="documents.merge_stub", about=into, detail={"former": str(former)})
    return into


def _lead_references(stub: Document, into: Document) -> None:
    """Whatever points at the stub points at the other document; the rooms above need not be known by name."""
    for relation in Document._meta.related_objects:
        field = relation.field.name
        relation.related_model._base_manager.filter(**{field: stub}).update(**{field: into})
