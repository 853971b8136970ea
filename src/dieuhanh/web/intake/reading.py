"""Reading what came in by the form, as jobs: a page shows how far each file of an upload is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.intake.actions import keep, read
from dieuhanh.web.intake.models import Door, QuarantinedFile
from dieuhanh.web.jobs import actions as jobs
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import handler

HANDLER = "intake.read"
LARGEST = 20 * 1024 * 1024
MOST_FILES = 30


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as a browser sent it."""

    name: str
    data: bytes


def take_in(*, actor: Actor, uploads: Sequence[Upload]) -> UUID:
    """Keep the files of one upload safe and have them read in the background, a job each; return the upload's id.

    Raises:
        NotKeptError: a file could not be written down; those before it are kept.
    """
    require(actor, "intake.receive")
    batch = uuid4()
    for number, upload in enumerate(uploads):
        file = keep(actor=actor, data=upload.data, name=upload.name, door=Door.FORM, sender=actor.name)
        jobs.enqueue(
            actor=actor,
            handler=HANDLER,
            payload={"file": str(file.pk)},
            dedupe_key=f"{key_of(batch)}{number:02}",
        )
    return batch


def key_of(batch: UUID) -> str:
    """Return what the keys of an upload's jobs begin with."""
    return f"form:{batch}:"


@handler(HANDLER, label=_("Đọc văn bản nhận vào"))
def read_file(context: JobContext, payload: dict[str, Any]) -> dict[str, Any]:
    """Read one kept file; the result names the texts that came of it. A second run finds them there already."""
    context.check()
    file = QuarantinedFile.objects.get(pk=payload["file"])
    outcome = read(actor=context.actor, file=file)
    return {
        "texts": [{"id": str(one.text_version.pk), "facts": one.facts, "new": one.created} for one in outcome.imported]
    }
