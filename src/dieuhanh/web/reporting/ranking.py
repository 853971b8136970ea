"""The ranking of bodies: completion and updating side by side, with the number of tasks and of extensions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet, Sum

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.reporting.counting import Counted, moment_of, standings_at
from dieuhanh.web.reporting.figures import Ranked, ranked
from dieuhanh.web.reporting.models import PastStanding
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.reporting.parameters import RANKED_FROM
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.selectors import Days, duties
from dieuhanh.web.tasks.states import RUNNING, Role, State

_TELLING = ("report", "progress", "explain")
Rows = QuerySet[Performer] | QuerySet[PastStanding]


@dataclass(frozen=True, slots=True)
class _View:
    """The lead performers as they stand, or stood at a moment: rows, the day, the way from a row to its performer."""

    rows: Rows
    day: date
    performer: str = ""
    before: datetime | None = None

    @property
    def body(self) -> str:
        return f"{self.performer}organisation__key"


def ranking(actor: Actor, found: Counted, days: Days, as_of: date | None = None) -> list[Ranked]:
    """Return the ranking of the bodies that were counted (`by` body), now or `as_of` a day that is over.

    For such a day all of it, the number from which bodies are ranked too, is what was recorded and valid then.
    """
    view = _view(actor, days, as_of)
    names = names_of((key for key, _figures in found.rows), view.day)
    told, extended = _told(view), _extended(view)
    rows = (
        Ranked(names.get(key, key), key, figures, told.get(key, 0), extended.get(key, 0), None)
        for key, figures in found.rows
    )
    return ranked(rows, RANKED_FROM.on(view.day))


def _view(actor: Actor, days: Days, as_of: date | None) -> _View:
    if as_of is None or as_of >= days.today:
        return _View(duties(actor).filter(role=Role.LEAD), days.today)
    moment = moment_of(as_of)
    return _View(standings_at(actor, moment).filter(role=Role.LEAD), as_of, "performer__", moment)


def _told(view: _View) -> dict[str, int]:
    """How many duties that fell due each body has told anything of."""
    about: dict[str, object] = {f"{view.performer}events__kind__in": _TELLING}
    if view.before:
        about[f"{view.performer}events__recorded_at__lt"] = view.before
    grouped = view.rows.filter(_fell_due(view.day)).filter(**about).order_by().values_list(view.body)
    return dict(grouped.annotate(count=Count("pk", distinct=True)).values_list(view.body, "count"))


def _extended(view: _View) -> dict[str, int]:
    grouped = view.rows.order_by().values_list(view.body).annotate(sum=Sum("extensions"))
    return dict(grouped.values_list(view.body, "sum"))


def _fell_due(day: date) -> Q:
    """Those of the denominator: completed with a deadline, and overdue without being completed."""
    running_late = Q(state__in=RUNNING, deadline__lt=day)
    waiting_late = Q(state=State.REPORTED) & (Q(reported_on__gt=F("deadline")) | Q(late_kept__gt=0))
    return Q(state=State.DONE, deadline__isnull=False) | running_late | waiting_late
