"""People: names in two spellings and personal data."""

from __future__ import annotations

import pytest

from dieuhanh.extraction.model import Appointment
from tests.proofing.making import quotes, whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Lê Văn Mẫu, CCCD số 020012345678, ở thôn Đông.", ["020012345678"]),
        ("Chứng minh nhân dân: 081234567.", ["081234567"]),
        ("Điện thoại 0912345678 hoặc 0912.345.678.", ["0912345678", "0912.345.678"]),
        ("Đường dây nóng 0205.3812.345, số 0912/UBND-KT, vốn 0,912 tỷ đồng, mã 020012345678.", []),
    ],
)
def test_personal_data(text: str, expected: list[str]) -> None:
    assert quotes(text, "people.personal-data") == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Nông Thị Mẫu", "Nông Thi Mẫu", ["Nông Thi Mẫu"]),
        ("Nông Thị Mẫu", "Nông Thị Mẫu", []),
        ("Nông Thị Mẫu", "Nông Quốc Mẫu", []),
        ("Nông Mẫu", "Nông Mậu", []),  # two syllables are too few to tell
    ],
)
def test_names_that_may_be_one(first: str, second: str, expected: list[str]) -> None:
    text = f"Đồng chí {first} thay đồng chí {second}."
    appointment = Appointment(first, None, "thành viên", second, 0, len(text), "test", certain=True)
    assert quotes(text, "people.alike", whole(text, appointments=(appointment,))) == expected
