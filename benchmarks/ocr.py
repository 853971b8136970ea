"""How well and how fast pictures of pages are read, beside Tesseract alone on the same pictures.

Pages are set here from the demonstration's bulletin, 13 points, 200 dpi, then spoilt in one way each.
Seconds are those of the processor, which other work on the machine changes little.
`python -m benchmarks.ocr [PAGES]` prints a table and keeps the figures in `benchmarks/results/ocr.json`.
"""

from __future__ import annotations

import difflib
import io
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import TypeVar

import tesserocr
from PIL import Image

from benchmarks.goldfiles import ROOT
from benchmarks.sheets import Sheet, noisy, photocopied, rotated, scanned, stamped
from dieuhanh.sources.images import ImageReader
from dieuhanh.sources.model import SourceText
from dieuhanh.sources.ocr import LANGUAGE, data_folder

RESULTS = ROOT / "benchmarks" / "results" / "ocr.json"
BULLETIN = ROOT / "demo" / "ban-tin-2023-tuan-52.txt"
PLAN = ROOT / "demo" / "ke-hoach-cau-nong-thon.txt"
_PARAGRAPHS = 7  # on a page
_DPI = 200

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Case:
    """A page as a picture and what stands on it."""

    picture: Image.Image
    truth: str


@dataclass(frozen=True)
class Figures:
    """Of one kind of page: character error rates (%), processor seconds a page, what the doubts are worth."""

    error: float
    error_alone: float
    seconds: float
    seconds_alone: float
    wrong_words_marked: float | None
    marks_that_are_right: float | None


def character_errors(read: str, truth: str) -> int:
    """Return how many letters must be put in, taken out or changed, spaces counted as one."""
    there, wanted = " ".join(read.split()), " ".join(truth.split())
    before = list(range(len(wanted) + 1))
    for row, letter in enumerate(there, 1):
        now = [row]
        for column, other in enumerate(wanted, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != other)))
        before = now
    return before[-1]


def plain(text: str) -> str:
    """Return a text without the strokes between cells, for comparing with Tesseract alone."""
    return text.replace("|", " ")


def _paragraphs() -> list[str]:
    lines = BULLETIN.read_text(encoding="utf-8").split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()][2:]


def _prose(page: int, columns: int = 1) -> Case:
    size = 13 if columns == 1 else 11
    chosen = _paragraphs()[page * _PARAGRAPHS : (page + 1) * _PARAGRAPHS]
    pictures = scanned(Sheet(size=size, columns=columns).prose(*chosen).pdf(), _DPI)
    if len(pictures) > 1:
        raise ValueError(f"page {page} does not fit on one sheet")
    return Case(pictures[0], "\n".join(chosen))


def _table(page: int) -> Case:
    rows = [line.split("|") for line in PLAN.read_text(encoding="utf-8").split("\n") if line.count("|") == 4]
    cells = [[cell.strip() for cell in row] for row in rows[:1] + rows[1 + page :]]
    picture = scanned(Sheet().table(cells, (13, 55, 36, 36, 25)).pdf(), _DPI)[0]
    return Case(picture, "\n".join(" ".join(row) for row in cells))


def _spoilt(change: Callable[[Image.Image], Image.Image]) -> Callable[[int], Case]:
    def make(page: int) -> Case:
        case = _prose(page)
        return Case(change(case.picture), case.truth)

    return make


KINDS: dict[str, Callable[[int], Case]] = {
    "clean": _prose,
    "noisy": _spoilt(noisy),
    "rotated by 1°": _spoilt(lambda image: noisy(rotated(image, 1.0))),
    "stamped": _spoilt(stamped),
    "photocopied twice": _spoilt(photocopied),
    "two columns": lambda page: _prose(page, columns=2),
    "a table": _table,
}


def read(picture: Image.Image) -> SourceText:
    """Return what the project's reader makes of a picture."""
    made = io.BytesIO()
    picture.save(made, "PNG", dpi=(_DPI, _DPI))
    return ImageReader().read(made.getvalue(), "trang.png")


def read_alone(picture: Image.Image) -> str:
    """Return what Tesseract makes of the picture as it is."""
    with tesserocr.PyTessBaseAPI(path=f"{data_folder()}/", lang=LANGUAGE, psm=tesserocr.PSM.AUTO) as api:
        api.SetImage(picture)
        api.SetSourceResolution(_DPI)
        text: str = api.GetUTF8Text()
        return text


def measure(make: Callable[[int], Case], pages: int) -> Figures:
    """Return the figures of one kind over some pages."""
    errors = alone = letters = 0
    seconds: list[float] = []
    seconds_alone: list[float] = []
    marks: list[tuple[bool, bool]] = []
    for case in map(make, range(pages)):
        source, taken = _timed(read, case.picture)
        text, taken_alone = _timed(read_alone, case.picture)
        errors += character_errors(plain(source.text), case.truth)
        alone += character_errors(plain(text), case.truth)
        letters += len(case.truth)
        seconds.append(taken)
        seconds_alone.append(taken_alone)
        marks += _marks(source, case.truth)
    return Figures(
        round(100 * errors / letters, 3),
        round(100 * alone / letters, 3),
        round(statistics.median(seconds), 2),
        round(statistics.median(seconds_alone), 2),
        _share(marked for marked, wrong in marks if wrong),
        _share(wrong for marked, wrong in marks if marked),
    )


def _timed(work: Callable[[Image.Image], _Result], picture: Image.Image) -> tuple[_Result, float]:
    begun = time.process_time()
    done = work(picture)
    return done, time.process_time() - begun


def _marks(source: SourceText, truth: str) -> list[tuple[bool, bool]]:
    """Of each word: whether it is marked as doubtful, and whether it is wrong."""
    doubts = [(note.start, note.end) for note in source.notes if note.code == "doubtful"]
    words = [(box.start, source.text[box.start : box.end]) for box in source.boxes]
    matcher = difflib.SequenceMatcher(None, [word for _, word in words], truth.split(), autojunk=False)
    right = {block.a + n for block in matcher.get_matching_blocks() for n in range(block.size)}
    return [
        (any(start <= at < end for start, end in doubts if start is not None and end is not None), index not in right)
        for index, (at, _) in enumerate(words)
    ]


def _share(flags: Iterable[bool]) -> float | None:
    known = list(flags)
    return round(100 * sum(known) / len(known), 1) if known else None


def main(pages: int) -> int:
    """Print and keep the figures of every kind of page."""
    results = {}
    print(f"{'page':20} {'error':>8} {'alone':>8} {'s/page':>7} {'alone':>7} {'marked':>7} {'right':>6}")
    for kind, make in KINDS.items():
        found = results[kind] = asdict(measure(make, pages))
        shown = [f"{found[name]}" for name in found]
        print(f"{kind:20} {shown[0]:>8} {shown[1]:>8} {shown[2]:>7} {shown[3]:>7} {shown[4]:>7} {shown[5]:>6}")
    kept = {
        "load": os.getloadavg()[0],
        "pages": pages,
        "tesseract": tesserocr.tesseract_version().split("\n", 1)[0],
        "dpi": _DPI,
        "kinds": results,
    }
    RESULTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
