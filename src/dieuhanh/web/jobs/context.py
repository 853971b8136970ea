"""What a handler is given: for whom it works, and the ways to tell how far it is and to write exactly once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today
from dieuhanh.web.jobs import leases
from dieuhanh.web.jobs.models import Job

_TELL_EVERY = 0.5


class InterruptedJobError(BaseException):
    """Ends a handler from within `tell`, `check` and `step`; no error of its own, so that no handler catches it."""


class CancelledError(InterruptedJobError):
    """Somebody asked for the end of the job."""


class LostError(InterruptedJobError):
    """The lease ran out and the job is another worker's now: nothing more may be written for it here."""


class StoppingError(InterruptedJobError):
    """The worker is being stopped: the job goes back to the queue as it is."""


class JobContext:
    """One run of one job.

    `actor` is the author of what the handler does (a job, with the name of who asked for it), `asked_by` that person or
    command, whose own rights count where the result is for their eyes. `now` is the moment of the start.
    """

    def __init__(self, job: Job, now: datetime, stopping: threading.Event | None = None) -> None:
        self.job_id: UUID = job.pk
        self.attempt: int = job.attempts
        self.now = now
        self.today: date = today()
        self.done: int = job.progress_done
        self.asked_by = asked_by(job)
        self.actor = Actor(kind="job", name=job.asked_name, user_id=job.asked_id)
        self._owner = job.lease_owner
        self._stopping = stopping
        self._told = 0.0

    def tell(self, done: int, total: int | None = None, words: str = "") -> None:
        """Say how far the work is, `done` of `total` and in words; written at most twice a second. May end the run."""
        moment = time.monotonic()
        if done != total and moment - self._told < _TELL_EVERY:
            return
        self._told = moment
        self.done = done
        self._write({"progress_done": done, "progress_total": total, "progress_words": words[:200]})

    def check(self) -> None:
        """End the run where it is cancelled, lost or the worker is stopping; call it between pieces of work."""
        self._write({})

    @contextmanager
    def step(self, words: str = "", total: int | None = None) -> Iterator[None]:
        """Do one piece of the work in a transaction that also counts `done` up: a later run goes on after it.

        What is written to the database inside is written exactly once, however often the worker is killed.
        """
        self._stop_here()
        with transaction.atomic():
            job = leases.held(self.job_id, self._owner).select_for_update().first()
            _go_on(job)
            yield
            self._count(words, total)
        self.done += 1

    def _count(self, words: str, total: int | None) -> None:
        told: dict[str, Any] = {"progress_done": self.done + 1, "lease_until": timezone.now() + leases.LEASE}
        told |= {"progress_words": words[:200]} if words else {}
        told |= {"progress_total": total} if total is not None else {}
        leases.held(self.job_id, self._owner).update(**told)

    def _write(self, told: dict[str, Any]) -> None:
        self._stop_here()
        mine = leases.held(self.job_id, self._owner)
        if told:
            mine.update(**told)
        _go_on(mine.first())

    def _stop_here(self) -> None:
        if self._stopping is not None and self._stopping.is_set():
            raise StoppingError


def _go_on(job: Job | None) -> None:
    if job is None:
        raise LostError
    if job.cancel_asked:
        raise CancelledError


def asked_by(job: Job) -> Actor:
    """Return who asked for a job, as they were then."""
    kind = job.asked_kind
    return Actor(
        kind="person" if kind == "person" else "job" if kind == "job" else "cli",
        name=job.asked_name,
        user_id=job.asked_id,
        role=job.asked_role,
        organisation_id=job.asked_organisation_id,
    )
