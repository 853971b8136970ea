"""How long the commands take from a bare prompt: wall time of whole processes, and what they load.

The goals are for a quiet machine: `--version` in at most 0.10 s, a bulletin to JSON in at most 0.20 s.
usage: python -m benchmarks.start [ROUNDS]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.goldfiles import ROOT

PROGRAM = Path(sys.executable).with_name("dieuhanh")
BULLETIN = ROOT / "demo" / "ban-tin-2023-tuan-52.txt"
RESULTS = ROOT / "benchmarks" / "results" / "start.json"
CASES: dict[str, tuple[list[str], float | None]] = {
    "python, nothing else": ([sys.executable, "-c", "pass"], None),
    "dieuhanh --version": ([str(PROGRAM), "--version"], 0.10),
    "dieuhanh extract (33 kB bulletin to JSON)": ([str(PROGRAM), "extract", str(BULLETIN)], 0.20),
    "dieuhanh extract --format table": ([str(PROGRAM), "extract", str(BULLETIN), "--format", "table"], None),
}


def main(rounds: int) -> int:
    """Print and keep the times of each case, all cases once a round; return 1 where a median misses its goal."""
    times: dict[str, list[float]] = {case: [] for case in CASES}
    for _ in range(rounds):
        for case, (command, _goal) in CASES.items():
            times[case].append(_seconds(command))
    results = {case: _summary(taken) for case, taken in times.items()}
    missed = [case for case, (_, goal) in CASES.items() if goal is not None and results[case]["median"] > goal]
    print(f"load {os.getloadavg()[0]:.2f}, {rounds} rounds, seconds")
    for case, figures in results.items():
        goal = CASES[case][1]
        told = f"  goal {goal:.2f}{' MISSED' if case in missed else ''}" if goal is not None else ""
        print(f"{case:42} best {figures['best']:.3f}  median {figures['median']:.3f}{told}")
    kept = {"load": os.getloadavg()[0], "rounds": rounds, "python": sys.version.split()[0], "seconds": results}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 1 if missed else 0


def _seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _summary(taken: list[float]) -> dict[str, float]:
    return {"best": round(min(taken), 4), "median": round(statistics.median(taken), 4), "worst": round(max(taken), 4)}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
