"""How long it takes to find the body that a name means, and the bodies behind a group of addressees, on a day.

All organisations of the demonstration province; every name is asked on days of four different years. The goals are
1 ms for a name and 5 ms for a group at the 95th percentile.
usage: python -m benchmarks.organisations [ROUNDS]
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date

from benchmarks.goldfiles import ROOT
from dieuhanh.web.organisations.directory import Body, Directory, Group, Name
from dieuhanh.web.organisations.files import read_folder

RESULTS = ROOT / "benchmarks" / "results" / "organisations.json"
DAYS = [date(2023, 12, 27), date(2024, 12, 1), date(2025, 3, 1), date(2025, 7, 1)]
GOALS = {"a name": 1.0, "a group": 5.0}


def main(rounds: int) -> int:
    """Print and keep the times in milliseconds; return 1 where a goal is missed."""
    tables = read_folder(ROOT / "demo" / "to-chuc")
    bodies = [Body(r.key, r.kind, tuple(map(Name, (r.name, *r.short_names))), r.validity) for r in tables.organisations]
    groups = [Group(r.key, r.wordings, r.kinds, r.included, r.excluded, r.validity, r.decision) for r in tables.groups]
    held = Directory(bodies, groups)
    names = [name.text for body in bodies for name in body.names]
    wordings = [wording for group in groups for wording in group.wordings]
    taken = {
        "a name": _milliseconds(held.resolve, names, rounds),
        "a group": _milliseconds(held.expand, wordings, rounds),
    }
    figures = {case: _summary(times) for case, times in taken.items()}
    for case, summary in figures.items():
        print(f"{case:10} median {summary['median']:.3f} ms  p95 {summary['p95']:.3f} ms  goal {GOALS[case]:.0f} ms")
    kept = {"load": os.getloadavg()[0], "bodies": len(bodies), "names": len(names), "milliseconds": figures}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return int(any(figures[case]["p95"] > goal for case, goal in GOALS.items()))


def _milliseconds(ask: Callable[[str, date], object], names: Iterable[str], rounds: int) -> list[float]:
    times = []
    for name in [name for name in names for _ in range(rounds)]:
        for day in DAYS:
            begun = time.perf_counter()
            ask(name, day)
            times.append((time.perf_counter() - begun) * 1000)
    return times


def _summary(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=20)
    return {"median": round(statistics.median(times), 4), "p95": round(cuts[18], 4)}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
