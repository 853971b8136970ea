"""What the public is told of the progress of a body's duties, as far as the parameter of the day allows (ux 4, 7.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.reporting.figures import Figures, figures_of, percent
from dieuhanh.web.reporting.parameters import PUBLIC_PROGRESS
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.selectors import Days
from dieuhanh.web.tasks.states import OPEN, Role, State
from dieuhanh.web.tasks.timeliness_sql import timeliness

COUNTS, EACH = 1, 2
FEWEST = 5
_MOST = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """The duties that a body leads, given out since a day; `duties` are the open ones where each may be told."""

    since: date
    open: int
    done: int
    figures: Figures
    duties: tuple[Performer, ...]

    @property
    def punctuality(self) -> float | None:
        """The share of completed duties with a deadline that were on time, in percent; None of fewer than five."""
        return percent(self.figures.on_time, self.figures.done) if self.figures.done >= FEWEST else None


def public_progress(organisation: Organisation, days: Days) -> Progress | None:
    """Return how a body's duties of this year and the last stand; None where nothing is told."""
    level = PUBLIC_PROGRESS.on(days.today)
    if level < COUNTS:
        return None
    since = date(days.today.year - 1, 1, 1)
    rows = Performer.objects.filter(
        organisation=organisation, counted__in=(True,), role=Role.LEAD, assigned_on__gte=since
    ).exclude(state=State.DRAFT)
    classes = rows.order_by().annotate(timely=timeliness(days.today, days.soon)).values_list("state", "timely")
    counts = list(classes.annotate(count=Count("*")))
    return Progress(
        since=since,
        open=sum(count for state, _timely, count in counts if state in OPEN),
        done=sum(count for state, _timely, count in counts if state == State.DONE),
        figures=figures_of((timely, count) for _state, timely, count in counts),
        duties=tuple(_open(rows)) if level >= EACH else (),
    )


def _open(rows: QuerySet[Performer]) -> QuerySet[Performer]:
    """The open ones of published directives, the nearest deadline first."""
    told = rows.filter(state__in=OPEN, task__claim__published_at__isnull=False).select_related("task")
    return told.order_by("sort_on", "code")[:_MOST]
