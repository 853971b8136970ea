"""Reading the audit log a page at a time, by key and not by number, so that its length does not matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from dieuhanh.web.audit.models import AuditCheck, AuditEvent

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see of the log: events by action (`tasks.`), by whoever did them, or of a body; any suffices.

    Nothing is said: nothing is seen. `everything` is for the command line.
    """

    prefixes: tuple[str, ...] = ()
    own: UUID | None = None
    body: UUID | None = None
    of_body: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What the log is narrowed to; empty means no limit, both days count."""

    actor: str = ""
    action: str = ""
    first: date | None = None
    last: date | None = None
    about: UUID | None = None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some events, newest first; `older` is the key of the page behind, empty on the last one."""

    events: tuple[AuditEvent, ...]
    older: str


def visible_events(sight: Sight) -> QuerySet[AuditEvent]:
    """Return the events that somebody may see; pages, counters and exports all begin here."""
    events = AuditEvent.objects.order_by("-id")
    return events if sight.everything else events.filter(_seen(sight))


def _seen(sight: Sight) -> Q:
    seen = Q(pk__in=())
    for prefix in sight.prefixes:
        seen |= Q(action__startswith=prefix)
    if sight.own is not None:
        seen |= Q(actor_id=sight.own)
    if sight.body is not None:
        for prefix in sight.of_body:
            seen |= Q(organisation_id=sight.body, action__startswith=prefix)
    return seen


def log_page(narrow: LogFilter, before: str = "", *, sight: Sight) -> LogPage:
    """Return the newest events, or those older than the event whose key is `before`."""
    events = _narrowed(visible_events(sight), narrow)
    key = _key(before)
    if key is not None:
        events = events.filter(pk__lt=key)
    shown = list(events[: PAGE_SIZE + 1])
    more = len(shown) > PAGE_SIZE
    return LogPage(tuple(shown[:PAGE_SIZE]), str(shown[PAGE_SIZE - 1].pk) if more else "")


def last_check() -> AuditCheck | None:
    """Return what the last look at the whole log found, None before the first."""
    return AuditCheck.objects.filter(pk=1).first()


def _narrowed(events: QuerySet[AuditEvent], narrow: LogFilter) -> QuerySet[AuditEvent]:
    if narrow.actor:
        events = events.filter(actor_name__icontains=narrow.actor)
    if narrow.action:
        events = events.filter(action__startswith=narrow.action)
    if narrow.about is not None:
        events = events.filter(object_id=narrow.about)
    if narrow.first is not None:
        events = events.filter(recorded_at__gte=_midnight(narrow.first))
    if narrow.last is not None:
        events = events.filter(recorded_at__lt=_midnight(narrow.last + timedelta(days=1)))
    return events


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
