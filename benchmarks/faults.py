"""Score the proofreader against a list of known faults: `*faults*.json` beside a real text.

A fault counts as found where a finding of its kind touches its span; a fault of the whole text where the findings of
its kind say what it says. usage: python -m benchmarks.faults TEXT FAULTS.json
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.pairing import Row, share
from dieuhanh.extraction import extract
from dieuhanh.proofing import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dieuhanh.proofing import Finding

Fault = dict[str, Any]
MOST_UNLISTED = 10
# What a finding must say of a fault of the whole text, by kind: every match of the pattern in the fault's words.
_SAID = {
    "sum holds": re.compile(r"[\d.,]+(?: \+ [\d.,]+)+ = [\d.,]*\d"),
    "sum to look at": re.compile(r"\d+\.\d{3}"),
    "numbering gap": re.compile(r"\d+(?=(?: and \d+)? not seen)"),
    "mixed spelling": re.compile(r"\w+/\w+"),
}


@dataclass(frozen=True, slots=True)
class FaultScore:
    """The faults found and missed by class ("must", "should"), and the findings that no fault answers."""

    found: dict[str, list[str]]
    missed: dict[str, list[str]]
    listed: tuple[Finding, ...]
    unlisted: tuple[Finding, ...]

    @property
    def is_enough(self) -> bool:
        """Whether every "must" and half of the "should" were found, with few findings beyond the list."""
        half = len(self.found["should"]) >= len(self.missed["should"])
        return not self.missed["must"] and half and len(self.unlisted) <= MOST_UNLISTED


def compare(findings: Sequence[Finding], faults: Fault) -> FaultScore:
    """Return how the findings of a text stand against its faults; sums that hold are never beyond the list."""
    found: dict[str, list[str]] = {"must": [], "should": []}
    missed: dict[str, list[str]] = {"must": [], "should": []}
    answering: set[int] = set()
    for fault in (*faults["at"], *faults["whole"]):
        answers = {i for i, finding in enumerate(findings) if _answers(finding, fault)}
        hit = _says([findings[i] for i in answers], fault)
        answering |= answers
        (found if hit else missed)[fault["class"]].append(_name(fault))
    listed = tuple(finding for i, finding in enumerate(findings) if i in answering)
    unlisted = tuple(f for i, f in enumerate(findings) if i not in answering and f.severity != "ok")
    return FaultScore(found, missed, listed, unlisted)


def score_faults(folder: Path) -> Iterator[tuple[str, dict[str, Row]]]:
    """Yield, for each list of faults in `folder`, the text's name and its rows."""
    for path in sorted(folder.glob("*faults*.json")):
        faults = json.loads(path.read_bytes())
        text = (folder / faults["text"]).read_bytes().decode()
        yield faults["text"], rows(compare(check(text, extract(text)), faults))


def rows(score: FaultScore) -> dict[str, Row]:
    """Return a score as rows of the evaluation's table."""
    by_class = {f"faults: {grade}": share(score.found[grade], score.missed[grade]) for grade in ("must", "should")}
    told = [[f"{finding.start} {finding.rule}" for finding in part] for part in (score.listed, score.unlisted)]
    return {**by_class, "faults: unlisted": share(*told)}


def _answers(finding: Finding, fault: Fault) -> bool:
    if finding.kind != fault["kind"]:
        return False
    return "start" not in fault or any(a < fault["end"] and fault["start"] < b for a, b in finding.places)


def _says(findings: Sequence[Finding], fault: Fault) -> bool:
    """Return whether findings of the right kind and place say what a fault says."""
    wanted = _SAID.get(fault["kind"]) if "start" not in fault else None
    said = " ".join(finding.message for finding in findings).lower()
    return bool(findings) and (wanted is None or all(part in said for part in wanted.findall(fault["quote"].lower())))


def _name(fault: Fault) -> str:
    place = f"{fault['start']}-{fault['end']}" if "start" in fault else "whole text"
    return f"{place} {fault['kind']}: {fault['quote']}"


def main(text_file: str, faults_file: str) -> int:
    """Print the comparison of one text; return 0 when it is good enough."""
    text = Path(text_file).read_bytes().decode()
    score = compare(check(text, extract(text)), json.loads(Path(faults_file).read_bytes()))
    for grade, names in score.found.items():
        print(f"{grade}: {len(names)} of {len(names) + len(score.missed[grade])} found")
        print("".join(f"  missed {name}\n" for name in score.missed[grade]), end="")
    print(f"beyond the list: {len(score.unlisted)}")
    for finding in score.unlisted:
        print(f"  {finding.start} {finding.rule} {finding.quote[:60]!r}")
    return 0 if score.is_enough else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
