"""What the door has to show: the files that wait for a person."""

from __future__ import annotations

from django.db.models import QuerySet

from dieuhanh.web.intake.models import QuarantinedFile, State, StuckFile


def stuck_files() -> QuerySet[StuckFile]:
    """Return the open reasons with their files, newest first."""
    return StuckFile.objects.filter(settled_at=None).select_related("file")


def unread_files() -> QuerySet[QuarantinedFile]:
    """Return the files that were received and never judged: the process died in between."""
    return QuarantinedFile.objects.filter(state=State.RECEIVED)
