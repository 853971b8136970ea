"""The part for bodies' own systems, with a key: their duties, accepting and reporting, and documents in."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Query, Router
from ninja.files import UploadedFile
from ninja.security import HttpBearer

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.api import shapes
from dieuhanh.web.api.errors import NotFoundError, UnusableError
from dieuhanh.web.api.keys import actor_of
from dieuhanh.web.api.paging import After, Limit, next_address
from dieuhanh.web.api.schemas import Page, Received, Refusal, ReportIn, TaskRow
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today
from dieuhanh.web.intake.actions import receive
from dieuhanh.web.intake.models import Door
from dieuhanh.web.intake.telling import told
from dieuhanh.web.tasks.actions.answering import Result, accept, report
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.selectors import Cursor, Days, duties, duty_page


class BodyBearer(HttpBearer):
    """Signs a body's system in by its key."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """Return who acts, or None for a key that opens nothing."""
        return actor_of(token, today(), timezone.now())


router = Router(tags=["Hệ thống của cơ quan"], auth=BodyBearer())
_REFUSED = {400: Refusal, 401: Refusal, 403: Refusal, 404: Refusal, 409: Refusal, 422: Refusal, 429: Refusal}


@router.get("/tasks", response={200: Page[TaskRow], **_REFUSED}, summary="Nhiệm vụ của cơ quan")
def tasks(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200)] = "",
    state: Annotated[str, Query(max_length=20)] = "",
    limit: Limit = 50,
    after: After = "",
) -> dict[str, object]:
    """The duties of the key's body, the most overdue first."""
    at = Cursor.of(after) if after else None
    if after and at is None:
        raise UnusableError("after")
    page = duty_page(_actor(request), TaskFilter(words=q, state=state), Days.of(today(), working_calendar()), at, limit)
    more = next_address(request, page.after) if page.after else None
    return {"rows": [shapes.task(request, one) for one in page.rows], "next": more}


@router.post("/tasks/{identifier}/accept", response={200: TaskRow, **_REFUSED}, summary="Tiếp nhận một nhiệm vụ")
def accept_task(request: HttpRequest, identifier: UUID) -> dict[str, object]:
    """Take a duty up."""
    performer = _own(request, identifier)
    accept(actor=_actor(request), performer=performer, at=timezone.now())
    return shapes.task(request, _own(request, identifier))


@router.post("/tasks/{identifier}/reports", response={200: TaskRow, **_REFUSED}, summary="Báo cáo kết quả")
def report_task(request: HttpRequest, identifier: UUID, given: ReportIn) -> dict[str, object]:
    """Hand in a result, or tell of progress."""
    performer = _own(request, identifier)
    result = Result(given.text, given.final, given.percent, given.document_number, given.document_on)
    report(actor=_actor(request), performer=performer, result=result, at=timezone.now())
    return shapes.task(request, _own(request, identifier))


@router.post("/documents", response={200: Received, **_REFUSED}, summary="Gửi một văn bản")
def send_document(request: HttpRequest, file: Annotated[UploadedFile, File()]) -> dict[str, object]:
    """Send a document in. It goes through the same door as every other: read, checked for secrecy, then reviewed."""
    sender = _actor(request)
    require(sender, "api.send", sender.organisation_id)
    door = Actor("job", f"giao diện máy: {sender.name}")
    outcome = receive(actor=door, data=file.read(), name=file.name or "", door=Door.API, sender=sender.name)
    lines, came_in = told(outcome)
    return {"accepted": came_in, "lines": lines}


def _actor(request: HttpRequest) -> Actor:
    actor = getattr(request, "auth", None)
    if not isinstance(actor, Actor):
        raise NotFoundError
    return actor


def _own(request: HttpRequest, identifier: UUID) -> Performer:
    """The duty, where it is the body's own; one of another body is not there."""
    performer = duties(_actor(request)).select_related("task", "organisation").filter(pk=identifier).first()
    if performer is None:
        raise NotFoundError
    return performer
