"""Addresses and anchors of bulletin items."""

from __future__ import annotations

import pytest

from dieuhanh.web.bulletins.addresses import Week, item_address, item_anchor

WEEK = Week(2023, 52)


@pytest.mark.parametrize(
    ("heading", "document", "taken", "address"),
    [
        ("Kiểm định", "2023/6477-vp-kt", set(), "2023/6477-vp-kt"),
        ("Du lịch", "2023/150-kh-bcd--phat-trien-du-lich", set(), "2023/150-kh-bcd--phat-trien-du-lich"),
        ("Họp thường kỳ tháng 12", "", set(), "2023/hop-thuong-ky-thang-12"),
        ("Nghị quyết số 04", "khong-nam/0189", set(), "2023/nghi-quyet-so-04"),
        ("Luật Đất đai", "luat/dat-dai", set(), "2023/luat-dat-dai"),
        ("Kiểm định", "2023/6477-vp-kt", {"2023/6477-vp-kt"}, "2023/6477-vp-kt--tuan-52-2023"),
        (
            "Kiểm định",
            "2023/6477-vp-kt",
            {"2023/6477-vp-kt", "2023/6477-vp-kt--tuan-52-2023"},
            "2023/6477-vp-kt--tuan-52-2023-2",
        ),
        ("!", "", set(), "2023/muc"),
    ],
)
def test_item_address(heading: str, document: str, taken: set[str], address: str) -> None:
    assert item_address(WEEK, heading, document, taken) == address


def test_anchors_carry_the_document_and_the_year_only_where_needed() -> None:
    assert item_anchor("2023/2267-qd-ubnd", set()) == "muc-2267-qd-ubnd"
    assert item_anchor("2022/2267-qd-ubnd", {"muc-2267-qd-ubnd"}) == "muc-2267-qd-ubnd-2022"
