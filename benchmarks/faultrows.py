"""The proofreader's score against the known faults of real texts (*faults*.json beside them), as rows of the table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.faults import compare
from benchmarks.pairing import Row, share
from dieuhanh.extraction import extract
from dieuhanh.proofing import check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.faults import FaultScore

MOST_BEYOND = 10


def score_faults(folder: Path) -> Iterator[tuple[str, dict[str, Row]]]:
    """Yield, for each list of faults in `folder`, the text's name and its rows."""
    for path in sorted(folder.glob("*faults*.json")):
        faults = json.loads(path.read_bytes())
        text = (folder / faults["text"]).read_bytes().decode()
        yield faults["text"], _rows(compare(check(text, extract(text)), faults))


def _rows(score: FaultScore) -> dict[str, Row]:
    """Return the rows; the last is 1 while no more findings than are allowed stand in neither list."""
    rows = {}
    for grade, (found, wanted) in (("must", score.must), ("should", score.should)):
        rows[f"faults: {grade}"] = Row(found, wanted, wanted)
        rows[f"faults: {grade}"].missed.update(line for line in score.missed if line.startswith(grade))
    beyond = [f"{finding.start}-{finding.end} {finding.rule}" for finding in score.extra]
    rows["faults: beyond the list"] = share(["few enough"] if len(beyond) <= MOST_BEYOND else [], beyond[MOST_BEYOND:])
    rows["faults: beyond the list"].invented.update(beyond)
    return rows
