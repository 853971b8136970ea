"""Reading what came in by the form, as jobs: a page shows how far each file of an upload is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.intake import quarantine
from dieuhanh.web.intake.actions import receive
from dieuhanh.web.intake.models import Door, QuarantinedFile, State
from dieuhanh.web.jobs import actions as jobs
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import handler

HANDLER = "intake.read"
LARGEST = 20 * 1024 * 1024
MOST_FILES = 30
_OPEN = (State.RECEIVED, State.STUCK, State.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as a browser sent it."""

    name: str
    data: bytes


def take_in(*, actor: Actor, uploads: Sequence[Upload]) -> UUID:
    """Keep the files of one upload safe and have them read in the background, a job each; return the upload's id."""
    require(actor, "intake.receive")
    batch = uuid4()
    for number, upload in enumerate(uploads):
        file = _kept(actor, upload)
        jobs.enqueue(
            actor=actor,
            handler=HANDLER,
            payload={"file": str(file.pk)},
            dedupe_key=f"{key_of(batch)}{number:02}",
        )
    return batch


def _kept(actor: Actor, upload: Upload) -> QuarantinedFile:
    """Put the bytes into the quarantine before the row that names them; bytes that wait already stay once."""
    mark = quarantine.keyed_hash(upload.data)
    waiting = QuarantinedFile.objects.filter(keyed_hash=mark, state__in=_OPEN).first()
    if waiting is not None:
        return waiting
    file = QuarantinedFile(
        door=Door.FORM, sender=actor.name[:255], name=upload.name[-255:], keyed_hash=mark, size=len(upload.data)
    )
    quarantine.keep(file.id, upload.data)
    with transaction.atomic():
        file.save()
        log.record(actor=actor, action="intake.receive", about=file, detail={"door": file.door})
    return file


def key_of(batch: UUID) -> str:
    """Return what the keys of an upload's jobs begin with."""
    return f"form:{batch}:"


@handler(HANDLER, label=_("Đọc văn bản nhận vào"))
def read_file(context: JobContext, payload: dict[str, Any]) -> dict[str, Any]:
    """Read one kept file; the result names the texts that came of it. A second run finds them there already."""
    context.check()
    file = QuarantinedFile.objects.get(pk=payload["file"])
    if file.state not in _OPEN:
        return {"texts": []}
    data = quarantine.fetch(file.id)
    outcome = receive(actor=context.actor, data=data, name=file.name, door=Door.FORM, sender=file.sender)
    return {
        "texts": [{"id": str(one.text_version.pk), "facts": one.facts, "new": one.created} for one in outcome.imported]
    }
