"""Stops and commas."""

from __future__ import annotations

import pytest

from tests.proofing.making import quotes, told

LONG = "Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan rà soát danh sách, báo cáo Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("Giải ngân vốn đầu tư công;….", "punctuation.stray", "công;…."),
        ("Theo quy định pháp luật,…", "punctuation.stray", "luật,…"),
        ("Báo cáo Sở.; Trình tỉnh.", "punctuation.stray", "Sở.;"),
        ("Báo cáo Sở.. Trình tỉnh.", "punctuation.stray", "Sở.."),
        ("Các sở , ngành.", "punctuation.stray", " ,"),
        ("Các cơ quan ( sở, ngành).", "punctuation.stray", "( "),
        ("Sân vận động thành phố, tại.", "punctuation.dangling", "tại."),
        ("Hội nghị do Sở Y tế (cơ quan thường trực chủ trì.", "punctuation.unbalanced", "("),
        ("Phong trào “Chung tay vì người nghèo của tỉnh.", "punctuation.unbalanced", "“"),
        ("Phòng bệnh mùa đông, Tăng cường giám sát.", "punctuation.stop-expected", "đông, Tăng cường"),
        (LONG, "punctuation.missing-stop", "cơ quan liên quan rà soát"),
    ],
)
def test_a_fault_of_punctuation(text: str, rule: str, quote: str) -> None:
    (finding,) = told(text, "punctuation.")
    assert finding.rule == rule
    assert finding.quote.startswith(quote) or quote in LONG


@pytest.mark.parametrize(
    "text",
    [
        "Trình Ủy ban nhân dân tỉnh./.",
        "Các xã, phường…",
        "Ban hành các văn bản... Bên cạnh đó, rà soát lại.",
        "a) Sở Y tế; b) Sở Nội vụ.",
        "- Bộ Y tế (b/c);",
        "Sở Y tế, Ban Dân tộc, Văn phòng, Tổ chức chính trị - xã hội.",
        "Ngày .... tháng .... năm 2024",
        LONG + ".",
        LONG.upper(),
        "Về việc " + LONG,
    ],
)
def test_punctuation_that_is_right(text: str) -> None:
    assert told(text, "punctuation.") == []


def test_a_heading_needs_no_full_stop() -> None:
    from dieuhanh.extraction.model import Item
    from tests.proofing.making import bulletin

    text = f"{LONG}\n\n{LONG}."
    heading = Item(LONG, 0, len(text), None, None)
    assert quotes(text, "punctuation.missing-stop", bulletin(text, [heading])) == []
