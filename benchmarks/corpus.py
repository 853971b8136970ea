"""What the corpus job costs: processor time against the number of documents, beside the bare extractor on the same.

Two mixes, both drawn by a seed from the demonstration and numbered anew: `whole` documents (items of the bulletin and
the single documents), and `short` ones of one paragraph, with which a million is reached in reasonable time.
`python -m benchmarks.corpus [MIX DOCUMENTS …]` prints a table and keeps the figures in
`benchmarks/results/corpus.json`. Processor seconds are counted, not those on the wall, and job and bare extractor take
turns chunk by chunk, now the one first and now the other: another load on the machine changes their ratio little.
"""

from __future__ import annotations

import json
import math
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.goldfiles import ROOT
from dieuhanh.corpus.engines import Done, Serial
from dieuhanh.corpus.job import run
from dieuhanh.corpus.model import Chunk, Columns, Part, Total
from dieuhanh.corpus.planning import Sizes
from dieuhanh.corpus.reading import documents
from dieuhanh.corpus.working import Work
from dieuhanh.extraction import LOGIC_VERSION, extract

RESULTS = ROOT / "benchmarks" / "results" / "corpus.json"
DEMO = ROOT / "demo"
COUNTS = (1000, 10_000, 100_000)
_BARE_EVERY = 10  # of the chunks of a large run: the bare extractor on all of them would double its time
_LARGE = 50_000
_CHUNKS = Sizes(size=1 << 19)
_NUMBER = re.compile(r"\b\d{1,4}(?=/(?:\d{4}/)?[A-ZĐ])")
_PARAGRAPH = range(40, 160)  # characters


@dataclass(frozen=True)
class Figures:
    """Of one size: documents, bytes of input and output, parts, processor seconds of the job and of the bare extractor.

    `bare_seconds` are those of all documents, from those that the bare extractor read too.
    """

    documents: int
    input_bytes: int
    output_bytes: int
    parts: int
    job_seconds: float
    bare_seconds: float
    wall_seconds: float
    peak_megabytes: int

    @property
    def overhead(self) -> float:
        """How much more the job costs, as a part of the bare extractor's cost."""
        return self.job_seconds / self.bare_seconds - 1


def texts(mix: str, count: int, seed: int = 20240102) -> Iterator[str]:
    """Yield documents of a mix, no two of them alike in all their numbers."""
    known = _MIXES[mix]()
    draw = random.Random(seed)  # noqa: S311 - a repeatable draw
    for _ in range(count):
        yield _NUMBER.sub(lambda _: str(draw.randrange(1, 9999)), draw.choice(known))


def _whole() -> list[str]:
    bulletin = (DEMO / "ban-tin-2023-tuan-52.txt").read_text(encoding="utf-8")
    items = [bulletin[item.start : item.end] for item in extract(bulletin).items]
    single = [path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("*.txt")) if "ban-tin" not in path.name]
    return items * 3 + single  # long documents are the rarer ones


def _short() -> list[str]:
    lines = (line.strip() for path in sorted(DEMO.glob("*.txt")) for line in path.open(encoding="utf-8"))
    return [line for line in lines if len(line) in _PARAGRAPH]


_MIXES: dict[str, Callable[[], list[str]]] = {"whole": _whole, "short": _short}


@dataclass
class _Beside:
    """An engine of one process in which the bare extractor reads the documents of a chunk too."""

    every: int
    bare: float = 0.0
    read: int = 0
    outside: float = 0.0
    _number: int = field(default=0)

    def run(self, work: Callable[[Chunk], Part], chunks: Iterable[Chunk]) -> Iterator[Done]:
        return Serial().run(lambda chunk: self._one(work, chunk), chunks)

    def _one(self, work: Callable[[Chunk], Part], chunk: Chunk) -> Part:
        turn, beside = divmod(self._number, self.every)
        self._number += 1
        if beside == 0 and turn % 2 == 0:
            self._bare(chunk)
        part = work(chunk)
        if beside == 0 and turn % 2:
            self._bare(chunk)
        return part

    def _bare(self, chunk: Chunk) -> None:
        began = time.process_time()
        given = [str(one.content) for one in documents(chunk, Columns())]
        ready = time.process_time()
        for text in given:
            extract(text)
        done = time.process_time()
        self.bare += done - ready
        self.outside += done - began
        self.read += len(given)


class _Along:
    """Prints what the job has cost so far, each time that the documents have doubled or another 50,000 are read."""

    def __init__(self, spent: Callable[[], float]) -> None:
        self._spent, self._next = spent, 1000

    def tell(self, total: Total) -> None:
        if total.documents >= self._next:
            print(f"  after {total.documents:>9}: {self._spent():9.2f} s", flush=True)
            self._next = min(self._next * 2, self._next + 50_000)


def measure(mix: str, count: int, folder: Path) -> Figures:
    """Return the figures of one size, both measured in this process, turn by turn."""
    file, output = folder / "a.jsonl", folder / f"out-{mix}-{count}"
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts(mix, count)))
    beside = _Beside(_BARE_EVERY if count > _LARGE else 1)
    clock, began = time.monotonic(), time.process_time()
    along = _Along(lambda: time.process_time() - began - beside.outside)
    total = run([str(file)], Work(str(output)), beside, _CHUNKS, along.tell)
    spent = time.process_time() - began - beside.outside
    if total.documents != count or total.errors:
        raise RuntimeError(f"{total}")
    return Figures(
        documents=count,
        input_bytes=file.stat().st_size,
        output_bytes=sum(path.stat().st_size for path in output.rglob("*.parquet")),
        parts=total.parts,
        job_seconds=round(spent, 2),
        bare_seconds=round(beside.bare * count / beside.read, 2),
        wall_seconds=round(time.monotonic() - clock, 1),
        peak_megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def exponent(found: list[Figures], cost: Callable[[Figures], float]) -> float:
    """Return the slope of cost over documents, both in logarithms (least squares): 1 is in proportion."""
    xs = [math.log(one.documents) for one in found]
    ys = [math.log(cost(one)) for one in found]
    across, up = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - across) * (y - up) for x, y in zip(xs, ys, strict=True)) / sum((x - across) ** 2 for x in xs)


def main(mix: str, counts: list[int]) -> None:
    """Print and keep the figures, each size as soon as it is known."""
    with tempfile.TemporaryDirectory() as folder:
        measure(mix, 500, Path(folder))  # what is loaded and compiled once is no cost of a document
    found: list[Figures] = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            found.append(measure(mix, count, Path(folder)))
        _tell(found[-1])
        _keep(mix, found)
    if len(found) > 1:
        print(f"exponent {exponent(found, _seconds):.3f}, in units of the bare extractor {exponent(found, _units):.3f}")


def _seconds(one: Figures) -> float:
    return one.job_seconds


def _units(one: Figures) -> float:
    """The cost in documents that the bare extractor reads in that time: free of how busy the machine was."""
    return one.job_seconds / one.bare_seconds * one.documents


def _tell(one: Figures) -> None:
    each = 1000 * one.job_seconds / one.documents
    print(
        f"{one.documents:>9} documents {one.job_seconds:8.1f} s {each:6.2f} ms each, over bare {one.overhead:+.1%}, "
        f"{one.parts} parts, {one.peak_megabytes} MB",
        flush=True,
    )


def _keep(mix: str, found: list[Figures]) -> None:
    held = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    told = {
        "logic_version": LOGIC_VERSION,
        "load": os.getloadavg()[0],
        "exponent": round(exponent(found, _seconds), 3) if len(found) > 1 else None,
        "exponent_in_bare": round(exponent(found, _units), 3) if len(found) > 1 else None,
        "sizes": [asdict(one) for one in found],
    }
    kept = {name: held[name] for name in _MIXES if name in held} | {mix: told}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else "whole", [int(given) for given in sys.argv[2:]] or list(COUNTS))
