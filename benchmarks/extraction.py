"""How fast a text is read: CPU seconds against one bare citation pattern over the same text, growth, hostile texts.

Only ratios inside one run are claims; the seconds are this machine's. Goals stand beside what they are for.
usage: python -m benchmarks.extraction [--rounds N] [--quick] [--stream MB]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import statistics
import sys
import unicodedata
from typing import TYPE_CHECKING

from benchmarks.adversarial import OPENINGS, REPEATED, hostile
from benchmarks.goldfiles import ROOT, real_texts
from benchmarks.streams import streams
from benchmarks.timing import Figure, bare, limited, read, seconds
from dieuhanh.extraction.assemble import LOGIC_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

BULLETIN = ROOT / "demo" / "ban-tin-2023-tuan-52.txt"
RESULTS = ROOT / "benchmarks" / "results" / "extraction.json"
LENGTHS = (50_000, 100_000, 200_000)
RATIO, GROWTH, HOSTILE_GROWTH, HOSTILE_TIMES, DECOMPOSED = 40.0, 1.10, 1.2, 10.0, 2.5
# Too short a time says nothing of growth: below it the clock and the machine's other work are measured.
NOISE = 0.05


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
            made = [hostile(name, length, opening) for length in LENGTHS]
            taken = _times(made)
            if _exponent(taken) > HOSTILE_GROWTH:
                # Other work on the machine only ever adds time: the smaller of two measurements is nearer the truth.
                taken = [min(pair) for pair in zip(taken, _times(made), strict=True)]
            yield Figure(f"{name} ({opening}): times normal text", taken[-1] / normal, HOSTILE_TIMES)
            if taken[-1] > NOISE:
                yield Figure(f"{name} ({opening}): exponent", _exponent(taken), HOSTILE_GROWTH)


def _times(made: list[str]) -> list[float]:
    return [limited(lambda: read(text)) for text in made]  # noqa: B023


def _exponent(taken: list[float]) -> float:
    """Return the growth over all lengths, fitted through the first and the last."""
    if math.inf in taken:
        return math.inf
    return math.log(max(taken[-1], NOISE) / max(taken[0], NOISE), LENGTHS[-1] / LENGTHS[0])


def main() -> int:
    """Print and keep the table; return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="a quarter of the length for growth")
    parser.add_argument("--stream", type=int, default=16, metavar="MB", help="the longest stream of documents")
    options = parser.parse_args()
    read(texts()["demo bulletin"])
    figures = []
    for part in (speed(options.rounds), growth(options.quick), streams(options.stream), attacks()):
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
