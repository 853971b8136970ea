"""The small words that stand before figures (ngày 05/01/2024, năm 2024, số 12/UBND) and show there when mistyped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dieuhanh.language.syllables import one_slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding
    from dieuhanh.proofing.proof import Proof

_WORD = re.compile(r"(?<![\w-])[^\W\d_]{1,6}$")
_LONGEST = 8
_EXPECTED = (
    (re.compile(r" \d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])"), "ngày", frozenset({"nay", "này"})),
    (re.compile(r" \d{1,2}(?:/| năm )\d{4}(?![\d/])"), "tháng", frozenset[str]()),
    (re.compile(r" (?:19|20)\d\d(?![\d./,])"), "năm", frozenset({"nằm"})),
    (re.compile(r" \d{1,6}(?:/\d{4})?[/-][A-ZĐ]{2}"), "số", frozenset({"sổ"})),
)


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the words before a date, a year or a number that are one slip away from the word that belongs there."""
    for pattern, right, others in _EXPECTED:
        for found in pattern.finditer(proof.prose):
            before = _WORD.search(proof.prose, max(0, found.start() - _LONGEST), found.start())
            word = before.group() if before else ""
            if before and word.islower() and word not in others and one_slip(word, right):
                message = f"“{word}” trước chữ số, có lẽ là “{right}”."
                yield proof.found("words.near", [before.span()], message, right)
