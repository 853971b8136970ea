"""The reading beside what is used today for parts of it, in one interleaved run: underthesea, spaCy, eyecite.

None of them reads duties, deadlines or relations; each is timed on what it does do. Ratios of MB/s inside one round
are the claims. usage: python -m benchmarks.peers PEERS_PYTHON [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.english import english
from benchmarks.extraction import BULLETIN
from benchmarks.goldfiles import ROOT

RESULTS = ROOT / "benchmarks" / "results" / "peers.json"
OWN = ("product", "bare")
# Case → how many times its MB/s the whole reading must reach.
GOALS = {"underthesea": 300.0, "spacy": 2.0, "eyecite": 8.0, "eyecite_hyperscan": 8.0}
# Too slow for a whole bulletin a round; its MB/s does not depend on the length, as it is given single sentences.
PART = 12_000
CITATIONS_A_BYTE = 126 / 92_000


def main() -> int:
    """Print and keep the table; return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("python", type=Path, help="the interpreter of the peers' environment")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without", action="append", default=[], choices=list(GOALS), help="leave a peer out")
    options = parser.parse_args()
    peers = [case for case in GOALS if case not in options.without]
    rounds = [_round(options.python, peers, number) for number in range(options.rounds)]
    figures = {case: _figure(case, rounds) for case in peers}
    for case, figure in figures.items():
        print(f"{case} {figure['version']}: {figure['mb_per_second']:.3f} MB/s, we {figure['times']:.1f} times as fast")
    ours = statistics.median(_speed(one["product"]) for one in rounds)
    print(f"the whole reading: {ours:.2f} MB/s")
    RESULTS.write_text(json.dumps({"load": os.getloadavg()[0], "figures": figures}, indent=1) + "\n", encoding="utf-8")
    return 1 if any(figure["times"] < GOALS[case] for case, figure in figures.items()) else 0


def _figure(case: str, rounds: list[dict[str, Any]]) -> dict[str, Any]:
    times = [_speed(one["product"]) / _speed(one[case]) for one in rounds]
    return {
        "version": rounds[0][case]["version"],
        "mb_per_second": statistics.median(_speed(one[case]) for one in rounds),
        "times": statistics.median(times),
        "least": min(times),
        "most": max(times),
        "goal": GOALS[case],
    }


def _round(python: Path, peers: list[str], seed: int) -> dict[str, Any]:
    """Measure every case once, in an order of its own each round, each in a process of its own."""
    bulletin = BULLETIN.read_text(encoding="utf-8")
    size = len(bulletin.encode())
    texts = dict.fromkeys((*OWN, "spacy"), bulletin) | {"underthesea": bulletin[:PART]}
    texts |= dict.fromkeys(("eyecite", "eyecite_hyperscan"), english(size, round(size * CITATIONS_A_BYTE)))
    order = [*OWN, *peers]
    random.Random(seed).shuffle(order)  # noqa: S311
    return {case: _measured(Path(sys.executable) if case in OWN else python, case, texts[case]) for case in order}


def _measured(python: Path, case: str, text: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.txt"
        file.write_text(text, encoding="utf-8")
        command = [str(python), "-m", "benchmarks.peer_child", case, str(file)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        if case in OWN:
            environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "src")))
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _speed(measured: dict[str, Any]) -> float:
    return float(measured["bytes"]) / 1e6 / float(measured["seconds"])


if __name__ == "__main__":
    raise SystemExit(main())
