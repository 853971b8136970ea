"""Files that performers hand in: checked by content, kept under their hash, waiting until a report takes them along."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.sources.door import Verdict, look
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import StoredFile
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, TaskFile
from dieuhanh.web.tasks.sniffing import IMAGES, media_type


def attach(*, actor: Actor, performer: Performer, name: str, data: bytes, at: datetime) -> TaskFile:
    """Keep a file for the next report of a performer; the same bytes twice are one file.

    Raises `TaskError` for what is too large, of another kind than people hand in, or bears a mark of secrecy; of the
    last only the refusal stays.
    """
    require(actor, "tasks.report", performer.organisation_id)
    kind = media_type(name, data)
    _refuse_secret(actor, performer, name, data, kind)
    with transaction.atomic():
        held = TaskFile.objects.filter(performer=performer, report=None, stored__sha256=files.digest(data)).first()
        if held is not None:
            return held
        kept = TaskFile.objects.create(
            performer=performer,
            stored=_stored(name, data, kind),
            name=name[-255:],
            media_type=kind,
            size=len(data),
            uploaded_by_id=actor.user_id,
            uploaded_at=at,
        )
        log.record(actor=actor, action="tasks.attach", about=performer, detail={"task": performer.code, "name": name})
    return kept


def _refuse_secret(actor: Actor, performer: Performer, name: str, data: bytes, kind: str) -> None:
    """Refuse what says of itself that it is secret; a photograph by its name alone, no words are read in it here."""
    seen = look(b"%PDF-" if kind in IMAGES else data, name)
    if seen.verdict in {Verdict.SECRET, Verdict.UNCERTAIN}:
        log.record(actor=actor, action="tasks.refuse_file", about=performer, detail={"task": performer.code})
        raise TaskError(
            _("Tệp có dấu hiệu độ mật. Hệ thống này không nhận tài liệu mật; hãy gửi qua đường văn bản mật."), "tep"
        )


def _stored(name: str, data: bytes, kind: str) -> StoredFile:
    sha256 = files.digest(data)
    held = StoredFile.objects.filter(sha256=sha256).first()
    if held is not None:
        return held
    stored = StoredFile(sha256=sha256, size=len(data), media_type=kind, original_name=name[-255:])
    files.keep(data, stored.path)
    stored.save()
    return stored


@transaction.atomic
def detach(*, actor: Actor, file: TaskFile) -> None:
    """Take a file out again that no report has taken along yet."""
    require(actor, "tasks.report", file.performer.organisation_id)
    if file.report_id is not None:
        raise TaskError(_("Tệp đã gửi kèm báo cáo nên không bỏ được."), "tep")
    log.record(actor=actor, action="tasks.detach", about=file.performer, detail={"name": file.name})
    file.delete()
