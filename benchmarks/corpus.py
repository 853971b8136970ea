"""What the corpus job costs: processor time against the number of documents, beside the bare extractor on the same.

Documents are items of the demonstration's bulletin and its four single documents, drawn and numbered anew by a seed.
`python -m benchmarks.corpus [DOCUMENTS …]` prints a table and keeps the figures in `benchmarks/results/corpus.json`.
Processor seconds are counted, not those on the wall: another load on the machine changes them little.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.goldfiles import ROOT
from dieuhanh.corpus.engines import Serial
from dieuhanh.corpus.job import run
from dieuhanh.corpus.working import Work
from dieuhanh.extraction import extract

RESULTS = ROOT / "benchmarks" / "results" / "corpus.json"
DEMO = ROOT / "demo"
COUNTS = (1000, 2000, 4000, 8000)
_NUMBER = re.compile(r"\b\d{1,4}/")


@dataclass(frozen=True)
class Figures:
    """Of one size: documents, bytes of input and of output, processor seconds of the job and of the bare extractor."""

    documents: int
    input_bytes: int
    output_bytes: int
    job_seconds: float
    bare_seconds: float

    @property
    def overhead(self) -> float:
        """How much more the job costs, as a part of the bare extractor's cost."""
        return self.job_seconds / self.bare_seconds - 1


def texts(count: int, seed: int = 20240102) -> Iterator[str]:
    """Yield documents of the size of a short directive, no two of them alike."""
    known = _sources()
    draw = random.Random(seed)  # noqa: S311 - a repeatable draw
    for _ in range(count):
        yield _NUMBER.sub(lambda _: f"{draw.randrange(1, 9999)}/", draw.choice(known))


def _sources() -> list[str]:
    bulletin = (DEMO / "ban-tin-2023-tuan-52.txt").read_text(encoding="utf-8")
    items = [bulletin[item.start : item.end] for item in extract(bulletin).items]
    single = [path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("*.txt")) if "ban-tin" not in path.name]
    return items * 3 + single  # long documents are the rarer ones


def measure(count: int, folder: Path) -> Figures:
    """Return the figures of one size, both measured in this process one after the other."""
    file, output = folder / "a.jsonl", folder / f"out-{count}"
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts(count)))
    began = time.process_time()
    for text in texts(count):
        extract(text)
    bare = time.process_time() - began
    began = time.process_time()
    total = run([str(file)], Work(str(output)), Serial())
    spent = time.process_time() - began
    if total.documents != count or total.errors:
        raise RuntimeError(f"{total}")
    written = sum(path.stat().st_size for path in output.rglob("*.parquet"))
    return Figures(count, file.stat().st_size, written, round(spent, 2), round(bare, 2))


def exponent(found: list[Figures]) -> float:
    """Return the slope of cost over documents, both in logarithms (least squares): 1 is in proportion."""
    xs = [math.log(one.documents) for one in found]
    ys = [math.log(one.job_seconds) for one in found]
    across, up = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - across) * (y - up) for x, y in zip(xs, ys, strict=True)) / sum((x - across) ** 2 for x in xs)


def main(counts: list[int]) -> None:
    for text in texts(50):
        extract(text)  # what is loaded and compiled once is no cost of a document
    with tempfile.TemporaryDirectory() as folder:
        found = [measure(count, Path(folder)) for count in counts]
    for one in found:
        each = 1000 * one.job_seconds / one.documents
        print(
            f"{one.documents:>9} documents {one.job_seconds:8.1f} s {each:6.2f} ms each, over bare {one.overhead:+.1%}"
        )
    print(f"exponent {exponent(found):.3f}")
    kept = {"exponent": round(exponent(found), 3), "sizes": [asdict(one) for one in found]}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main([int(given) for given in sys.argv[1:]] or list(COUNTS))
