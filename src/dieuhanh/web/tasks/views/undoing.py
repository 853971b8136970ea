"""The way back from a single act: a button for half a minute, and a clear refusal after that."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dieuhanh.web.clock import now
from dieuhanh.web.tasks.actions import undoing
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import TaskEvent
from dieuhanh.web.tasks.states import Kind
from dieuhanh.web.tasks.views.acting import address
from dieuhanh.web.tasks.views.asking import actor_of, performer_or_404, task_or_404


@require_POST
def undo(request: HttpRequest, code: str, identifier: UUID, sequence: int) -> HttpResponse:
    """Take this very event back, and return to the page where it was done (`ve`)."""
    actor = actor_of(request)
    performer = performer_or_404(task_or_404(actor, code), identifier)
    event = get_object_or_404(TaskEvent, performer=performer, sequence=sequence)
    try:
        undoing.undo(actor=actor, event=event, at=now())
    except TaskError as fault:
        messages.error(request, fault.message)
    else:
        messages.success(request, _("Đã hoàn tác: %(step)s.") % {"step": Kind(event.kind).label})
    back = request.POST.get("ve", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else address(performer))
