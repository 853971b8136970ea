"""Offices as decisions write them, brought to a title and a body of the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dieuhanh.web.organisations.offices import office_of, rank_of
from dieuhanh.web.organisations.selectors import directory
from tests.web.organisations.samples import load_some

OLD, NEW = date(2023, 12, 27), date(2025, 7, 1)

KEYS = {
    "ubnd-tinh",
    "so-tai-chinh",
    "so-tai-chinh-2025",
    "so-y-te",
    "van-phong-ubnd",
    "huyen-189-dinh-lap",
    "xa-cu-06238-mau-son",
    "xa-cu-06532-mau-son",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "on", "title", "key", "rank"),
    [
        ("Giám đốc Sở Tài chính", OLD, "Giám đốc", "so-tai-chinh", "head"),
        ("đồng chí Giám đốc Sở Tài chính", NEW, "Giám đốc", "so-tai-chinh-2025", "head"),
        ("Phó Giám đốc Sở Y tế", OLD, "Phó Giám đốc", "so-y-te", "deputy"),
        ("Chánh Văn phòng UBND tỉnh", OLD, "Chánh Văn phòng", "van-phong-ubnd", "head"),
        ("Phó Chủ tịch UBND huyện Đình Lập", OLD, "Phó Chủ tịch", "huyen-189-dinh-lap", "deputy"),
        ("Phó Chủ tịch UBND tỉnh phụ trách lĩnh vực xây dựng", OLD, "Phó Chủ tịch", "ubnd-tinh", "deputy"),
    ],
)
def test_an_office_is_a_title_in_a_body(demo: Path, text: str, on: date, title: str, key: str, rank: str) -> None:
    load_some(demo, KEYS)
    office = office_of(directory(), text, on)
    assert office is not None
    assert (office.title, office.body.key, office.rank) == (title, key, rank)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "Chuyên gia", "Giám đốc Sở Không Có", "Chủ tịch UBND xã Mẫu Sơn"])
def test_what_is_not_one_office_is_none(demo: Path, text: str) -> None:
    load_some(demo, KEYS)
    assert office_of(directory(), text, OLD) is None


@pytest.mark.parametrize(
    ("title", "rank"), [("Quyền Giám đốc", "acting"), ("Q. Giám đốc", "acting"), ("Nguyên Giám đốc", "other")]
)
def test_the_rank_of_a_title(title: str, rank: str) -> None:
    assert rank_of(title) == rank
