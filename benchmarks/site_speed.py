"""How long the public pages take: the server's answer, and the largest paint on a slow phone.

Slow phone: 360 points wide, 400 kbit/s, 400 ms a round trip, a processor four times slower. Medians of fresh visits.
`python -m benchmarks.site_speed` prints a table and keeps the figures in `benchmarks/results/site_speed.json`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.running import BROWSER_FLAGS, browser_path, running_site

RESULTS = Path(__file__).parent / "results" / "site_speed.json"
ROUNDS = 5
SLOW_BYTES_A_SECOND = 400_000 / 8
SLOW_ROUND_TRIP_MS = 400
SLOW_PROCESSOR = 4
WATCH_PAINT = """
window.painted = 0;
new PerformanceObserver((list) => { window.painted = list.getEntries().at(-1).startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
"""


@dataclass(frozen=True)
class Goal:
    """A page and the largest paint it may take, in seconds."""

    name: str
    path: str
    paint: float


GOALS = (
    Goal("home", "/", 2.6),
    Goal("bulletin", "/ban-tin/2023/tuan-52/", 3.0),
    Goal("item", "/chi-dao/2023/6476-vp-kt/", 2.6),
    Goal("document", "/van-ban/2023/2199-qd-ubnd/", 2.6),
    Goal("body", "/co-quan/ubnd-cac-huyen-thanh-pho/", 2.6),
)


@dataclass(frozen=True)
class Timing:
    """What one page took: the server's answer in ms, the largest paint on a slow phone in s."""

    page: str
    answer_ms: float
    paint_s: float
    goal_s: float


def answer_ms(address: str) -> float:
    """Return how long the server takes to answer in full, the median of some requests."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - an address of our own
            answer.read()
        times.append((time.perf_counter() - start) * 1000)
    return round(median(times), 1)


def paint_s(browser: Browser, address: str) -> float:
    """Return the largest contentful paint on a slow phone, the median of fresh visits."""
    return round(median(_painted(browser, address) for _ in range(ROUNDS)) / 1000, 2)


def _painted(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(WATCH_PAINT)
    devtools = context.new_cdp_session(page)
    network = {"offline": False, "latency": SLOW_ROUND_TRIP_MS, "uploadThroughput": SLOW_BYTES_A_SECOND}
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {**network, "downloadThroughput": SLOW_BYTES_A_SECOND})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
    page.goto(address, wait_until="networkidle")
    painted: float = page.evaluate("window.painted")
    context.close()
    return painted


def measure() -> list[Timing]:
    """Serve the demonstration and time every page of the goals."""
    with tempfile.TemporaryDirectory() as home, running_site(Path(home)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_FLAGS)
        timings = [
            Timing(goal.name, answer_ms(site + goal.path), paint_s(browser, site + goal.path), goal.paint)
            for goal in GOALS
        ]
        browser.close()
    return timings


def main() -> int:
    """Print the table and keep it; 1 where a page misses its goal."""
    timings = measure()
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps([asdict(timing) for timing in timings], indent=1) + "\n", encoding="utf-8")
    print(f"{'page':<10} {'answer ms':>10} {'LCP s':>7} {'goal s':>7}")
    for timing in timings:
        print(f"{timing.page:<10} {timing.answer_ms:>10} {timing.paint_s:>7} {timing.goal_s:>7}")
    return int(any(timing.paint_s > timing.goal_s for timing in timings))


if __name__ == "__main__":
    sys.exit(main())
