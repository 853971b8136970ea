"""What happened to a duty, in order, and every date it had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from dieuhanh.web.tasks.models import Performer, TaskEvent
from dieuhanh.web.tasks.presenting import body_name
from dieuhanh.web.tasks.selectors import Days
from dieuhanh.web.tasks.states import DueOrigin, Kind
from dieuhanh.web.tasks.undone import is_undone

_SHOWN = 50
_TALK = frozenset({Kind.REMIND, Kind.ASK_EXPLANATION, Kind.EXPLAIN, Kind.PROGRESS})


@dataclass(frozen=True, slots=True)
class Dated:
    """One date that a duty had, who set it, and whether it holds now."""

    due_on: date
    origin: str
    current: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """An event on the timeline, with the body that its author works in, and whether it was taken back."""

    event: TaskEvent
    body: str
    undone: bool

    @property
    def label(self) -> str:
        """What happened, in words."""
        return str(Kind(self.event.kind).label)


def dates(performer: Performer) -> list[Dated]:
    """Return every date that a duty had, the first one first."""
    events = performer.events.filter(due_on__isnull=False).exclude(is_undone()).order_by("sequence")
    found = [(event.due_on, str(DueOrigin(event.due_origin).label)) for event in events]
    return [Dated(day, words, number == len(found)) for number, (day, words) in enumerate(found, 1) if day]


def timeline(request: HttpRequest, performer: Performer, days: Days) -> dict[str, Any]:
    """Return the events by `?xem=moc` or `trao-doi` or all, the oldest first; `?cu=1` unfolds a long history."""
    shown = request.GET.get("xem", "")
    events = performer.events.select_related("actor_body", "basis").prefetch_related("actor_body__names")
    if shown == "moc":
        events = events.exclude(kind__in=_TALK)
    elif shown == "trao-doi":
        events = events.filter(kind__in=_TALK)
    newest = list(events.annotate(undone=is_undone()).order_by("-sequence"))
    kept = newest if request.GET.get("cu") == "1" else newest[:_SHOWN]
    return {
        "timeline": [Happened(event, _body(event, days), event.undone) for event in reversed(kept)],
        "older": len(newest) - len(kept),
        "shown": shown,
        "future": performer.deadline if performer.deadline and performer.deadline >= days.today else None,
    }


def _body(event: TaskEvent, days: Days) -> str:
    if event.actor_kind != "person":
        return _("Hệ thống")
    return body_name(event.actor_body, days.today) if event.actor_body else _("Văn phòng")
