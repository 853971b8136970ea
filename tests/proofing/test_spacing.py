"""Blanks: where one is too many and where one is missing."""

from __future__ import annotations

import pytest

from tests.proofing.making import told


@pytest.mark.parametrize(
    ("text", "rule", "quote", "suggestion"),
    [
        ("Các sở  báo cáo.", "spacing.double", "  ", " "),
        ("Các sở\u00a0 báo cáo.", "spacing.double", "\u00a0 ", " "),
        ("Công văn số 12 /VP-KT nêu rõ.", "spacing.number", "12 /VP-KT", "12/VP-KT"),
        ("Quyết định số 7 /2023/QĐ-UBND.", "spacing.number", "7 /2023/QĐ-UBND", "7/2023/QĐ-UBND"),
        ("Tờ trình số 90/TTr -SNN.", "spacing.number", "90/TTr -SNN", "90/TTr-SNN"),
        ("Kế hoạch số 45/ KH-UBND.", "spacing.number", "45/ KH-UBND", "45/KH-UBND"),
        ("Văn bản ngày 14/7/2022của Bộ.", "spacing.glued-date", "14/7/2022của", "14/7/2022 của"),
        ("Trong năm 2025các xã.", "spacing.glued-figure", "2025các", "2025 các"),
        ("Tỷ lệ cận nghèo18.000 hộ.", "spacing.glued-figure", "nghèo", "nghèo "),
        ("Trung tâm quản lý.Quyết định có hiệu lực.", "spacing.missing", "lý.Quyết", "lý. Quyết"),
        ("Các sở,ngành của tỉnh.", "spacing.missing", "sở,ngành", "sở, ngành"),
        ("Hợp tác xã(viết tắt).", "spacing.missing", "(", " ("),
    ],
)
def test_a_fault_of_spacing(text: str, rule: str, quote: str, suggestion: str) -> None:
    (finding,) = told(text, "spacing.")
    assert (finding.rule, finding.quote, finding.suggestion) == (rule, quote, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI",  # two columns of a letterhead
        "1 | Họp giao ban  | Sở Nội vụ",  # a row of a table
        "Số\t\tngày",
        "Xem tại https://tinh.gov.vn/van.ban.moi/12ha của tỉnh, hoặc viết tới so.noivu@tinh.gov.vn.",
        "Trồng 10ha ngô, đào 3km mương, 100.000m3 đất, TP.Lạng Sơn, 5G, v.v.",
        "Km21+500, đường 4B, 2K; điểm a) và b).",
        "3/ UBND các huyện báo cáo.",  # a point of a list
        "Từ 25/12 đến 31/12/2023; 01/01/2024.",
    ],
)
def test_spacing_that_is_right(text: str) -> None:
    assert told(text, "spacing.") == []
