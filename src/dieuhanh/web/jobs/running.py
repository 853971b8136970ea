"""One run of one job, and what its end makes of the row."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from dieuhanh.web.jobs import handlers, leases
from dieuhanh.web.jobs.context import CancelledError, JobContext, LostError, StoppingError
from dieuhanh.web.jobs.models import Job, State

_LONGEST_ERROR = 500


def execute(job: Job, now: datetime, stopping: threading.Event | None = None) -> None:
    """Do a job that this worker holds; whatever comes of it is written to the row, nothing is raised."""
    entry = handlers.find(job.handler)
    if entry is None:
        _end(job, State.FAILED, error=f"Phiên bản này không có loại việc {job.handler}")
        return
    context = JobContext(job, now, stopping)
    try:
        result = entry.run(context, job.payload)
    except LostError:
        return
    except StoppingError:
        _give_back(job)
    except CancelledError:
        _end(job, State.CANCELLED)
    except handlers.GiveUpError as fault:
        _end(job, State.FAILED, error=str(fault), trace=traceback.format_exc())
    except Exception as fault:  # noqa: BLE001 - the one boundary: whatever a handler raises is its job's error
        _fail(job, entry, fault)
    else:
        _finish(job, result)


def drain(now: datetime | None = None) -> int:
    """Do all jobs that are due at `now`, those included that they ask for, in this thread; return how many ran.

    The clock goes on by itself where `now` is not given.
    """
    count = 0
    while (job := leases.claim(owner="drain", now=now or timezone.now())) is not None:
        execute(job, now or timezone.now())
        count += 1
    return count


def _finish(job: Job, result: Mapping[str, Any] | None) -> None:
    """Mark the job as done, or let it run once more where somebody asked for that meanwhile."""
    mine = leases.held(job.pk, job.lease_owner)
    again = mine.filter(again=True).update(again=False, attempts=0, progress_done=0, **_waiting(timezone.now()))
    if not again:
        _end(job, State.DONE, result=dict(result or {}))


def _fail(job: Job, entry: handlers.Entry, fault: Exception) -> None:
    said, trace = _in_one_line(fault), traceback.format_exc()
    if job.attempts >= job.max_attempts:
        _end(job, State.FAILED, error=said, trace=trace)
        return
    later = timezone.now() + entry.pause(job.attempts)
    leases.held(job.pk, job.lease_owner).update(error=said, traceback=trace, **_waiting(later))


def _give_back(job: Job) -> None:
    """Put the job back as if this try had not been."""
    leases.held(job.pk, job.lease_owner).update(attempts=job.attempts - 1, **_waiting(timezone.now()))


def _waiting(run_at: datetime) -> dict[str, Any]:
    return {"state": State.WAITING, "run_at": run_at, "lease_owner": "", "lease_until": None, "sent_at": None}


def _end(job: Job, state: State, *, error: str = "", trace: str = "", result: dict[str, Any] | None = None) -> None:
    leases.held(job.pk, job.lease_owner).update(
        state=state,
        error=error[:_LONGEST_ERROR],
        traceback=trace,
        result=result or {},
        finished_at=timezone.now(),
        lease_owner="",
        lease_until=None,
    )


def _in_one_line(fault: Exception) -> str:
    return " ".join(f"{type(fault).__name__}: {fault}".split())[:_LONGEST_ERROR]
