"""Reading the jobs: a page of them by key, how the queue stands, who works at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.jobs import handlers
from dieuhanh.web.jobs.models import Job, State, Worker

PAGE_SIZE = 50
ALIVE = timedelta(seconds=30)
"""A worker that gave no sign for so long is taken to be gone."""


@dataclass(frozen=True, slots=True)
class Row:
    """A job with its name for people."""

    job: Job
    label: str

    @property
    def may_cancel(self) -> bool:
        """Whether it is open and nobody has asked for its end."""
        return self.job.state in {State.WAITING, State.RUNNING} and not self.job.cancel_asked

    @property
    def may_retry(self) -> bool:
        """Whether it is over without a result."""
        return self.job.state in {State.FAILED, State.CANCELLED}

    @property
    def url(self) -> str:
        """Where the result can be seen, as the handler said; only places inside this site."""
        address = self.job.result.get("url", "")
        return address if isinstance(address, str) and address.startswith("/nb/") else ""


@dataclass(frozen=True, slots=True)
class JobPage:
    """Some jobs, the newest first; `older` is the key of the page behind, empty on the last one."""

    rows: tuple[Row, ...]
    older: str


@dataclass(frozen=True, slots=True)
class Queue:
    """How many jobs stand where, how long the one that is due longest has waited, how many workers live."""

    counts: dict[str, int]
    longest_wait: timedelta
    workers: int
    unknown: tuple[str, ...]


def job_page(state: str, before: str = "") -> JobPage:
    """Return the newest jobs of a state (all where it is none), or those older than the job whose key is `before`."""
    jobs = Job.objects.order_by("-id").defer("traceback", "payload")
    if state in State.values:
        jobs = jobs.filter(state=state)
    key = _key(before)
    if key is not None:
        jobs = jobs.filter(pk__lt=key)
    shown = list(jobs[: PAGE_SIZE + 1])
    more = len(shown) > PAGE_SIZE
    rows = tuple(Row(job, handlers.label(job.handler)) for job in shown[:PAGE_SIZE])
    return JobPage(rows, str(rows[-1].job.pk) if more else "")


def job_of(identifier: UUID, actor: Actor, *, everybodys: bool) -> Row | None:
    """Return a job that the actor asked for, or any where they may see everybody's; None where there is none."""
    job = Job.objects.filter(pk=identifier).first()
    if job is None or not (everybodys or (actor.user_id is not None and job.asked_id == actor.user_id)):
        return None
    return Row(job, handlers.label(job.handler))


def queue(now: datetime) -> Queue:
    """Return how the queue stands."""
    counts = dict(Job.objects.order_by().values_list("state").annotate(Count("pk")))
    due = Job.objects.filter(state=State.WAITING, run_at__lte=now)
    oldest = due.aggregate(oldest=Min("run_at"))["oldest"]
    unknown = due.exclude(handler__in=handlers.names()).order_by().values_list("handler", flat=True).distinct()
    return Queue(
        counts={state: counts.get(state, 0) for state in State.values},
        longest_wait=now - oldest if oldest is not None else timedelta(),
        workers=Worker.objects.filter(seen_at__gt=now - ALIVE).count(),
        unknown=tuple(sorted(unknown)),
    )


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
