"""Every write that others ask for: a new job, its end, another try. The room that asks checks the right to it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.log import record
from dieuhanh.web.jobs import handlers, waking
from dieuhanh.web.jobs.models import OPEN, Job, State


class UnknownHandlerError(LookupError):
    """Raised for a job that no room has registered a handler for."""


@transaction.atomic
def enqueue(
    *,
    actor: Actor,
    handler: str,
    payload: Mapping[str, Any],
    dedupe_key: str = "",
    run_at: datetime | None = None,
    again: bool = False,
) -> Job:
    """Ask for a job inside the caller's transaction: it exists if and only if that is committed.

    While a job of the same handler and `dedupe_key` is open, that one is returned. Where it runs already, `again` makes
    it run once more afterwards, for work that must see what was written meanwhile. `run_at` is its earliest start.
    """
    entry = handlers.find(handler)
    if entry is None:
        raise UnknownHandlerError(handler)
    job = _new(actor, entry, payload, dedupe_key, run_at or timezone.now())
    if not dedupe_key:
        job.save()
    else:
        job = _one_of_its_key(job, again=again)
    transaction.on_commit(lambda: waking.wake(job.pk), robust=True)
    return job


def _new(actor: Actor, entry: handlers.Entry, payload: Mapping[str, Any], key: str, run_at: datetime) -> Job:
    return Job(
        handler=entry.name,
        payload=dict(payload),
        dedupe_key=key,
        run_at=run_at,
        max_attempts=entry.max_attempts,
        asked_kind=actor.kind,
        asked_name=actor.name,
        asked_id=actor.user_id,
        asked_role=actor.role,
        asked_organisation_id=actor.organisation_id,
    )


def _one_of_its_key(job: Job, *, again: bool) -> Job:
    """Insert the job, or return the one that is open under its key; that may end in between, so look until one is."""
    while True:
        found = _open_of(job, again=again)
        if found is not None:
            return found
        with contextlib.suppress(IntegrityError), transaction.atomic():
            job.save(force_insert=True)
            return job


def _open_of(job: Job, *, again: bool) -> Job | None:
    """The open job of the same key. One that waits is locked: it starts after the caller's writes are to be seen."""
    same = Job.objects.filter(handler=job.handler, dedupe_key=job.dedupe_key)
    waiting = same.filter(state=State.WAITING).select_for_update().first()
    if waiting is not None:
        return waiting
    running = same.filter(state=State.RUNNING)
    return running.first() if not again or running.update(again=True) else None


@transaction.atomic
def cancel(*, actor: Actor, job_id: UUID) -> bool:
    """End a job that waits; ask one that runs to end at its next pause. Return False where it is over already."""
    job = Job.objects.select_for_update().get(pk=job_id)
    if job.state not in OPEN:
        return False
    job.cancel_asked = True
    if job.state == State.WAITING:
        job.state, job.finished_at = State.CANCELLED, timezone.now()
    job.save()
    record(actor=actor, action="jobs.cancel", about=job, detail={"handler": job.handler})
    return True


@transaction.atomic
def retry(*, actor: Actor, job_id: UUID) -> bool:
    """Let a failed or cancelled job run again from where it came to; return False where it is in another state.

    Where another one of its key is open by now, that one does the work and this one stays as it is.
    """
    job = Job.objects.select_for_update().get(pk=job_id)
    if job.state not in {State.FAILED, State.CANCELLED}:
        return False
    if job.dedupe_key and _open_of(job, again=False) is not None:
        return False
    job.state, job.run_at, job.attempts, job.cancel_asked = State.WAITING, timezone.now(), 0, False
    job.finished_at = job.sent_at = None
    job.save()
    record(actor=actor, action="jobs.retry", about=job, detail={"handler": job.handler})
    transaction.on_commit(lambda: waking.wake(job.pk), robust=True)
    return True
