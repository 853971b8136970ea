"""The offer to take back what one has just done, on whatever page it was done."""

from __future__ import annotations

from typing import Any

from django import template

from dieuhanh.web.clock import now
from dieuhanh.web.tasks.states import Kind
from dieuhanh.web.tasks.undone import WITHIN, just_done
from dieuhanh.web.tasks.views.asking import actor_of

register = template.Library()


@register.inclusion_tag("tasks/_undo.html", takes_context=True)
def undo_offer(context: template.Context) -> dict[str, Any]:
    """Offer the way back from the person's own last act while there is one, and come back to this page after it."""
    request = context["request"]
    at = now()
    event = just_done(actor_of(request), at)
    if event is None:
        return {"event": None}
    return {
        "event": event,
        "label": Kind(event.kind).label,
        "left": max(1, int((event.recorded_at + WITHIN - at).total_seconds())),
        "back": request.get_full_path(),
        "csrf_token": context["csrf_token"],
    }
