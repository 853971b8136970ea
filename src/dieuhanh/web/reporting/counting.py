"""Counting duties by class: as they are now, or as of a moment by what was recorded until then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.db.models import Case, Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.rights import scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.organisations.selectors import descent
from dieuhanh.web.reporting.figures import Figures, checked, figures_of
from dieuhanh.web.reporting.models import PastStanding
from dieuhanh.web.reporting.names import JOINT
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.selectors import Days, duties
from dieuhanh.web.tasks.states import Role, State
from dieuhanh.web.tasks.timeliness import soon_until
from dieuhanh.web.tasks.timeliness_sql import timeliness

BY_TODAY = "co-quan-nay"
"""Duties of bodies that have ended count for those who stand in their place; the whole stays the same."""

_BODY = "organisation"

GROUPS = {
    "co-quan": (_BODY, _("Cơ quan lúc được giao")),
    BY_TODAY: (_BODY, _("Cơ quan hiện nay")),
    "lanh-dao": ("task__leader", _("Lãnh đạo")),
    "linh-vuc": ("task__field", _("Lĩnh vực")),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is counted: in which groups, given out from which day to which, in what role; `as_of` None means now."""

    by: str = "co-quan"
    start: date | None = None
    end: date | None = None
    role: str = Role.LEAD
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures by group (its key: of a body the directory's), the whole, the number of tasks, and later entries.

    `later` are duties whose events of these days were recorded only after the moment of the view.
    """

    rows: tuple[tuple[str, Figures], ...]
    whole: Figures
    tasks: int
    moment: datetime
    later: int = 0


def moment_of(day: date) -> datetime:
    """Return the end of a day in Vietnam: a view as of the day has all that was recorded on it."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=timezone.get_default_timezone())


def counted(actor: Actor, wanted: Wanted, days: Days, calendar: WorkingCalendar, now: datetime) -> Counted:
    """Count the duties that the actor may see; the classes must add up, or `SumsDifferError` is raised."""
    if wanted.as_of is None or wanted.as_of >= days.today:
        rows = _given_out(duties(actor), wanted).filter(role=wanted.role)
        kinds = timeliness(days.today, days.soon)
        return _by_day(_counted(rows, GROUPS[wanted.by][0], kinds, "task", now), wanted, days.today)
    moment = moment_of(wanted.as_of)
    past = _given_out(standings_at(actor, moment), wanted).filter(role=wanted.role)
    kinds = timeliness(wanted.as_of, soon_until(calendar, wanted.as_of))
    then = _counted(past, f"performer__{GROUPS[wanted.by][0]}", kinds, "performer__task", moment)
    found = _by_day(then, wanted, wanted.as_of)
    return replace(found, later=_recorded_later(actor, wanted.as_of, moment))


def _by_day(found: Counted, wanted: Wanted, day: date) -> Counted:
    """The same figures by the bodies that stand on a day, where that is wanted; the sums must stay what they were."""
    if wanted.by != BY_TODAY:
        return found
    merged = descent(day).by_today(found.rows)
    rows = tuple(sorted((JOINT.join(bodies), figures) for bodies, figures in merged.items()))
    checked(sum((figures for _bodies, figures in rows), Figures()), found.whole.total)
    return replace(found, rows=rows)


def standings_at(actor: Actor, moment: datetime) -> QuerySet[PastStanding]:
    """Return the standings that held at a moment, of the performers that the actor may see."""
    holds = Q(superseded_at__isnull=True) | Q(superseded_at__gte=moment)
    rows = PastStanding.objects.filter(holds, recorded_at__lt=moment, counted=True).exclude(state=State.DRAFT)
    seen = scope(actor, "tasks.see")
    return rows if seen.everything else rows.filter(performer__organisation__in=seen.organisations)


Rows = TypeVar("Rows", QuerySet[Performer], QuerySet[PastStanding])


def _given_out(rows: Rows, wanted: Wanted) -> Rows:
    if wanted.start:
        rows = rows.filter(assigned_on__gte=wanted.start)
    return rows.filter(assigned_on__lte=wanted.end) if wanted.end else rows


def _counted(
    rows: QuerySet[Performer] | QuerySet[PastStanding], group: str, kinds: Case, task: str, moment: datetime
) -> Counted:
    counts: dict[str, list[tuple[str, int]]] = {}
    grouped = rows.order_by().annotate(timely=kinds).values_list(group, "timely").annotate(count=Count("*"))
    # A body is grouped by what stands in the row itself: its key would be looked up for each of the rows.
    keys = dict(Organisation.objects.values_list("pk", "key")) if group.endswith(_BODY) else {}
    for key, kind, count in grouped:
        counts.setdefault(keys.get(key, key) or "", []).append((kind, count))
    found = tuple((key, figures_of(pairs)) for key, pairs in sorted(counts.items()))
    apart = rows.order_by().aggregate(duties=Count("*"), tasks=Count(task, distinct=True))
    whole = checked(sum((figures for _key, figures in found), Figures()), apart["duties"])
    return Counted(found, whole, apart["tasks"], moment)


def _recorded_later(actor: Actor, day: date, moment: datetime) -> int:
    rows = PastStanding.objects.filter(on__lte=day, recorded_at__gte=moment, counted=True)
    seen = scope(actor, "tasks.see")
    if not seen.everything:
        rows = rows.filter(performer__organisation__in=seen.organisations)
    return rows.values("performer").distinct().count()
