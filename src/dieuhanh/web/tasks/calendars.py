"""The working calendar of the house: stored days in, the pure calendar out; and how days come in from a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from django.db import transaction

from dieuhanh.timekeeping import WorkingCalendar, read_calendar
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.models import CalendarDay, DayKind


def working_calendar() -> WorkingCalendar:
    """Return the calendar as it is stored; without any day entered only weekends are off."""
    days = list(CalendarDay.objects.values_list("date", "kind", "certain"))
    off = frozenset(day for day, kind, _ in days if kind == DayKind.OFF)
    made_up = frozenset(day for day, kind, _ in days if kind == DayKind.MADE_UP)
    unsure = frozenset(day for day, _, certain in days if not certain)
    return WorkingCalendar(off, made_up, unsure, frozenset(day.year for day in off))


@transaction.atomic
def import_calendar(*, actor: Actor, lines: Iterable[str]) -> int:
    """Bring in the days of a CSV file (columns of `read_calendar`, with name and legal_basis); return how many changed.

    A day in the file takes the place of what was held. Dates of tasks that are fixed already never move by it.
    """
    require(actor, "tasks.calendar")
    kept = list(lines)
    read_calendar(kept)  # raises for the first line that cannot be read, before anything changes
    changed = sum(_keep(row) for row in csv.DictReader(kept))
    log.record(actor=actor, action="tasks.import_calendar", detail={"changed": changed})
    return changed


def _keep(row: dict[str, str]) -> bool:
    values = {
        "kind": row["kind"],
        "name": row.get("name") or "",
        "legal_basis": row.get("legal_basis") or "",
        "certain": (row.get("certainty") or "chac") == "chac",
    }
    if CalendarDay.objects.filter(date=row["date"], **values).exists():
        return False
    CalendarDay.objects.update_or_create(date=row["date"], defaults=values)
    return True
