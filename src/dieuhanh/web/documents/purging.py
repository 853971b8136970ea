"""Destroying a leaked secret document in every room, with a written record of it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.destroying import destroy_payloads
from dieuhanh.web.documents import files, leaks, sweeping
from dieuhanh.web.documents.models import Document, DocumentAlias, Purge, StoredFile
from dieuhanh.web.jobs.actions import enqueue

MESSAGES = {
    "decision": _("Hãy ghi số, ngày của quyết định hoặc biên bản tiêu hủy."),
    "reason": _("Hãy ghi lý do."),
}


def find_purgeable(actor: Actor, named: str) -> Document | None:
    """Return the document of an address (`2023/2199-qd-ubnd`, whole or from the browser's line) or an id."""
    require(actor, "documents.purge")
    wanted = named.strip().partition("/van-ban/")[2] or named.strip()
    try:
        return Document.objects.filter(pk=UUID(wanted.strip("/"))).first()
    except ValueError:
        pass
    alias = DocumentAlias.objects.filter(address=wanted.strip("/")).select_related("document").first()
    return Document.objects.filter(address=wanted.strip("/")).first() or (alias.document if alias else None)


def preview(*, actor: Actor, document: Document) -> dict[str, int]:
    """Return how many rows of which kind a purge would destroy or empty; never what they say."""
    require(actor, "documents.purge")
    return _counted(leaks.found(leaks.leak_of(document)))


def purges(actor: Actor) -> list[Purge]:
    """Return every purge that was made, the newest first."""
    require(actor, "documents.purge")
    return list(Purge.objects.all())


@transaction.atomic
def purge(*, actor: Actor, document: Document, decision: str, reason: str) -> Purge:
    """Destroy a document with all that was drawn from it, in every room and in the payloads of the log.

    What stays is the record. The bytes of its files go last: if the database then refuses, the same purge can be made
    again. Copies made before, backups among them, are for people to destroy.
    """
    require(actor, "documents.purge")
    _require_words(decision, reason)
    leak = leaks.leak_of(Document.objects.select_for_update().get(pk=document.pk))
    held = leaks.found(leak)
    paths = [file.path for file in StoredFile.objects.filter(pk__in=leak.files)]
    leaks.destroy(held, decision.strip())
    record = _write(actor, leak, decision.strip(), reason.strip(), _counted(held))
    things = {key for keys in held.values() for key in keys if isinstance(key, UUID)}
    destroy_payloads(actor=actor, about=record, things=things, decision=decision.strip(), reason=reason.strip())
    enqueue(actor=actor, handler=sweeping.NAME, payload={}, dedupe_key=sweeping.NAME, again=True)
    emptied = Document.objects.get(pk=document.pk)
    log.record(actor=actor, action="documents.purge", about=emptied, detail={"record": str(record.pk)})
    for path in paths:
        files.destroy(path)
    return record


def _require_words(decision: str, reason: str) -> None:
    for name, text in (("decision", decision), ("reason", reason)):
        if not text.strip():
            raise ValidationError({name: ValidationError(MESSAGES[name], code=name)})


def _write(actor: Actor, leak: leaks.Leak, decision: str, reason: str, destroyed: dict[str, int]) -> Purge:
    return Purge.objects.create(
        document_id=leak.document.pk,
        actor_kind=actor.kind,
        actor_name=actor.name,
        actor_id=actor.user_id,
        decision=decision,
        reason=reason,
        marks=sorted(leak.marks),
        destroyed=destroyed,
    )


def _counted(held: Mapping[type, set[object]]) -> dict[str, int]:
    labels = {model: trace.label for model, trace in leaks.registered().items()}
    return {labels[model]: len(keys) for model, keys in held.items() if keys and labels.get(model)}
