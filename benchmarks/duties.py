"""Pages of tasks on both databases: the list, the leaders' page, statistics now and as of a day a year ago.

100,000 tasks of ten years with four performers each (one leads, three support), 5,000 leads still running. Goals at the
95th percentile: list, leaders' page and current statistics 300 ms on PostgreSQL and 500 ms on SQLite; as-of statistics
3 s. Times are told on the clock and, as other work may share the machine, as processor time of this process.
usage: python -m benchmarks.duties [TASKS] [DATABASE]; PostgreSQL is started as the tests start it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from benchmarks.bodies import make_bodies, make_duties, signed_in, summary, visits
from benchmarks.databases import installed
from benchmarks.goldfiles import ROOT

if TYPE_CHECKING:
    from dieuhanh.web.organisations.models import Organisation

RESULTS = ROOT / "benchmarks" / "results" / "duties.json"
PAGES = {
    "list": "/nb/nhiem-vu/",
    "list, overdue": "/nb/nhiem-vu/?thoi-han=qua-han",
    "statistics": "/nb/bao-cao/",
    "statistics as of a day": "/nb/bao-cao/?luc=01/06/2025",
}
GOALS = {"postgresql": 300.0, "sqlite": 500.0}
AS_OF_GOAL = 3000.0
_SUPPORTING = 3
_LASTS = timedelta(days=10)


def main(tasks: int, names: list[str]) -> int:
    """Measure in a process of its own for each database; return 1 where a goal is missed."""
    told: dict[str, object] = {"tasks": tasks}
    missed = False
    for name in names:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.duties", str(tasks), name, "measure"],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        figures = json.loads(done.stdout.splitlines()[-1])
        told |= {name: figures, f"load, {name}": os.getloadavg()[0]}
        missed |= any(one["p95"] > _goal(name, page) for page, one in figures.items())
    RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))
    return int(missed)


def _goal(name: str, page: str) -> float:
    return AS_OF_GOAL if "as of" in page else GOALS[name]


def measure(name: str, tasks: int) -> None:
    """Print the figures of one database as a line of JSON."""
    with installed(name):
        from django.core.management import call_command
        from django.db import connection

        from dieuhanh.web.accounts.models import Role
        from dieuhanh.web.audit import witnesses

        call_command("collectstatic", interactive=False, verbosity=0)
        bodies = make_bodies()
        witnesses.drop_all(connection)  # they would write a line for each of the million rows
        make_duties(bodies, tasks)
        _supporting(bodies)
        _standings()
        witnesses.ensure(connection)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")  # as it does by itself once it runs; SQLite never does
        client = signed_in("hoa", Role.LEADER, None)
        week = client.get("/nb/giao-ban/")["Location"]
        pages = {**PAGES, "leaders' page": week}
        print(json.dumps({page: summary(list(visits(client, address))) for page, address in pages.items()}))


def _supporting(bodies: list[Organisation]) -> None:
    from dieuhanh.web.tasks.models import Performer
    from dieuhanh.web.tasks.states import Role

    made: list[Performer] = []
    places: dict[UUID | None, int] = {body.pk: place for place, body in enumerate(bodies)}
    for lead in Performer.objects.filter(role=Role.LEAD).iterator():
        for n in range(1, _SUPPORTING + 1):
            body = bodies[(places[lead.organisation_id] + n) % len(bodies)]
            same = {field.attname: getattr(lead, field.attname) for field in Performer._meta.fields[1:]}
            made.append(Performer(**{**same, "role": Role.SUPPORT, "organisation_id": body.pk, "position": n}))
        if len(made) >= 5000:
            Performer.objects.bulk_create(made, batch_size=1000)
            made = []
    Performer.objects.bulk_create(made, batch_size=1000)


def _standings() -> None:
    """Two standings for each that is done (accepted, done) and one for each that runs, as events leave them."""
    from dieuhanh.web.reporting.models import PastStanding
    from dieuhanh.web.tasks.models import Performer
    from dieuhanh.web.tasks.states import State

    made: list[PastStanding] = []
    for one in Performer.objects.filter(assigned_on__isnull=False).iterator():
        first = one.assigned_on or date.max
        last = first + _LASTS
        ended = one.state == State.DONE
        same: dict[str, Any] = {
            "performer_id": one.pk,
            "role": one.role,
            "assigned_on": first,
            "deadline": one.deadline,
            "original_deadline": one.deadline,
        }
        begun: dict[str, Any] = {"sequence": 1, "recorded_at": _noon(first), "on": first, "state": State.ACCEPTED}
        made.append(PastStanding(**same, **begun, superseded_at=_noon(last) if ended else None))
        if ended:
            done: dict[str, Any] = {"sequence": 2, "recorded_at": _noon(last), "on": last, "state": State.DONE}
            made.append(PastStanding(**same, **done, reported_on=last))
        if len(made) >= 5000:
            PastStanding.objects.bulk_create(made, batch_size=1000)
            made = []
    PastStanding.objects.bulk_create(made, batch_size=1000)


def _noon(day: date) -> datetime:
    from django.utils import timezone

    return datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_default_timezone())


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if "measure" in sys.argv:
        measure(sys.argv[2], wanted)
    else:
        sys.exit(main(wanted, sys.argv[2:3] or ["sqlite", "postgresql"]))
