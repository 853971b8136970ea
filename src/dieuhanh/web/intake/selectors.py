"""What the door has to show: the files that wait for a person."""

from __future__ import annotations

from django.db.models import QuerySet

from dieuhanh.web.documents.models import StoredFile
from dieuhanh.web.intake.models import QuarantinedFile, SignatureCheck, State, StuckFile


def stuck_files() -> QuerySet[StuckFile]:
    """Return the open reasons with their files, newest first."""
    return StuckFile.objects.filter(settled_at=None).select_related("file")


def unread_files() -> QuerySet[QuarantinedFile]:
    """Return the files that were received and never judged: the process died in between."""
    return QuarantinedFile.objects.filter(state=State.RECEIVED)


def signatures_of(file: StoredFile) -> SignatureCheck | None:
    """Return what the last check of a file's signatures found; None where it has none, or nobody checked yet."""
    return SignatureCheck.objects.filter(file=file).last()
