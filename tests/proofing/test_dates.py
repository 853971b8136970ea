"""Dates against the calendar, the week and the document."""

from __future__ import annotations

import pytest

from dieuhanh.extraction.model import Item
from tests.proofing.making import bulletin, cited, duty, effect, quotes, told


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("Xong trước ngày 31/11/2023.", "dates.impossible", ["31/11/2023"]),
        ("Ngày 30 tháng 02 năm 2024.", "dates.impossible", ["Ngày 30 tháng 02 năm 2024"]),
        ("Ngày 29/02/2024 và 31/12/2023.", "dates.impossible", []),
        ("Họp thứ Ba, ngày 25/12/2023.", "dates.weekday", ["thứ Ba, ngày 25/12/2023"]),
        ("Họp ngày 25/12/2023 (Chủ nhật).", "dates.weekday", ["25/12/2023 (Chủ nhật)"]),
        ("Họp thứ Hai, ngày 25/12/2023; thứ 7 ngày 30/12/2023.", "dates.weekday", []),
        ("Từ ngày 31/12/2024 đến ngày 01/01/2024.", "dates.reversed", ["Từ ngày 31/12/2024 đến ngày 01/01/2024"]),
        ("Từ ngày 25/12 đến ngày 31/12/2023, giai đoạn 2021 - 2025.", "dates.reversed", []),
        ("Trong giai đoạn 2030 – 2024.", "dates.reversed", ["giai đoạn 2030 – 2024"]),
    ],
)
def test_dates_and_the_calendar(text: str, rule: str, expected: list[str]) -> None:
    assert quotes(text, rule) == expected


@pytest.mark.parametrize(
    ("announced", "rule", "expected"),
    [
        ("2023-12-24", "dates.outside-week", 1),
        ("2023-12-25", "dates.outside-week", 0),
        ("2023-12-31", "dates.outside-week", 0),
        ("2023-12-29", "dates.deadline", 1),
        ("2023-12-28", "dates.deadline", 0),  # due on the very day
        ("2023-12-29", "dates.effect", 1),
        ("2023-12-28", "dates.effect", 0),
    ],
)
def test_dates_of_an_item(announced: str, rule: str, expected: int) -> None:
    text = "Công văn số 12/UBND-KT có hiệu lực, hạn ngày 28/12/2023."
    item = Item(
        None, 0, len(text), 0, None,
        citations=(cited(text, "Công văn số 12/UBND-KT", "12/UBND-KT", announced),),
        assignments=(duty(text, "2023-12-28", "ngày 28/12/2023"),),
        effective=effect(text, "2023-12-28"),
    )  # fmt: skip
    found = told(text, rule, bulletin(text, [item], ("2023-12-25", "2023-12-31")))
    assert len(found) == expected
    if rule == "dates.deadline" and found:
        assert found[0].quote == "ngày 28/12/2023"
