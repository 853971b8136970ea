"""The runner's threads: nobody gets what another has, a stopped one gives back, a call is heard at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.jobs import leases, schedules, waking
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, handler
from dieuhanh.web.jobs.models import Job, State, Worker
from dieuhanh.web.jobs.runner import Runner

pytestmark = pytest.mark.django_db(transaction=True)


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def runner() -> Iterator[Runner]:
    made = Runner(2)
    yield made
    assert made.stop()


def test_many_that_claim_at_once_get_each_job_once() -> None:
    handler("test.nothing")(lambda _context, _payload: None)
    made = {enqueue(actor=command_line(), handler="test.nothing", payload={}).pk for _ in range(40)}

    def take(number: int) -> list[UUID]:
        taken = []
        while (job := leases.claim(owner=f"worker {number}", now=timezone.now())) is not None:
            taken.append(job.pk)
        connection.close()
        return taken

    with ThreadPoolExecutor(4) as workers:
        taken = [identifier for found in workers.map(take, range(4)) for identifier in found]
    assert len(taken) == len(made)
    assert set(taken) == made


def test_a_runner_does_what_is_asked_for_and_tells_that_it_lives(runner: Runner) -> None:
    handler("test.nothing")(lambda _context, _payload: {"done": True})
    runner.start()
    jobs = [enqueue(actor=command_line(), handler="test.nothing", payload={}) for _ in range(5)]
    until(lambda: Job.objects.filter(state=State.DONE).count() == len(jobs))
    assert Worker.objects.get().owner == runner.owner


def test_a_schedule_that_is_due_is_seen_by_the_runner(runner: Runner) -> None:
    handler("test.often")(lambda _context, _payload: None)
    schedules.every("test.often", "* * * * *", "test.often")
    schedules.tick(now=timezone.now() - leases.LEASE * 20)
    runner.start()
    until(lambda: Job.objects.filter(handler="test.often", state=State.DONE).count() == 1)


def test_a_stopped_runner_gives_back_what_it_does() -> None:
    begun = threading.Event()

    @handler("test.long")
    def long(context: JobContext, _payload: Payload) -> None:
        while True:
            begun.set()
            context.check()
            time.sleep(0.02)

    runner = Runner()
    runner.start()
    job = enqueue(actor=command_line(), handler="test.long", payload={})
    assert begun.wait(30)
    assert runner.stop()
    row = Job.objects.get(pk=job.pk)
    assert (row.state, row.attempts, row.lease_owner) == (State.WAITING, 0, "")


def test_a_call_is_heard_at_once() -> None:
    handler("test.nothing")(lambda _context, _payload: None)
    waking.open_pipe()
    enqueue(actor=command_line(), handler="test.nothing", payload={})
    begun = time.monotonic()
    assert waking.wait(30)
    assert time.monotonic() - begun < 25
