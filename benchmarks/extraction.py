"""How fast a text is read: CPU seconds against one bare citation pattern over the same text, growth, hostile texts.

Only ratios inside one run are claims; the seconds are this machine's. Goals stand beside what they are for.
usage: python -m benchmarks.extraction [--rounds N] [--quick]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import re
import signal
import statistics
import sys
import time
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.adversarial import OPENINGS, REPEATED, hostile
from benchmarks.goldfiles import ROOT, real_texts
from dieuhanh.extraction import extract
from dieuhanh.extraction.assemble import LOGIC_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

BULLETIN = ROOT / "demo" / "ban-tin-2023-tuan-52.txt"
RESULTS = ROOT / "benchmarks" / "results" / "extraction.json"
LENGTHS = (50_000, 100_000, 200_000)
LIMIT = 60
RATIO, GROWTH, HOSTILE_GROWTH, HOSTILE_TIMES, DECOMPOSED = 40.0, 1.10, 1.2, 10.0, 2.5
# Too short a time says nothing of growth: below it the clock and the machine's other work are measured.
NOISE = 0.05

_TYPES = (
    "Chương trình hành động|Thông tư liên tịch|Chương trình|Nghị quyết|Nghị định|Quyết định|Thông báo|Thông tư|"
    "Công điện|Công văn|Kế hoạch|Kết luận|Hướng dẫn|Chỉ thị|Báo cáo|Tờ trình|Quy chế|Quy định|Pháp lệnh|Văn bản|"
    "văn bản|Luật|Đề án"
)
_LETTER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_BARE = re.compile(
    rf"(?:{_TYPES})\s+số:?\s*\d+(?:\s?/\s?\d{{4}})?(?:\s?[/-]\s?[{_LETTER}][{_LETTER}a-zđð&]*)*"
    r"(?:,?\s*ngày\s+\d{1,2}/\d{1,2}/\d{4})?"
)


class TooSlowError(Exception):
    """A call took longer than the limit."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, the figure, and the goal that it should not exceed (None: no goal)."""

    name: str
    value: float
    goal: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the figure exceeds its goal."""
        return self.goal is not None and not self.value <= self.goal


def read(text: str) -> str:
    """Do the whole work on a text: facts and their JSON."""
    return json.dumps(extract(text).to_dict(), ensure_ascii=False)


def bare(text: str) -> int:
    """The yardstick: count the matches of one citation pattern."""
    return sum(1 for _ in _BARE.finditer(text))


def seconds(task: Callable[[], object], least: float = 0.3) -> float:
    """Return the best CPU seconds of one call, over calls of at least `least` seconds together."""
    best = math.inf
    begun = time.process_time()
    while best is math.inf or time.process_time() - begun < least:
        start = time.process_time()
        task()
        best = min(best, time.process_time() - start)
    return best


def limited(task: Callable[[], object]) -> float:
    """Return the CPU seconds of one call, infinity where it takes longer than the limit."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT)
    try:
        return seconds(task, 0.1)
    except TooSlowError:
        return math.inf
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def texts() -> dict[str, str]:
    """Return the bulletins at hand: the demonstration's, and the real one where it is here."""
    found = {"demo bulletin": BULLETIN.read_text(encoding="utf-8")}
    real = real_texts() / "bulletin-2023-w52.txt"
    if real.is_file():
        found["real bulletin"] = real.read_bytes().decode()
    return found


def speed(rounds: int) -> Iterator[Figure]:
    """Yield how many times the yardstick's time the whole reading takes, and the same for decomposed text."""
    for name, text in texts().items():
        decomposed = unicodedata.normalize("NFD", text)
        taken = [
            (seconds(lambda: bare(text)), seconds(lambda: read(text)), seconds(lambda: read(decomposed)))  # noqa: B023
            for _ in range(rounds)
        ]
        size = len(text.encode()) / 1e6
        yield Figure(f"{name}: MB/s, best", size / min(full for _, full, _ in taken))
        yield Figure(
            f"{name}: times the bare pattern", statistics.median(full / plain for plain, full, _ in taken), RATIO
        )
        times = statistics.median(moved / full for _, full, moved in taken)
        yield Figure(f"{name}: decomposed text, times composed", times, DECOMPOSED)


def growth(quick: bool) -> Iterator[Figure]:
    """Yield the exponent with which the time grows from 1 to 4 MB of one document, fitted over both doublings."""
    text = texts()["demo bulletin"]
    unit = 250_000 if quick else 1_000_000
    made = [repeated(text, unit * times) for times in (1, 2, 4)]
    taken = [limited(lambda: read(long)) for long in made]  # noqa: B023
    yield Figure(
        f"growth, {unit / 1e6:g} to {unit * 4 / 1e6:g} M characters", math.log2(taken[2] / taken[0]) / 2, GROWTH
    )


def repeated(text: str, length: int) -> str:
    """Return the text repeated and cut to a length."""
    return (text * (length // len(text) + 1))[:length]


def attacks() -> Iterator[Figure]:
    """Yield how many times a normal text's time each hostile one takes, and its growth, two lines a text."""
    normal = seconds(lambda: read(repeated(texts()["demo bulletin"], LENGTHS[-1])))
    for opening in OPENINGS:
        for name in REPEATED:
            taken = [limited(lambda: read(hostile(name, length, opening))) for length in LENGTHS]  # noqa: B023
            yield Figure(f"{name} ({opening}): times normal text", taken[-1] / normal, HOSTILE_TIMES)
            if taken[-1] > NOISE:
                yield Figure(f"{name} ({opening}): exponent", _exponent(taken), HOSTILE_GROWTH)


def _exponent(taken: list[float]) -> float:
    return math.inf if math.inf in taken else math.log2(max(taken[-1], NOISE) / max(taken[-2], NOISE))


def main() -> int:
    """Print and keep the table; return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="a quarter of the length for growth")
    options = parser.parse_args()
    read(texts()["demo bulletin"])
    figures = []
    for part in (speed(options.rounds), growth(options.quick), attacks()):
        for figure in part:
            figures.append(figure)
            print(told(figure), flush=True)
    missed = [figure for figure in figures if figure.missed]
    RESULTS.write_text(json.dumps(kept(figures), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print("\n".join(["", *(told(figure) for figure in missed)]) if missed else "\nEvery goal is met.")
    return 1 if missed else 0


def told(figure: Figure) -> str:
    """Return the table's line of a figure."""
    goal = "" if figure.goal is None else f"  goal {figure.goal:g}{' MISSED' if figure.missed else ''}"
    return f"{figure.name:72} {figure.value:8.2f}{goal}"


def kept(figures: list[Figure]) -> dict[str, object]:
    """Return what is kept of a run."""
    return {
        "logic_version": LOGIC_VERSION,
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load": round(os.getloadavg()[0], 2),
        "figures": {
            figure.name: {"value": round(figure.value, 3) if math.isfinite(figure.value) else None, "goal": figure.goal}
            for figure in figures
        },
    }


if __name__ == "__main__":
    sys.exit(main())
