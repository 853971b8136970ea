"""How long a page of the log takes for each role, and what the database's witnesses cost, on both databases.

100,000 events of 300 bodies and 200 people over ten years. The goal of the page is 150 ms at the 95th percentile.
The same 5,000 rows are written with the triggers and without them, in turns, and the ratio told.
usage: python -m benchmarks.auditing [EVENTS]; PostgreSQL is started as the tests start it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from benchmarks.databases import installed
from benchmarks.goldfiles import ROOT

RESULTS = ROOT / "benchmarks" / "results" / "auditing.json"
GOAL = 150.0
_ROUNDS = 40
_WRITTEN = 5000
_BEGUN = datetime(2016, 1, 1, tzinfo=UTC)
_ACTIONS = ("tasks.report", "tasks.assign", "review.accept", "accounts.sign_in", "organisations.rename", "jobs.ask")


def main(events: int) -> int:
    """Measure in a process of its own for each database; return 1 where the goal is missed."""
    figures = {name: _in_own_process(name, events) for name in ("sqlite", "postgresql")}
    RESULTS.write_text(json.dumps({"load": os.getloadavg()[0], **figures}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    return int(any(page["p95"] > GOAL for one in figures.values() for page in one["pages"].values()))


def _in_own_process(name: str, events: int) -> dict[str, dict[str, dict[str, float]]]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.auditing", str(events), name], check=True, capture_output=True, text=True
    )
    figures: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout.splitlines()[-1])
    return figures


def measure(name: str, events: int) -> None:
    """Print the figures of one database as a line of JSON."""
    with installed(name):
        print(json.dumps({"pages": _pages(events), "writing": _writing()}))


def _pages(events: int) -> dict[str, dict[str, float]]:
    from dieuhanh.web.audit.models import AuditEvent
    from dieuhanh.web.audit.selectors import LogFilter, Sight, log_page

    bodies, people = [UUID(int=number) for number in range(300)], [UUID(int=number) for number in range(1000, 1200)]
    step = timedelta(days=3650) / events
    AuditEvent.objects.bulk_create(
        (
            AuditEvent(
                recorded_at=_BEGUN + step * number,
                actor_kind="person",
                actor_name=f"Người {number % 200}",
                actor_id=people[number % 200],
                organisation_id=bodies[number % 300],
                action=_ACTIONS[number % len(_ACTIONS)],
                detail={"number": number},
            )
            for number in range(events)
        ),
        batch_size=2000,
    )
    sights = {
        "clerk": Sight(own=people[7], bodies=frozenset({bodies[6]}), of_bodies=("tasks", "meetings")),
        "specialist": Sight(own=people[7]),
        "leader": Sight(rooms=("tasks", "meetings"), own=people[7]),
        "administrator": Sight(rooms=("accounts", "audit", "jobs", "organisations")),
    }

    def page(sight: Sight) -> Callable[[], object]:
        middle = str(AuditEvent.objects.order_by("id")[events // 2].pk)
        return lambda: (log_page(LogFilter(), sight=sight), log_page(LogFilter(), middle, sight=sight))

    return {role: _summary(_times(page(sight))) for role, sight in sights.items()}


def _writing() -> dict[str, dict[str, float]]:
    from django.db import connections

    from dieuhanh.web.audit import witnesses
    from dieuhanh.web.organisations.models import Person

    def write() -> None:
        Person.objects.bulk_create(Person(key=f"n-{number}", name="Nguyễn Văn Mẫu") for number in range(_WRITTEN))
        Person.objects.update(note="x")
        Person.objects.all().delete()

    taken: dict[str, list[float]] = {"with": [], "without": []}
    for _ in range(5):
        for name, times in taken.items():
            (witnesses.ensure if name == "with" else witnesses.drop_all)(connections["default"])
            times.extend(_times(write, rounds=1))
    ratio = statistics.median(taken["with"]) / statistics.median(taken["without"])
    return {**{name: {"median": statistics.median(times)} for name, times in taken.items()}, "ratio": {"median": ratio}}


def _times(act: Callable[[], object], rounds: int = _ROUNDS) -> list[float]:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return times


def _summary(times: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(times), 2), "p95": round(statistics.quantiles(times, n=20)[18], 2)}


if __name__ == "__main__":
    if len(sys.argv) > 2:
        measure(sys.argv[2], int(sys.argv[1]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
