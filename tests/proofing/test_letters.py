"""Strange letters: one finding a kind, with all its places."""

from __future__ import annotations

import unicodedata

import pytest

from tests.proofing.making import told


@pytest.mark.parametrize(
    ("text", "rule", "quote", "places", "suggestion"),
    [
        ("Theo 12/Q\u00d0-UBND và 15/Q\u00d0-UBND.", "letters.eth", "12/Q\u00d0-UBND", 2, "12/QĐ-UBND"),
        ("Từ\u00a0ngày\u00a0mai.", "letters.no-break", "\u00a0", 2, None),
        ("Sở N\u043ei vụ họp.", "letters.lookalike", "\u043e", 1, None),  # Cyrillic o
        ("Báo\u200bcáo và kế\u200bhoạch.", "letters.control", "\u200b", 2, None),
        (unicodedata.normalize("NFD", "Sở họp"), "letters.decomposed", unicodedata.normalize("NFD", "ở"), 2, None),
    ],
)
def test_one_finding_with_all_its_places(text: str, rule: str, quote: str, places: int, suggestion: str | None) -> None:
    (finding,) = told(text, rule)
    assert (finding.quote, len(finding.places), finding.suggestion) == (quote, places, suggestion)
    assert (finding.start, finding.end) == finding.places[0]


@pytest.mark.parametrize("text", ["Quyết định số 12/QĐ-UBND.", "Đường 3 \u0391\u03b8\u03ae\u03bd\u03b1 dài 5 km.", ""])
def test_letters_that_belong(text: str) -> None:
    assert told(text, "letters.") == []
