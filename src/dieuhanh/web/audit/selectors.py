"""Reading the audit log a page at a time, by key and not by number, so that its length does not matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.lookups import Exact, In
from django.utils import timezone

from dieuhanh.web.audit.models import AuditCheck, AuditEvent, Room

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see of the log: events of some rooms (`tasks`), their own, those of bodies; any suffices.

    Nothing is said: nothing is seen. `of_bodies` are the rooms of which the events of `bodies` are seen; `everything`
    is for the command line.
    """

    rooms: tuple[str, ...] = ()
    own: UUID | None = None
    bodies: frozenset[UUID] = frozenset()
    of_bodies: tuple[str, ...] = ()
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
    """Return the events that somebody may see; counters and exports begin here, pages ask for the same parts."""
    return AuditEvent.objects.order_by("-id").filter(reduce(or_, _parts(sight), Q(pk__in=())))


def _parts(sight: Sight) -> list[Q]:
    """What may be seen, each part so that one walk along an index gives its newest events."""
    if sight.everything:
        return [Q(pk__isnull=False)]
    parts = [Q(Exact(Room("action"), room)) for room in sight.rooms]
    if sight.own is not None:
        parts.append(Q(actor_id=sight.own))
    in_rooms = Q(In(Room("action"), sight.of_bodies))
    return parts + [Q(organisation_id=body) & in_rooms for body in sorted(sight.bodies) if sight.of_bodies]


def log_page(narrow: LogFilter, before: str = "", *, sight: Sight) -> LogPage:
    """Return the newest events, or those older than the event whose key is `before`."""
    events = _narrowed(AuditEvent.objects.order_by("-id"), narrow)
    key = _key(before)
    if key is not None:
        events = events.filter(pk__lt=key)
    # Each part for itself: a database that is asked for their union reads all of them and sorts.
    newest = {pk for part in _parts(sight) for pk in events.filter(part).values_list("pk", flat=True)[: PAGE_SIZE + 1]}
    keys = sorted(newest, reverse=True)[: PAGE_SIZE + 1]
    held = AuditEvent.objects.in_bulk(keys[:PAGE_SIZE])
    more = len(keys) > PAGE_SIZE
    return LogPage(tuple(held[pk] for pk in keys[:PAGE_SIZE]), str(keys[PAGE_SIZE - 1]) if more else "")


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
