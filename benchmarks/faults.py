"""Score the proofreader against a list of known faults: `*faults*.json` beside a real text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from benchmarks.pairing import Row, share
from dieuhanh.extraction import extract
from dieuhanh.proofing import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dieuhanh.proofing import Finding

Fault = dict[str, Any]


def score_faults(folder: Path) -> Iterator[tuple[str, dict[str, Row]]]:
    """Yield, for each list of faults in `folder`, the text's name and its rows."""
    for path in sorted(folder.glob("*faults*.json")):
        faults = json.loads(path.read_bytes())
        text = (folder / faults["text"]).read_bytes().decode()
        yield faults["text"], _rows(faults, check(text, extract(text)))


def _rows(faults: Fault, findings: Sequence[Finding]) -> dict[str, Row]:
    rows = {}
    for grade in ("must", "should"):
        wanted = [fault for fault in faults["at"] if fault["class"] == grade]
        hits = [_name(fault) for fault in wanted if any(_answers(finding, fault) for finding in findings)]
        rows[f"faults: {grade}"] = share(hits, [_name(fault) for fault in wanted if _name(fault) not in hits])
    kinds = {finding.kind for finding in findings}
    whole = faults["whole"]
    rows["faults: whole text"] = share(
        [fault["kind"] for fault in whole if fault["kind"] in kinds],
        [fault["kind"] for fault in whole if fault["kind"] not in kinds],
    )
    rows["faults: unlisted"] = _unlisted(faults, findings)
    return rows


def _unlisted(faults: Fault, findings: Sequence[Finding]) -> Row:
    """Count the findings that answer no listed fault; sums that hold are no faults."""
    listed = {fault["kind"] for fault in faults["whole"]}
    said = [finding for finding in findings if finding.severity != "ok"]
    extra = [
        f"{finding.start}-{finding.end} {finding.rule}"
        for finding in said
        if finding.kind not in listed and not any(_answers(finding, fault) for fault in faults["at"])
    ]
    return share([f"{finding.start} {finding.rule}" for finding in said][: len(said) - len(extra)], extra)


def _answers(finding: Finding, fault: Fault) -> bool:
    return finding.kind == fault["kind"] and any(
        start < fault["end"] and fault["start"] < end for start, end in finding.places
    )


def _name(fault: Fault) -> str:
    return f"{fault['start']}-{fault['end']} {fault['kind']}"
