"""Changing the calendar of holidays and made-up days. Dates of tasks that are fixed already never move by it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.calendar_table import Change, line_words, read_days
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import CalendarDay


@transaction.atomic
def import_calendar(*, actor: Actor, text: str) -> int:
    """Bring in the days of a table (`calendar_table.read_days`); return how many changed.

    A day in the table takes the place of what was held, others stay. One row at fault, and `TaskError` names every
    such line and nothing changes.
    """
    require(actor, "tasks.calendar")
    rows = read_days(text)
    wrong = [line_words(row) for row in rows if row.faults]
    if wrong:
        raise TaskError("\n".join(wrong), "bang")
    changed = [(row.date, row.values) for row in rows if row.date and row.change != Change.SAME]
    for day, values in changed:
        CalendarDay.objects.update_or_create(date=day, defaults=values)
    years = sorted({day.year for day, _values in changed})
    detail: dict[str, str | int] = {"changed": len(changed), "years": ", ".join(map(str, years))}
    log.record(actor=actor, action="tasks.import_calendar", detail=detail)
    return len(changed)


@transaction.atomic
def drop_day(*, actor: Actor, day: CalendarDay) -> None:
    """Take a day out of the calendar that was entered by mistake."""
    require(actor, "tasks.calendar")
    if not CalendarDay.objects.filter(pk=day.pk).delete()[0]:
        raise TaskError(_("Ngày này không còn trong lịch."))
    log.record(actor=actor, action="tasks.drop_day", detail={"date": str(day.date), "kind": day.kind})
