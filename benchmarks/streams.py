"""A stream of documents in a process of its own: how its time grows with its length, and that its memory does not.

usage: python -m benchmarks.streams MEGABYTES      (prints CPU seconds and peak memory as JSON)
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.goldfiles import ROOT
from benchmarks.timing import Figure, read

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = ROOT / "demo" / "ban-tin-2023-tuan-52.txt"
GROWTH, MEMORY, TWO_PROCESSES = 1.05, 64.0, 1 / 1.7
COPIES = 120
QUIET = 0.5


def consume(megabytes: int) -> dict[str, float]:
    """Read documents one after the other, as many bytes as asked for; return CPU seconds and peak megabytes."""
    size = len(TEXT.read_bytes())
    begun = time.process_time()
    for _ in range(megabytes * 1_000_000 // size):
        read(TEXT.read_text(encoding="utf-8"))
    return {"cpu": time.process_time() - begun, "memory": _peak()}


def _peak() -> float:
    """Return the peak memory in megabytes; `getrusage` would tell the parent's, which outlives the start of a child."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6


def streams(longest: int) -> Iterator[Figure]:
    """Yield the growth from a sixteenth of the longest stream to the whole, the peak memory, and two processes."""
    short, long = (_measured(megabytes) for megabytes in (max(1, longest // 16), longest))
    times = longest / max(1, longest // 16)
    yield Figure(f"stream of {longest} MB: exponent", math.log(long["cpu"] / short["cpu"], times), GROWTH)
    yield Figure(f"stream of {longest} MB: peak memory, MB", long["memory"], MEMORY)
    goal = TWO_PROCESSES if os.getloadavg()[0] < QUIET else None
    yield Figure(f"{COPIES} files: time of two processes, share of one", _two_processes(), goal)


def _measured(megabytes: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.streams", str(megabytes)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _two_processes() -> float:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(COPIES):
            (Path(folder) / f"{number}.txt").write_bytes(TEXT.read_bytes())
        one, two = (_wall(folder, jobs) for jobs in (1, 2))
    return two / one


def _wall(folder: str, jobs: int) -> float:
    program = Path(sys.executable).with_name("dieuhanh")
    begun = time.perf_counter()
    command = [str(program), "extract", folder, "--jobs", str(jobs)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(consume(int(sys.argv[1]))))
