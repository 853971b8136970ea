"""Workers killed in the middle with SIGKILL, on every way that jobs may run: nothing is lost, nothing done twice."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
from dieuhanh.web.jobs import commands, leases
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.handlers import handler
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
EFFECTS = "SELECT detail FROM audit_auditevent WHERE action = 'test.effect'"
ROWS = "SELECT state, attempts FROM jobs_job WHERE handler = 'test.effects'"


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

    def asked(self, query: str) -> list[tuple[Any, ...]]:
        url = self.surroundings.get("DIEUHANH_DATABASE")
        if url:
            with psycopg.connect(url) as connection:
                return connection.execute(query.encode()).fetchall()
        with closing(sqlite3.connect(Path(self.surroundings["DIEUHANH_HOME"]) / "dieuhanh.sqlite3")) as connection:
            return connection.execute(query).fetchall()

    def effects(self) -> list[tuple[str, int]]:
        details = [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in self.asked(EFFECTS)]
        return [(detail["job"], detail["number"]) for detail in details]

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
    until(lambda: len(installation.effects()) >= STEPS)
    first.send_signal(signal.SIGKILL)
    installation.start_worker()
    done = len(installation.effects())
    until(lambda: len(installation.effects()) >= done + STEPS)
    second.send_signal(signal.SIGKILL)
    installation.start_worker()
    until(lambda: {state for state, _attempts in installation.asked(ROWS)} == {"done"})
    effects = installation.effects()
    assert len(effects) == len(set(effects)) == JOBS * STEPS
    attempts = sum(attempts for _state, attempts in installation.asked(ROWS))
    assert attempts > JOBS, "no worker was killed in the middle of a job"
