"""Proofreading: a text and what was read from it in, findings with their places out. Nothing is changed by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dieuhanh.proofing import (
    beside_figures,
    capitals,
    dates,
    headings,
    letters,
    numbers,
    people,
    phrases,
    punctuation,
    rates,
    spacing,
    spelling,
    structure,
    sums,
    words,
)
from dieuhanh.proofing.finding import Finding
from dieuhanh.proofing.proof import Proof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.extraction.model import Extraction

__all__ = ["Finding", "check"]

_FAMILIES = (
    letters,
    spacing,
    punctuation,
    words,
    phrases,
    beside_figures,
    spelling,
    capitals,
    numbers,
    dates,
    structure,
    headings,
    people,
    sums,
    rates,
)


def check(text: str, extraction: Extraction) -> list[Finding]:
    """Return all findings of a text (any Unicode form) in the order of their places; `extraction` is of the same text.

    Sums that hold are findings of severity "ok". Never raises; the time is linear in the length of the text.
    """
    proof = Proof(text, extraction)
    findings = [finding for family in _FAMILIES for finding in family.check(proof)]
    return list(_without_echoes(sorted(findings, key=lambda finding: (finding.start, -finding.end, finding.rule))))


def _without_echoes(findings: list[Finding]) -> Iterator[Finding]:
    """Yield findings in order, of several about one word only the first: what is no syllable is often a slip too."""
    said_until = 0
    for finding in findings:
        if finding.rule.startswith("words."):
            if finding.start < said_until:
                continue
            said_until = finding.end
        yield finding
