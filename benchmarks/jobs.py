"""How soon a job runs again whose worker was killed with SIGKILL, on every way that jobs may run, and what a job costs.

`python -m benchmarks.jobs` writes `benchmarks/results/jobs.json`. A job that takes 6 seconds is killed with its worker
1 second after its start, another worker is started at once; the figure is the time from the kill to the next start.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import psycopg

from tests.postgres import DATABASE, PrivatePostgres
from tests.web.jobs.brokers import broker, missing

RESULT = Path(__file__).parent / "results" / "jobs.json"
JOB = """
import os, sys, time
from pathlib import Path
from dieuhanh.web import terminal
terminal.set_up()
from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.jobs import commands
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.handlers import handler
from dieuhanh.web.jobs.running import drain
starts = Path(os.environ["DIEUHANH_HOME"]) / "starts"

@handler("benchmark.long")
def long(context, payload):
    with starts.open("a") as file:
        file.write(f"{time.time()}\\n")
    time.sleep(6)

@handler("benchmark.nothing")
def nothing(context, payload):
    pass
"""
PREPARE = (
    JOB
    + """
terminal.migrated()
count, begun = 500, time.perf_counter()
for _ in range(count):
    enqueue(actor=command_line(), handler="benchmark.nothing", payload={})
asked = time.perf_counter()
drain()
print(count / (asked - begun), count / (time.perf_counter() - asked))
enqueue(actor=command_line(), handler="benchmark.long", payload={})
"""
)
WORK = JOB + "commands.work(1)"


def main() -> None:
    """Measure all ways, print a table and keep the figures."""
    server = PrivatePostgres()
    figures = {}
    try:
        url = server.start()
        for kind in ("sqlite", "postgresql", "redis", "amqp"):
            if kind in {"redis", "amqp"} and missing(kind):
                print(f"{kind}: not installed")
                continue
            figures[kind] = measured(kind, url)
            print(kind, figures[kind])
    finally:
        server.stop()
    RESULT.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measured(kind: str, url: str) -> dict[str, float]:
    """Return the figures of one way, in seconds and jobs a second."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DIEUHANH_")}
        surroundings |= {"DIEUHANH_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}
        if kind != "sqlite":
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE jobs_{kind}".encode())
            surroundings["DIEUHANH_DATABASE"] = url.replace(f"/{DATABASE}?", f"/jobs_{kind}?")
        if kind in {"redis", "amqp"}:
            surroundings["DIEUHANH_QUEUE"] = stack.enter_context(broker(kind))
        command = [sys.executable, "-c", PREPARE]
        done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
        enqueued, drained = map(float, done.stdout.split())
        return {
            "again_after_seconds": round(killed(surroundings, home), 1),
            "enqueued_a_second": round(enqueued),
            "drained_a_second": round(drained),
        }


def killed(surroundings: dict[str, str], home: Path) -> float:
    """Kill a worker in the middle and return how long it takes until the job starts again."""
    first = subprocess.Popen([sys.executable, "-c", WORK], env=surroundings, stderr=subprocess.DEVNULL)
    started(home, 1)
    time.sleep(1)
    first.kill()
    moment = time.time()
    first.wait()
    second = subprocess.Popen([sys.executable, "-c", WORK], env=surroundings, stderr=subprocess.DEVNULL)
    try:
        return started(home, 2) - moment
    finally:
        second.kill()
        second.wait()


def started(home: Path, times: int) -> float:
    """Wait until the job was started so often and return when that was."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        lines = (home / "starts").read_text().splitlines() if (home / "starts").exists() else []
        if len(lines) >= times:
            return float(lines[times - 1])
        time.sleep(0.05)
    raise RuntimeError("the job was not started again within two minutes")


if __name__ == "__main__":
    main()
