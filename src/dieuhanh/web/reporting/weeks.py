"""The figures at the end of each week: made once, kept, and read by the trend."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from dieuhanh.timekeeping import Week, WorkingCalendar
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.reporting.counting import Wanted, counted, moment_of
from dieuhanh.web.reporting.figures import Figures
from dieuhanh.web.reporting.models import WeekFigures
from dieuhanh.web.tasks.selectors import Days

TREND_WEEKS = 12


@transaction.atomic
def keep_weeks(*, actor: Actor, until: Week, calendar: WorkingCalendar, count: int = TREND_WEEKS) -> int:
    """Reckon the figures of the last weeks up to `until` that are not kept yet; return how many are new.

    `actor` must see every duty: a job, or the command line.
    """
    made = 0
    week = until
    for _step in range(count):
        if not WeekFigures.objects.filter(iso_year=week.year, week=week.number).exists():
            _keep(actor, week, calendar)
            made += 1
        week = week.previous
    return made


def _keep(actor: Actor, week: Week, calendar: WorkingCalendar) -> None:
    moment = moment_of(week.sunday)
    later = Days.of(week.next.sunday, calendar)
    found = counted(actor, Wanted(as_of=week.sunday), later, calendar, moment)
    WeekFigures.objects.create(iso_year=week.year, week=week.number, as_of=moment, figures=asdict(found.whole))


def kept(until: Week, count: int = TREND_WEEKS) -> list[tuple[Week, Figures | None]]:
    """Return the kept figures of the last weeks up to `until`, oldest first; None for a week that has none."""
    weeks = [until]
    while len(weeks) < count:
        weeks.append(weeks[-1].previous)
    held = {(row.iso_year, row.week): Figures(**row.figures) for row in WeekFigures.objects.all()}
    return [(week, held.get((week.year, week.number))) for week in reversed(weeks)]
