"""Bodies and what they have to do, on both databases: which body a name means, who is in a group, a page of own duties.

300 bodies, of which a third ended and were succeeded in ten years, and 100,000 duties of those years. Goals at the 95th
percentile: 1 ms a name, 5 ms a group, 150 ms a page of the list that a clerk (own body) and the Office (all) may see.
Times are told on the clock and, as other work may share the machine, as processor time of this process.
usage: python -m benchmarks.bodies [DUTIES]; PostgreSQL is started as the tests start it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from benchmarks.databases import installed
from benchmarks.goldfiles import ROOT

if TYPE_CHECKING:
    from django.test import Client

    from dieuhanh.web.accounts.models import Role
    from dieuhanh.web.organisations.models import Organisation

RESULTS = ROOT / "benchmarks" / "results" / "bodies.json"
GOALS = {"name": 1.0, "group": 5.0, "clerk": 150.0, "office": 150.0}
_FIRST = date(2016, 1, 1)
_BODIES = 300
_YEARS = 10
_ROUNDS = 30
Times = tuple[float, float]
Figures = dict[str, dict[str, float]]


def main(duties: int) -> int:
    """Measure in a process of its own for each database; return 1 where a goal is missed."""
    figures = {name: _in_own_process(name, duties) for name in ("sqlite", "postgresql")}
    told = {"load": os.getloadavg()[0], "duties": duties, **figures}
    RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))
    return int(any(one[case]["p95"] > goal for one in figures.values() for case, goal in GOALS.items()))


def _in_own_process(name: str, duties: int) -> Figures:
    command = [sys.executable, "-m", "benchmarks.bodies", str(duties), name]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def measure(name: str, duties: int) -> None:
    """Print the figures of one database as a line of JSON."""
    with installed(name):
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
        bodies = make_bodies()
        make_duties(bodies, duties)
        print(json.dumps({**_names(bodies), **_pages(bodies)}))


def make_bodies() -> list[Organisation]:
    """Bodies with a full and a short name; every third one ends in one of the years and its neighbour succeeds it."""
    from dieuhanh.web.organisations.actions import mark_change
    from dieuhanh.web.organisations.models import AddresseeGroup, Organisation, OrganisationName, Succession

    made = [
        Organisation(key=f"co-quan-{n}", position=n, kind="so" if n % 2 else "ubnd_xa", valid_to=_end(n))
        for n in range(_BODIES)
    ]
    Organisation.objects.bulk_create(made)
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=body, text=text, is_full=place == 0, position=place)
        for n, body in enumerate(made)
        for place, text in enumerate((f"Sở Công tác số {n}", f"Sở CT{n}"))
    )
    Succession.objects.bulk_create(
        Succession(old=made[n], new=made[n + 1], kind="merge", date=end + timedelta(days=1), position=n)
        for n in range(0, _BODIES - 1, 3)
        if (end := _end(n))
    )
    groups = {"cac-so": ["các sở, ban, ngành"], "cac-xa": ["UBND các xã, phường"]}
    for place, (key, wordings) in enumerate(groups.items()):
        kinds = ["ubnd_xa" if place else "so"]
        AddresseeGroup.objects.create(key=key, position=place, wordings=wordings, kinds=kinds, decision="auto")
    mark_change()
    return made


def _end(number: int) -> date | None:
    return date(_FIRST.year + number % _YEARS, 6, 30) if number % 3 == 0 else None


def make_duties(bodies: list[Organisation], duties: int) -> None:
    """Put in tasks of ten years with one body that leads each; every twentieth still runs."""
    from dieuhanh.web.tasks.models import Performer, Task
    from dieuhanh.web.tasks.states import DueKind, Role, State, TaskState

    for start in range(0, duties, 5000):
        tasks, performers = [], []
        for n in range(start, min(start + 5000, duties)):
            day = _FIRST + timedelta(days=n * 365 * _YEARS // duties)
            done = n % 20 != 0
            code = f"{day.year}-{n:06}"
            task = Task(
                year=day.year,
                number=n,
                code=code,
                title=f"Báo cáo kết quả thực hiện nhiệm vụ số {n}",
                due_kind=DueKind.DATE,
                due_on=day + timedelta(days=15),
                state=TaskState.DONE if done else TaskState.OPEN,
                assigned_on=day,
                folded=f"{code} bao cao ket qua thuc hien nhiem vu so {n}",
            )
            tasks.append(task)
            performers.append(
                Performer(
                    task=task,
                    role=Role.LEAD,
                    organisation=bodies[n % _BODIES],
                    code=code,
                    state=State.DONE if done else State.ACCEPTED,
                    assigned_on=day,
                    due_on=day + timedelta(days=15),
                    deadline=day + timedelta(days=15),
                    original_deadline=day + timedelta(days=15),
                    done_on=day + timedelta(days=10) if done else None,
                    rank=4 if done else 0,
                    sort_on=day + timedelta(days=15),
                )
            )
        Task.objects.bulk_create(tasks, batch_size=1000)
        Performer.objects.bulk_create(performers, batch_size=1000)


def _names(bodies: list[Organisation]) -> Figures:
    from dieuhanh.web.organisations.selectors import directory

    days = [date(_FIRST.year + year, 12, 1) for year in range(_YEARS)]
    named = [(f"Sở Công tác số {n}", days[n % _YEARS]) for n in range(len(bodies))]
    groups = [(words, day) for words in ("các sở, ban, ngành", "UBND các xã, phường") for day in days]
    held = directory()
    if held.expand(*groups[0]) is None or not held.resolve(*named[1]).bodies:
        raise SystemExit("the directory does not know what was made")
    return {
        "name": summary([_timed(partial(held.resolve, *one)) for one in named]),
        "group": summary([_timed(partial(held.expand, *one)) for one in groups * 5]),
        "name, with a look for changes": summary([_timed(partial(_afresh, *one)) for one in named]),
    }


def _afresh(name: str, on: date) -> object:
    """Ask as the rooms do, who look first whether the directory changed."""
    from dieuhanh.web.organisations.selectors import directory

    return directory().resolve(name, on)


def _pages(bodies: list[Organisation]) -> Figures:
    from dieuhanh.web.accounts.models import Role

    clerk, office = signed_in("lan", Role.CLERK, bodies[1].pk), signed_in("hoa", Role.SPECIALIST, None)
    asked = {
        "clerk": (clerk, "/nb/nhiem-vu/"),
        "office": (office, "/nb/nhiem-vu/"),
    }
    return {case: summary(list(visits(client, address))) for case, (client, address) in asked.items()}


def signed_in(name: str, role: Role, body: UUID | None) -> Client:
    """Return a client of a new account."""
    from django.test import Client

    from dieuhanh.web.accounts.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create(username=name, full_name=name, role=role, organisation_id=body))
    return client


def visits(client: Client, address: str) -> Iterator[Times]:
    """Open a page so many times after a first one, and yield how long each took."""
    from dieuhanh.web.server import settle

    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    settle()  # as the server does before it answers
    for _ in range(_ROUNDS):
        yield _timed(partial(client.get, address))


def _timed(act: Callable[[], object]) -> Times:
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000


def summary(times: list[Times]) -> dict[str, float]:
    """Milliseconds."""
    clock, processor = zip(*times, strict=True)
    return {
        "median": round(statistics.median(clock), 3),
        "p95": round(statistics.quantiles(clock, n=20)[18], 3),
        "processor p95": round(statistics.quantiles(processor, n=20)[18], 3),
    }


if __name__ == "__main__":
    if len(sys.argv) > 2:
        measure(sys.argv[2], int(sys.argv[1]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
