"""Sums: what adds up, what does not, and what one cannot tell."""

from __future__ import annotations

import pytest

from tests.proofing.making import figures, told, whole


def said(text: str, rule: str) -> list[str]:
    return [finding.message.split(":")[0] for finding in told(text, rule, whole(text, figures=figures(text)))]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Giao 90 người, trong đó: nam 60 người; nữ 30 người.", ["60 + 30 = 90"]),
        ("Hộ nghèo 1.200 hộ, cận nghèo 800 hộ; tổng số 2.000 hộ.", ["1.200 + 800 = 2.000"]),
        ("Nghèo 6,5 %, cận nghèo 8,25 %, nghèo đa chiều 14,75 %.", ["6,5 + 8,25 = 14,75"]),
        (
            "Tổng số 50 lớp, trong đó: trong tỉnh 48 lớp, cụ thể: cấp xã 28 lớp, cấp huyện 20 lớp; ngoài tỉnh 02 lớp.",
            ["28 + 20 = 48", "48 + 2 = 50"],
        ),
        (
            "Mở 50 lớp với 900 người, trong đó: 20 lớp với 400 người; 30 lớp với 500 người.",
            ["20 + 30 = 50", "400 + 500 = 900"],
        ),
    ],
)
def test_sums_that_hold(text: str, sums: list[str]) -> None:
    assert sorted(one.removesuffix(" ") for one in said(text, "sums.holds")) == sums
    assert all(finding.severity == "ok" for finding in told(text, "sums.holds", whole(text, figures=figures(text))))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Giao 90 người, gồm: nam 60 người; nữ 31 người.", "60 + 31 = 91, nhưng văn bản ghi tổng là 90."),
        (
            "Nghèo 1.200 hộ, cận nghèo 800 hộ; tổng số 2.001 hộ.",
            "1.200 + 800 = 2.000, nhưng văn bản ghi tổng là 2.001.",
        ),
        (
            "Tổng số 1.000 người, trong đó: nam 600 người; nữ 401 người.",
            "600 + 401 = 1.001, nhưng văn bản ghi tổng là 1.000.",
        ),
    ],
)
def test_sums_that_do_not_hold(text: str, message: str) -> None:
    (finding,) = told(text, "sums.differs", whole(text, figures=figures(text)))
    assert finding.message == message
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "text",
    [
        "Xây 110 cầu, trong đó: năm đầu 10 cầu, năm sau 10 cầu.",  # the rest is not told
        "Tổng số 100 người, trong đó: nữ 40 người, dân tộc 30 người.",  # not all the parts
        "Cấp xã 3 người, cấp huyện 2 người, cấp tỉnh 5 người.",  # small numbers meet by chance
        "Trồng 20 ha, 30 ha ngô.",
    ],
)
def test_what_one_cannot_tell(text: str) -> None:
    assert said(text, "sums.") == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Có 95/100 xã đạt chuẩn (95%).", "sums.holds"),
        ("Có 2/3 xã đạt chuẩn, bằng 66,7%.", "sums.holds"),
        ("Có 95/100 xã đạt chuẩn (59%).", "sums.share"),
        ("Trong tháng 12/2023 sản lượng tăng 5%.", None),
    ],
)
def test_shares(text: str, rule: str | None) -> None:
    assert [finding.rule for finding in told(text, "sums.")] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("text", "rule", "parts"),
    [
        (
            "Chạy 10 chuyến/ngày, 300 chuyến/tháng, từ 01/01/2024 đến 31/12/2024 là 3.600 chuyến.",
            "sums.days",
            ["10 × 30 = 300", "300 × 12 = 3.600 (tính 360 ngày)", "10 × 366 = 3.660, văn bản ghi 3.600"],
        ),
        ("Chạy 10 chuyến/ngày, năm 2023 là 3.650 chuyến.", "sums.holds", ["10 × 365 = 3.650"]),
        ("Chạy 10 chuyến/ngày, 310 chuyến/tháng.", "sums.days", ["10 × 30 = 300, văn bản ghi 310"]),
    ],
)
def test_daily_figures(text: str, rule: str, parts: list[str]) -> None:
    (finding,) = told(text, "sums.", whole(text, figures=figures(text)))
    assert finding.rule == rule
    assert all(part in finding.message for part in parts)
