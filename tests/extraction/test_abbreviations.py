"""Short names that a text gives its bodies and then uses."""

from __future__ import annotations

import pytest

from dieuhanh.extraction.abbreviations import read_abbreviations
from tests.extraction.asking import ask

DEFINED = [
    (
        "Ban Quản lý dự án đầu tư xây dựng tỉnh (sau đây gọi tắt là Ban QLDA)",
        {"Ban QLDA": "Ban Quản lý dự án đầu tư xây dựng tỉnh"},
    ),
    ("Công ty Điện lực Hòa Bình (viết tắt là PCHB)", {"PCHB": "Công ty Điện lực Hòa Bình"}),
    ("Trung tâm Phát triển quỹ đất (TTPTQĐ)", {"TTPTQĐ": "Trung tâm Phát triển quỹ đất"}),
    (
        "Ban Quản lý các khu công nghiệp (sau đây gọi chung là “Ban Quản lý”)",
        {"Ban Quản lý": "Ban Quản lý các khu công nghiệp"},
    ),
    ("công tác giải phóng mặt bằng (GPMB)", {}),
    ("cán bộ, công chức cấp xã (CBCC)", {}),
    ("Sở Lao động - Thương binh và Xã hội (LĐTBXH)", {}),
    ("Sở Y tế (gọi tắt là Sở) và Sở Nội vụ (gọi tắt là Sở)", {}),
    ("Sở Y tế (Công văn số 12/SYT-NV)", {}),
]


@pytest.mark.parametrize(("text", "expected"), DEFINED)
def test_which_short_names_a_text_defines(text: str, expected: dict[str, str]) -> None:
    used = " ".join(expected)
    assert read_abbreviations(f"Giao {text} rà soát. Theo dõi: {used}.") == expected


@pytest.mark.parametrize(
    ("sentence", "lead", "support", "full"),
    [
        (
            "Đề nghị Công ty Điện lực Hòa Bình (viết tắt là PCHB) cấp điện. PCHB hoàn thành trước ngày 20/3/2024.",
            ("PCHB",),
            (),
            {"PCHB": "Công ty Điện lực Hòa Bình"},
        ),
        (
            "Trung tâm Phát triển quỹ đất (TTPTQĐ) bàn giao mặt bằng. TTPTQĐ, Sở Xây dựng báo cáo UBND tỉnh.",
            ("TTPTQĐ", "Sở Xây dựng"),
            (),
            {"TTPTQĐ": "Trung tâm Phát triển quỹ đất"},
        ),
        (
            "Giao Trung tâm Phát triển quỹ đất (TTPTQĐ) bàn giao. Sở Xây dựng phối hợp với TTPTQĐ kiểm tra.",
            ("Sở Xây dựng",),
            ("TTPTQĐ",),
            {"TTPTQĐ": "Trung tâm Phát triển quỹ đất"},
        ),
    ],
)
def test_a_duty_keeps_the_short_name_and_tells_the_full_one(
    sentence: str, lead: tuple[str, ...], support: tuple[str, ...], full: dict[str, str]
) -> None:
    last = ask(sentence).assignments[-1]
    assert (last.lead, last.support, dict(last.full_names)) == (lead, support, full)
