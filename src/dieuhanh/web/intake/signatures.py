"""Digital signatures of files that came in: checked on the stored bytes as a job, so that none holds up its file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.sources import SourceError
from dieuhanh.sources.signatures import verify_signatures
from dieuhanh.sources.signatures_rows import to_rows
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import StoredFile
from dieuhanh.web.intake.models import SignatureCheck
from dieuhanh.web.jobs import actions as jobs
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import handler

HANDLER = "intake.signatures"


def looks_signed(content: bytes) -> bool:
    """Tell whether there may be a signature in the bytes; only PDFs carry one that is checked."""
    return b"%PDF-" in content[:1024] and b"/ByteRange" in content


def ask_for_check(*, actor: Actor, file: StoredFile) -> None:
    """Have the signatures of a stored file checked in the background, where nobody did so yet."""
    if not SignatureCheck.objects.filter(file=file).exists():
        jobs.enqueue(actor=actor, handler=HANDLER, payload={"file": str(file.pk)}, dedupe_key=f"signatures:{file.pk}")


def check_signatures(*, actor: Actor, file: StoredFile, at: datetime) -> SignatureCheck:
    """Check the signatures on the untouched bytes as of a moment and keep the verdict, or why there is none."""
    require(actor, "intake.receive")
    check = SignatureCheck(file=file, checked_at=at)
    try:
        found = verify_signatures(files.fetch(file.path), settings.TRUSTED_CERTIFICATES, at)
        check.signatures = to_rows(found)
    except SourceError as fault:
        check.fault_vi, check.fault_en = fault.message_vi, fault.message_en
    with transaction.atomic():
        check.save()
        detail = {"signatures": len(check.signatures), "good": check.good}
        log.record(actor=actor, action="intake.check_signatures", about=check, detail=detail)
    return check


def check_again(*, actor: Actor, at: datetime) -> Iterator[SignatureCheck]:
    """Check every signed file that is held once more: after the operator's certificates changed."""
    require(actor, "intake.receive")
    for file in StoredFile.objects.filter(media_type="application/pdf").order_by("recorded_at"):
        if looks_signed(files.fetch(file.path)):
            yield check_signatures(actor=actor, file=file, at=at)


@handler(HANDLER, label=_("Kiểm tra chữ ký số"))
def check_file(context: JobContext, payload: dict[str, Any]) -> dict[str, Any]:
    """Check one stored file; the result tells how many signatures it has."""
    file = StoredFile.objects.get(pk=payload["file"])
    check = check_signatures(actor=context.actor, file=file, at=timezone.now())
    return {"signatures": len(check.signatures)}
