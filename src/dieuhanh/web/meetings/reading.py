"""From confirmed facts to meetings: a section that tells of a meeting becomes one, its duties become conclusions."""

from __future__ import annotations

from datetime import datetime

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.meetings.actions import Details, conclude, register_meeting
from dieuhanh.web.meetings.models import Conclusion, Meeting
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus
from dieuhanh.web.tasks.models import Task


def take_meeting(claim: Claim, actor: Actor, at: datetime) -> None:
    """Enter the meeting that a confirmed section tells of: one with a heading that announces no document."""
    heading = claim.value["heading"]
    if not heading or claim.value["document"] is not None or _known(claim) is not None:
        return
    chair = _beside(claim, ClaimKind.OFFICIAL)
    words = ", ".join(filter(None, (chair.value["name"], chair.value["position"]))) if chair else ""
    details = Details(title=heading, chair=words, document=claim.text_version.document, claim=claim)
    register_meeting(actor=actor, details=details, at=at)


def take_conclusion(claim: Claim, actor: Actor, at: datetime) -> None:
    """Write the duty that a meeting's section puts on bodies down as its conclusion, with the task that it became."""
    section = _beside(claim, ClaimKind.ITEM)
    meeting = _known(section) if section else None
    task = Task.objects.filter(claim=claim).first()
    if meeting is None or task is None or Conclusion.objects.filter(task=task).exists():
        return
    conclude(actor=actor, meeting=meeting, text=" ".join(claim.quote.split()), at=at, task=task)


def _known(section: Claim) -> Meeting | None:
    same = Meeting.objects.filter(claim__text_version=section.text_version_id, claim__item_index=section.item_index)
    return same.first()


def _beside(claim: Claim, kind: ClaimKind) -> Claim | None:
    beside = Claim.objects.filter(text_version=claim.text_version_id, item_index=claim.item_index, kind=kind)
    return beside.exclude(status__in=(ClaimStatus.REJECTED, ClaimStatus.CORRECTED)).first()
