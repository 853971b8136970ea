"""How many requests the public site answers with fifty connections open, beside plain Django on the same server.

A kept page against a bare answer of the same bytes (before every middleware, without an address table), goal 0.7; the
week's bulletin made anew against a plain Django page of the same bulletin, goal 0.5; 99th percentile at most 250 ms.
Rounds of the four are interleaved; `wrk` (Debian: apt-get install wrk) asks, on the same machine and its processors.
usage: python -m benchmarks.portal_load [sqlite|postgresql …]
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.goldfiles import ROOT
from benchmarks.running import DIEUHANH, NotRunningError, free_port, wait_for
from tests.postgres import PrivatePostgres

RESULTS = ROOT / "benchmarks" / "results" / "portal_load.json"
WEEK = "/ban-tin/2023/tuan-52/"
PAGES = {
    "bare answer": "/khong/tran/",
    "kept page": WEEK,
    "plain Django page": "/khong/2023/tuan-52/?moi=1",
    "page made anew": f"{WEEK}?moi=1",
}
GOALS = {"kept": 0.7, "anew": 0.5}
P99_MS = 250.0
ROUNDS, SECONDS, CONNECTIONS = 3, 8, 50
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


class Round(NamedTuple):
    """What one round of one page gave: requests a second, the 99th percentile in ms."""

    rate: float
    p99: float


def main(names: list[str]) -> int:
    """Print and keep the figures; return 1 where a goal is missed."""
    if shutil.which("wrk") is None:
        raise NotRunningError("wrk is not here (Debian, Ubuntu: apt-get install wrk)")
    told = {name: _measured(name) for name in names}
    RESULTS.write_text(json.dumps({"load": os.getloadavg()[0], **told}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))
    return int(any(_misses(one) for one in told.values()))


def _misses(figures: dict[str, float]) -> bool:
    return figures["kept page / bare answer"] < GOALS["kept"] or figures["page made anew / plain page"] < GOALS["anew"]


def _measured(name: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder, _surroundings(name, Path(folder)) as surroundings:
        for arguments in (["migrate"], ["demo"]):
            subprocess.run([DIEUHANH, *arguments], env=surroundings, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        with _served(surroundings) as address:
            packed = urllib.request.Request(address + WEEK, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own
            with urllib.request.urlopen(packed, timeout=30) as answer:  # noqa: S310 - our own
                Path(surroundings["DIEUHANH_BARE"]).write_bytes(answer.read())
        with _served(surroundings) as address:
            return _figures(address)


@contextmanager
def _surroundings(name: str, home: Path) -> Iterator[dict[str, str]]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DIEUHANH_", "DJANGO_"))}
    bare = home / "bare"
    bare.touch()
    own = {
        "DIEUHANH_HOME": str(home),
        "DIEUHANH_BARE": str(bare),
        "DIEUHANH_DEMO": "1",
        "DIEUHANH_TODAY": "2024-01-02",
        "DJANGO_SETTINGS_MODULE": "benchmarks.plain.settings",
        "PYTHONPATH": str(ROOT),
    }
    server = PrivatePostgres() if name == "postgresql" else None
    try:
        yield {**kept, **own, **({"DIEUHANH_DATABASE": server.start()} if server else {})}
    finally:
        if server:
            server.stop()


@contextmanager
def _served(surroundings: dict[str, str]) -> Iterator[str]:
    port = free_port()
    log = Path(surroundings["DIEUHANH_HOME"]) / "server.log"
    with log.open("ab") as stream:
        serve = [DIEUHANH, "serve", "--port", str(port), "--no-jobs"]
        server = subprocess.Popen(serve, env=surroundings, cwd=ROOT, stdout=stream, stderr=stream)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/", server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _figures(address: str) -> dict[str, float]:
    rounds: dict[str, list[Round]] = {name: [] for name in PAGES}
    for _ in range(ROUNDS):
        for name, path in PAGES.items():
            rounds[name].append(_asked(address + path))
    rates = {name: median(one.rate for one in found) for name, found in rounds.items()}
    told = {f"{name}, requests/s": round(rate, 1) for name, rate in rates.items()}
    told |= {f"{name}, p99 ms": round(median(one.p99 for one in found), 1) for name, found in rounds.items()}
    told["kept page / bare answer"] = round(rates["kept page"] / rates["bare answer"], 2)
    told["page made anew / plain page"] = round(rates["page made anew"] / rates["plain Django page"], 2)
    return told


def _asked(address: str) -> Round:
    ask = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "20s", "--latency"]
    done = subprocess.run([*ask, "-H", "Accept-Encoding: gzip", address], check=True, capture_output=True, text=True)
    if fault := re.search(r"Non-2xx.*|Socket errors.*", done.stdout):
        raise NotRunningError(f"{address}: {fault[0]}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    last = re.search(r"99%\s+([\d.]+)(us|ms|s)", done.stdout)
    if rate is None or last is None:
        raise NotRunningError(f"wrk told nothing of {address}:\n{done.stdout}")
    return Round(float(rate[1]), float(last[1]) * _UNITS[last[2]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["sqlite", "postgresql"]))
