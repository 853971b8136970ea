"""Every write to meetings: entered, their agenda, their conclusions, and the tasks that come of those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document
from dieuhanh.web.meetings.models import AgendaItem, Conclusion, Meeting
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.review.models import Claim
from dieuhanh.web.tasks.actions.drafts import Plan, draft_task
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Origin, Task


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a meeting."""

    title: str
    held_on: date | None = None
    place: str = ""
    chair: str = ""
    document: Document | None = None
    claim: Claim | None = None


@transaction.atomic
def register_meeting(*, actor: Actor, details: Details, at: datetime) -> Meeting:
    """Enter a meeting; the same section of a text again gives the same one."""
    require(actor, "meetings.change")
    if not details.title.strip():
        raise TaskError(_("Nhập tên cuộc họp."), "ten")
    if details.claim is not None:
        held = Meeting.objects.filter(claim=details.claim).first()
        if held is not None:
            return held
    meeting = Meeting.objects.create(
        title=details.title.strip(),
        held_on=details.held_on,
        place=details.place.strip()[:200],
        chair=details.chair.strip()[:300],
        document=details.document,
        claim=details.claim,
        recorded_at=at,
    )
    log.record(actor=actor, action="meetings.register", about=meeting)
    return meeting


@transaction.atomic
def add_item(
    *, actor: Actor, meeting: Meeting, title: str, submitter: Organisation | None, submission: str, at: datetime
) -> AgendaItem:
    """Put a point on the agenda, with who submits it and as which document."""
    require(actor, "meetings.change")
    if not title.strip():
        raise TaskError(_("Nhập nội dung trình."), "noi-dung")
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=meeting.agenda.count() + 1,
        title=title.strip(),
        submitter=submitter,
        submission=submission.strip()[:200],
        recorded_at=at,
    )
    log.record(actor=actor, action="meetings.add_item", about=meeting)
    return item


@transaction.atomic
def conclude(
    *, actor: Actor, meeting: Meeting, text: str, at: datetime, item: AgendaItem | None = None, task: Task | None = None
) -> Conclusion:
    """Write down what was concluded; `task` is the one that it is already."""
    require(actor, "meetings.change")
    if not text.strip():
        raise TaskError(_("Nhập kết luận."), "ket-luan")
    conclusion = Conclusion.objects.create(
        meeting=meeting,
        item=item,
        position=meeting.conclusions.count() + 1,
        text=text.strip(),
        task=task,
        recorded_at=at,
    )
    log.record(actor=actor, action="meetings.conclude", about=meeting)
    return conclusion


@transaction.atomic
def draft_from(*, actor: Actor, conclusion: Conclusion, at: datetime) -> Task:
    """Make the draft of a task from a conclusion; a second time the same one."""
    require(actor, "meetings.change")
    locked = Conclusion.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=conclusion.pk)
    if locked.task is not None:
        return locked.task
    meeting = locked.meeting
    plan = Plan(
        title=locked.text,
        subject=meeting.title,
        origin=Origin.MEETING,
        basis=meeting.document,
        basis_words=meeting.title[:300],
        assigner=meeting.chair,
        leader=meeting.chair.split(",")[0].strip()[:150],
    )
    locked.task = draft_task(actor=actor, plan=plan, parts=[], at=at)
    locked.save(update_fields=["task"])
    log.record(actor=actor, action="meetings.draft_task", about=meeting, detail={"task": locked.task.code})
    return locked.task
