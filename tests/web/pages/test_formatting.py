"""Dates and figures as the source and the offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from dieuhanh.web.pages import formatting as f


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12397, "12.397"),
        (12397.5, "12.397,5"),
        (6.02, "6,02"),
        (100.0, "100"),
        (0.5, "0,5"),
        (1_000_000, "1.000.000"),
        (-3.1, "-3,1"),
    ],
)
def test_number(value: float, expected: str) -> None:
    assert f.number(value) == expected


@pytest.mark.parametrize(
    ("value", "unit", "upper", "comparator", "expected"),
    [
        (12397, "hộ", None, "=", "12.397\N{NO-BREAK SPACE}hộ"),
        (6.02, "%", None, "=", "6,02%"),
        (8, "%", 9, "=", "8–9%"),
        (30, "%", None, "<=", "tối đa 30%"),
        (110, "cầu", None, "~", "khoảng 110\N{NO-BREAK SPACE}cầu"),
        (40, "%", None, ">=", "từ 40%"),
    ],
)
def test_quantity(value: float, unit: str, upper: float | None, comparator: str, expected: str) -> None:
    assert f.quantity(value, unit, upper=upper, comparator=comparator) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2023, 12, 25), date(2023, 12, 31), "25/12–31/12/2023"),
        (date(2025, 12, 29), date(2026, 1, 4), "29/12/2025–04/01/2026"),
    ],
)
def test_day_range(start: date, end: date, expected: str) -> None:
    assert f.day_range(start, end) == expected


def test_weekdays() -> None:
    assert f.day_with_weekday(date(2023, 12, 25)) == "thứ Hai\N{NO-BREAK SPACE}25/12/2023"
    assert f.day_with_weekday(date(2023, 12, 31)) == "Chủ nhật\N{NO-BREAK SPACE}31/12/2023"


@pytest.mark.parametrize(
    ("text", "expected"), [("Công văn chỉ đạo", "công văn chỉ đạo"), ("UBND tỉnh họp", "UBND tỉnh họp"), ("", "")]
)
def test_in_sentence(text: str, expected: str) -> None:
    assert f.in_sentence(text) == expected
