"""Workers killed in the middle with SIGKILL, on every way that jobs may run: nothing is lost, nothing done twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

import psycopg
import pytest

from tests.postgres import DATABASE, PrivatePostgres
from tests.web.jobs.brokers import broker, missing

pytestmark = pytest.mark.slow

JOBS, STEPS = 8, 5
HANDLER = """
import sys, time
from datetime import timedelta
from dieuhanh.web import terminal
terminal.set_up()
from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.audit.log import record
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.jobs import commands, leases
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.handlers import handler
from dieuhanh.web.jobs.models import Job
leases.LEASE, leases.BEAT = timedelta(seconds=3), timedelta(seconds=1)

@handler("test.effects", max_attempts=20, backoff=0)
def effects(context, payload):
    for number in range(context.done, payload["steps"]):
        with context.step(total=payload["steps"]):
            record(actor=context.actor, action="test.effect", detail={"job": str(context.job_id), "number": number})
            time.sleep(0.15)
"""
WORK = HANDLER + "commands.work(1)"
ENQUEUE = (
    HANDLER
    + """
from django.core.management import call_command
call_command("migrate", verbosity=0)
for _ in range(int(sys.argv[1])):
    enqueue(actor=command_line(), handler="test.effects", payload={"steps": int(sys.argv[2])})
"""
)
COUNT = (
    HANDLER
    + """
import json
effects = [(e.detail["job"], e.detail["number"]) for e in AuditEvent.objects.filter(action="test.effect")]
states = list(Job.objects.filter(handler="test.effects").values_list("state", flat=True))
attempts = sum(Job.objects.filter(handler="test.effects").values_list("attempts", flat=True))
print(json.dumps({"effects": effects, "states": states, "attempts": attempts}))
"""
)


class Told(TypedDict):
    """What the database holds of the jobs."""

    effects: list[list[object]]
    states: list[str]
    attempts: int


@dataclass
class Installation:
    """A data folder with its database and queue, and the workers that were started for it."""

    surroundings: dict[str, str]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def run(self, code: str, *arguments: object) -> str:
        command = [sys.executable, "-c", code, *map(str, arguments)]
        done = subprocess.run(command, env=self.surroundings, check=False, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start_worker(self) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen([sys.executable, "-c", WORK], env=self.surroundings)
        self.workers.append(worker)
        return worker

    def told(self) -> Told:
        found: Told = json.loads(self.run(COUNT))
        return found

    def end(self) -> None:
        for worker in self.workers:
            worker.kill()
            worker.wait(30)


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL of this module's own."""
    server = PrivatePostgres()
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(params=["sqlite", "postgresql", "redis", "amqp"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """Jobs from the database (SQLite, PostgreSQL), and from a real queue in front of PostgreSQL."""
    kind: str = request.param
    if kind in {"redis", "amqp"} and missing(kind):
        pytest.skip(f"the broker is not installed: {kind}")
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DIEUHANH_")}
    surroundings |= {"DIEUHANH_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}
    with ExitStack() as stack:
        if kind != "sqlite":
            url = request.getfixturevalue("postgres")
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE killed_{kind}".encode())
            surroundings["DIEUHANH_DATABASE"] = url.replace(f"/{DATABASE}?", f"/killed_{kind}?")
        if kind in {"redis", "amqp"}:
            surroundings["DIEUHANH_QUEUE"] = stack.enter_context(broker(kind))
        made = Installation(surroundings)
        yield made
        made.end()


def until(true: Callable[[], bool], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.3)


def test_killed_workers_lose_nothing_and_do_nothing_twice(installation: Installation) -> None:
    installation.run(ENQUEUE, JOBS, STEPS)
    first, second = installation.start_worker(), installation.start_worker()
    until(lambda: len(installation.told()["effects"]) >= STEPS)
    first.send_signal(signal.SIGKILL)
    installation.start_worker()
    done = len(installation.told()["effects"])
    until(lambda: len(installation.told()["effects"]) >= done + STEPS)
    second.send_signal(signal.SIGKILL)
    installation.start_worker()
    until(lambda: set(installation.told()["states"]) == {"done"})
    told = installation.told()
    assert len(told["effects"]) == JOBS * STEPS
    assert len({tuple(effect) for effect in told["effects"]}) == JOBS * STEPS
    assert told["attempts"] > JOBS, "no worker was killed in the middle of a job"
