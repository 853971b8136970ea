"""Work that comes again by the calendar: rooms say when, a row for each keeps what is due next over restarts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.jobs import cron
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.models import Schedule

_ACTOR = Actor(kind="job", name="lịch định kỳ")


@dataclass(frozen=True, slots=True)
class Planned:
    """One schedule as its room gave it."""

    name: str
    cron: str
    handler: str
    payload: Mapping[str, Any]


_planned: dict[str, Planned] = {}


def every(name: str, cron_text: str, handler: str, payload: Mapping[str, Any] | None = None) -> None:
    """Have a job asked for whenever the five fields of `cron_text` fit, in Vietnam's time (`30 7 * * 1-5`).

    Its payload gets `due`, the time (ISO 8601) that it is for. A time that was missed, one or many, is made up for by
    one job, for the latest of them, as soon as a runner is there again.
    """
    cron.parse(cron_text)
    _planned[name] = Planned(name, cron_text, handler, dict(payload or {}))


def planned() -> list[Planned]:
    """Return all schedules, by name."""
    return [_planned[name] for name in sorted(_planned)]


def tick(*, now: datetime) -> int:
    """Ask for the jobs that are due; return how many. Any number of machines may call it at once."""
    rows = Schedule.objects.in_bulk(list(_planned))
    count = 0
    for plan in _planned.values():
        row = rows.get(plan.name)
        if row is None or row.cron != plan.cron:
            _plan(plan, now)
        elif row.next_due <= now:
            count += _ask(plan, now)
    return count


def _plan(plan: Planned, now: datetime) -> None:
    following = cron.next_after(plan.cron, now)
    row, created = Schedule.objects.get_or_create(name=plan.name, defaults={"cron": plan.cron, "next_due": following})
    if not created:
        Schedule.objects.filter(name=row.name).update(cron=plan.cron, next_due=following)


@transaction.atomic
def _ask(plan: Planned, now: datetime) -> int:
    row = Schedule.objects.select_for_update().get(name=plan.name)
    if row.next_due > now:  # another machine was faster
        return 0
    row.last_due = cron.last_before(plan.cron, row.next_due, now)
    job = enqueue(
        actor=_ACTOR,
        handler=plan.handler,
        payload={**plan.payload, "due": row.last_due.isoformat()},
        dedupe_key=f"schedule:{plan.name}",
    )
    row.last_job_id, row.next_due = job.pk, cron.next_after(plan.cron, now)
    row.save()
    return 1
