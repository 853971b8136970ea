"""Who holds a job: taking the next one, holding on to it, giving back what dead workers held."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from dieuhanh.web.jobs import handlers
from dieuhanh.web.jobs.models import Job, State, Worker

LEASE = timedelta(seconds=15)
"""How long a job stays with a worker that gives no sign of life."""
BEAT = timedelta(seconds=5)
"""How often a worker gives one."""

_GONE = "Tiến trình đang làm việc này đã dừng đột ngột"


def claim(*, owner: str, now: datetime, identifier: UUID | None = None) -> Job | None:
    """Take the oldest job that is due, or that one, and return it; None where there is none to take.

    Two that ask at once never get the same: on PostgreSQL a locked row is passed over, on SQLite one waits.
    """
    due = Job.objects.filter(state=State.WAITING, run_at__lte=now, handler__in=handlers.names())
    if identifier is not None:
        due = due.filter(pk=identifier)
    if not due.exists():  # asked first without a transaction, which would keep all writers of SQLite waiting
        return None
    with transaction.atomic():
        job = due.select_for_update(skip_locked=True).order_by("run_at", "id").first()
        return _taken(job, owner, now) if job is not None else None


def _taken(job: Job, owner: str, now: datetime) -> Job:
    job.state, job.lease_owner, job.lease_until = State.RUNNING, owner, now + LEASE
    job.started_at, job.finished_at, job.attempts = now, None, job.attempts + 1
    job.error = job.traceback = ""
    job.save()
    return job


def held(identifier: UUID, owner: str) -> QuerySet[Job]:
    """Return the set of that job while the owner holds it, an empty one otherwise."""
    return Job.objects.filter(pk=identifier, state=State.RUNNING, lease_owner=owner)


def beat(identifiers: Collection[UUID], *, owner: str, now: datetime) -> int:
    """Lengthen the leases of an owner's jobs; return how many it still holds."""
    mine = Job.objects.filter(pk__in=identifiers, state=State.RUNNING, lease_owner=owner)
    return mine.update(lease_until=now + LEASE)


def sign_of_life(*, owner: str, now: datetime) -> None:
    """Note that a worker lives, and forget those that were last seen the day before."""
    if not Worker.objects.filter(pk=owner).update(seen_at=now):
        Worker.objects.create(owner=owner, started_at=now, seen_at=now)
        Worker.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()


def recover(*, now: datetime) -> int:
    """Let the jobs of workers that gave no sign of life run again, or fail after too many tries; return how many."""
    lost = Job.objects.filter(state=State.RUNNING, lease_until__lt=now)
    if not lost.exists():
        return 0
    with transaction.atomic():
        jobs = list(lost.select_for_update(skip_locked=True))
        for job in jobs:
            _let_go(job, now)
    return len(jobs)


def _let_go(job: Job, now: datetime) -> None:
    job.lease_owner, job.lease_until, job.error, job.sent_at = "", None, _GONE, None
    if job.cancel_asked:
        job.state, job.finished_at = State.CANCELLED, now
    elif job.attempts >= job.max_attempts:
        job.state, job.finished_at = State.FAILED, now
    else:
        job.state, job.run_at = State.WAITING, now
    job.save()
