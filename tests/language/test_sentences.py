from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.language import sentences

SPLIT = [
    ("Một. Hai.", ["Một.", "Hai."]),
    ("Đạt 12.397 hộ. Còn lại 6,02%.", ["Đạt 12.397 hộ.", "Còn lại 6,02%."]),
    ("Tại TP. Hòa Bình có mưa. Các xã chủ động.", ["Tại TP. Hòa Bình có mưa.", "Các xã chủ động."]),
    ("1. Sở Y tế báo cáo. 2. Sở Nội vụ tổng hợp.", ["1. Sở Y tế báo cáo.", "2. Sở Nội vụ tổng hợp."]),
    ("Trên đây là nội dung… Các sở triển khai./.", ["Trên đây là nội dung…", "Các sở triển khai./."]),
    ("Không có dấu chấm", ["Không có dấu chấm"]),
    ("Gồm: nhà, đất, v.v. Các huyện rà soát.", ["Gồm: nhà, đất, v.v. Các huyện rà soát."]),
    ("Ông nói: “Cần làm ngay.” Các sở ghi nhận.", ["Ông nói: “Cần làm ngay.”", "Các sở ghi nhận."]),
    ("  Một.  \n  Hai.  ", ["Một.", "Hai."]),
    ("Có đúng không? Đúng!", ["Có đúng không?", "Đúng!"]),
    ("KT. CHỦ TỊCH", ["KT. CHỦ TỊCH"]),
    ("Giá 1.500.000 đồng/tháng. Từ 2025.", ["Giá 1.500.000 đồng/tháng.", "Từ 2025."]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT, ids=[text for text, _ in SPLIT])
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_only_the_stretch_asked_for_is_split() -> None:
    text = "Một. Hai. Ba."
    assert [text[start:end] for start, end in sentences(text, 5, 9)] == ["Hai."]


@given(st.text(alphabet="aBc. …?!\n”“(1-Đ", max_size=80))
def test_sentences_hold_every_letter_once_and_in_order(text: str) -> None:
    spans = list(sentences(text))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert spans == sorted(spans)


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in sentences(text))
