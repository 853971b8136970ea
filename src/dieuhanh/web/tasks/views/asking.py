"""What every page of the room needs of a request: who asks, and the days of the reading."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.models import Performer, Task
from dieuhanh.web.tasks.selectors import Days, visible_task


def actor_of(request: HttpRequest) -> Actor:
    """Return the person who is signed in."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user.actor


def days_of_reading() -> Days:
    """Return today with the last date that is nearly due."""
    return Days.of(today(), working_calendar())


def task_or_404(actor: Actor, code: str) -> Task:
    """Return a task that the actor may see, or answer that there is none."""
    task = visible_task(actor, code)
    if task is None:
        raise Http404
    return task


def performer_or_404(task: Task, identifier: UUID) -> Performer:
    """Return a performer of a task, or answer that there is none."""
    found = task.performers.select_related("organisation", "task").filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found
