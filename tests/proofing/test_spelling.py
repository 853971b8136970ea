"""Mixed habits of spelling: one finding, at the places of the rarer one."""

from __future__ import annotations

import pytest

from tests.proofing.making import told


@pytest.mark.parametrize(
    ("text", "rule", "places", "suggestion", "said"),
    [
        ("Ủy ban, Ủy viên và Tỉnh uỷ.", "spelling.tone-place", 1, "ủy", "ủy/uỷ"),
        ("Văn hoá, xã hội hoá, số hoá và hóa đơn.", "spelling.tone-place", 1, "hoá", "hoá/hóa"),
        ("Hóa chất và thủy lợi, toà nhà.", "spelling.tone-place", 1, "tòa", "tòa/toà"),  # one rime, two words
        ("Kỹ thuật, kỹ năng và kĩ sư: kỹ, kĩ.", "spelling.i-or-y", 2, "kỹ", "kỹ/kĩ"),
    ],
)
def test_mixed_spelling(text: str, rule: str, places: int, suggestion: str, said: str) -> None:
    (finding,) = told(text, "spelling.")
    assert (finding.rule, len(finding.places), finding.suggestion) == (rule, places, suggestion)
    assert said in finding.message


@pytest.mark.parametrize(
    "text", ["Ủy ban, thủy lợi, hóa đơn, quý, quỹ.", "Uỷ ban, hoá đơn, hoàn thành.", "Kĩ thuật, kĩ sư."]
)
def test_one_habit_is_right(text: str) -> None:
    assert told(text, "spelling.") == []
