"""The summary for people: every kind of fact in words, Vietnamese dates and numbers, doubt marked."""

from __future__ import annotations

import dataclasses

import pytest

from dieuhanh.commands.summary import summary
from dieuhanh.extraction.model import (
    Appointment,
    Assignment,
    BulletinInfo,
    Citation,
    Effective,
    Extraction,
    Figure,
    Item,
    Official,
    Period,
)

SURE = (0, 8, "mẫu", True)  # start, end, rule, certain
UNSURE = (0, 8, "mẫu", False)


def lines(item: Item, bulletin: BulletinInfo | None = None) -> list[str]:
    """The summary's lines of one item, stripped."""
    info = bulletin or BulletinInfo(title=None, issuer=None, period=None)
    return [line.strip() for line in summary(Extraction(info, (item,)), "Giao Sở.").splitlines()]


def item(**facts: object) -> Item:
    """An item with the given facts."""
    empty = Item(heading="Cầu nông thôn", start=0, end=8, document=None, official=None)
    return dataclasses.replace(empty, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"official": Official("Nguyễn Văn Mẫu", "Chủ tịch")}, "Chỉ đạo    Nguyễn Văn Mẫu, Chủ tịch"),
        (
            {"citations": (Citation("Kế hoạch", "18/KH-UBND", "2024-01-15", "UBND tỉnh", "announces", *SURE),)},
            "Văn bản    Kế hoạch số 18/KH-UBND ngày 15/01/2024 của UBND tỉnh",
        ),
        (
            {"citations": (Citation("Luật Đất đai", None, None, None, "refers", *UNSURE),)},
            "Nhắc đến   Luật Đất đai (?)",
        ),
        (
            {"assignments": (Assignment(("Sở X",), ("Sở Y", "Sở Z"), "document", "2024-01-05", None, "05/01", *SURE),)},
            "Nhiệm vụ   Sở X (phối hợp: Sở Y; Sở Z) - hạn 05/01/2024",
        ),
        (
            {"assignments": (Assignment(("Sở X",), (), "document", None, "quarterly", "hằng quý", *SURE),)},
            "Nhiệm vụ   Sở X - hằng quý",
        ),
        (
            {"figures": (Figure("hộ nghèo", 12397.5, None, "hộ", ">=", "2024-12-31", *SURE),)},
            "Số liệu    hộ nghèo: từ 12.397,5 hộ (31/12/2024)",
        ),
        (
            {"figures": (Figure("tăng trưởng", 8, 9, "%", "=", "2030", *SURE),)},
            "Số liệu    tăng trưởng: 8 - 9% (năm 2030)",
        ),
        (
            {"appointments": (Appointment("Lê Thị Mẫu", "Giám đốc", "Trưởng ban", "Hà Văn Mẫu", *SURE),)},
            "Nhân sự    Lê Thị Mẫu, Giám đốc - Trưởng ban (thay Hà Văn Mẫu)",
        ),
        ({"effective": Effective("2024-01-15", None, *SURE)}, "Hiệu lực   từ 15/01/2024"),
    ],
)
def test_each_kind_of_fact_is_told_in_words(facts: dict[str, object], said: str) -> None:
    assert said in lines(item(**facts))


def test_a_duty_is_followed_by_its_words() -> None:
    duty = Assignment(("Sở X",), (), "document", None, None, None, *SURE)
    assert lines(item(assignments=(duty,)))[-1] == "“Giao Sở.”"


def test_the_head_tells_what_the_text_is() -> None:
    head = lines(item(), BulletinInfo("Chỉ đạo trong tuần", "UBND tỉnh", Period("2023-12-25", "2023-12-31")))[:3]
    assert head == [
        "Chỉ đạo trong tuần",
        "UBND tỉnh · 25/12/2023 - 31/12/2023",
        "1 mục · 0 lần viện dẫn · 0 nhiệm vụ · 0 số liệu · 0 nhân sự",
    ]
