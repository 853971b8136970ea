"""Capitals in names of bodies and places."""

from __future__ import annotations

import pytest

from tests.proofing.making import told


@pytest.mark.parametrize(
    ("text", "rule", "quote", "suggestion"),
    [
        ("Giao Sở Giao thông Vận tải chủ trì.", "capitals.field", "Giao thông Vận tải", "Giao thông vận tải"),
        ("Giao Sở Công thương chủ trì.", "capitals.field", "Công thương", "Công Thương"),
        (
            "Gồm: Tài chính, Lao động - thương binh và xã hội, Y tế.",
            "capitals.field",
            "Lao động - thương binh và xã hội",
            "Lao động - Thương binh và Xã hội",
        ),
        ("Ban Quản lý Chợ Đông kinh thu phí.", "capitals.place", "Đông kinh", "Đông Kinh"),
    ],
)
def test_wrong_capitals(text: str, rule: str, quote: str, suggestion: str) -> None:
    (finding,) = told(text, "capitals.")
    assert (finding.rule, finding.quote, finding.suggestion) == (rule, quote, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Giao thông vận tải, Sở Công Thương, SỞ CÔNG THƯƠNG.",
        "Ngành giáo dục và đào tạo, lĩnh vực giao thông vận tải.",
        "Giáo dục và đào tạo là quốc sách hàng đầu.",
        "UBND huyện Lộc Bình chủ trì; chợ Đồng Đăng; xã Hội đồng nhân dân.",
    ],
)
def test_right_capitals(text: str) -> None:
    assert told(text, "capitals.") == []


def test_the_fields_of_one_paragraph_are_one_finding() -> None:
    text = "Bàn giao cho Sở Kế hoạch và đầu tư, Sở Giáo dục và đào tạo."
    (finding,) = told(text, "capitals.field")
    assert [text[slice(*place)] for place in finding.places] == ["Kế hoạch và đầu tư", "Giáo dục và đào tạo"]
