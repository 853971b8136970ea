"""Threads that do the jobs, in a process of the server or of `dieuhanh worker`: the same on both databases."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from dieuhanh.web.jobs import leases, schedules, waking
from dieuhanh.web.jobs.models import Job
from dieuhanh.web.jobs.running import execute

LOG = logging.getLogger("dieuhanh.jobs")
_LOOK_EVERY = 1.0
_AFTER_A_FAULT = 5.0


class Runner:
    """Takes jobs that are due, does them in `threads` threads, and gives a sign of life for those it holds.

    With no threads it does what it is given (`take`). `also` is called with every sign of life.
    """

    def __init__(self, threads: int = 1, also: Callable[[datetime], object] = lambda _now: None) -> None:
        self.owner = f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid4().hex[:8]}"
        self._also = also
        self._stopping = threading.Event()
        self._held: set[UUID] = set()
        loops = [self._work] * threads + [self._watch]
        self._threads = [threading.Thread(target=loop, daemon=True, name=f"jobs-{n}") for n, loop in enumerate(loops)]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float = 20.0) -> bool:
        """Take no more jobs, end those under way at their next pause; return whether all ended within the time."""
        self.end()
        for thread in self._threads:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def end(self) -> None:
        """Ask for the end without waiting for it."""
        self._stopping.set()

    def wait(self) -> None:
        """Wait until somebody stops it."""
        self._stopping.wait()

    def _work(self) -> None:
        while not self._stopping.is_set():
            did = self._safely(self._do_next)
            if did is None:
                self._stopping.wait(_AFTER_A_FAULT)
            elif not did and not waking.wait(_LOOK_EVERY):
                self._stopping.set()  # the server that started this process is gone

    def _do_next(self, identifier: UUID | None = None) -> bool:
        job = leases.claim(owner=self.owner, now=timezone.now(), identifier=identifier)
        if job is not None:
            self._do(job)
        return job is not None

    def take(self, identifier: UUID) -> None:
        """Do that job if it waits and is due; whoever else brings the same id is turned away."""
        if not self._stopping.is_set():
            self._safely(lambda: self._do_next(identifier))

    def _do(self, job: Job) -> None:
        self._held.add(job.pk)
        try:
            execute(job, timezone.now(), self._stopping)
        finally:
            self._held.discard(job.pk)

    def _watch(self) -> None:
        while True:
            self._safely(self._beat)
            if self._stopping.wait(leases.BEAT.total_seconds()):
                return

    def _beat(self) -> bool:
        now = timezone.now()
        if self._held:
            leases.beat(list(self._held), owner=self.owner, now=now)
        leases.sign_of_life(owner=self.owner, now=now)
        leases.recover(now=now)
        schedules.tick(now=now)
        self._also(now)
        return True

    def _safely(self, act: Callable[[], bool]) -> bool | None:
        """Return what `act` returns; None after a fault of the database, which may be restarting."""
        try:
            return act()
        except (DatabaseError, InterfaceError):
            LOG.exception("The database did not answer; the jobs wait")
            return None
        finally:
            connection.close()
