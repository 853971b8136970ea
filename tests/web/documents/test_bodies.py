"""Names of bodies: where their spellings meet, and which of them belong elsewhere."""

from __future__ import annotations

import pytest

from dieuhanh.web.documents.bodies import body_slug, is_elsewhere, topic_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sở Y tế", "so-y-te"),
        ("sở Y tế", "so-y-te"),
        ("Ủy ban nhân dân tỉnh", "ubnd-tinh"),
        ("Uỷ ban nhân dân tỉnh", "ubnd-tinh"),
        ("UBND các huyện, thành phố", "ubnd-cac-huyen-thanh-pho"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "vp-ubnd-tinh"),
    ],
)
def test_body_slug(name: str, slug: str) -> None:
    assert body_slug(name) == slug


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Ban Chỉ đạo phát triển du lịch tỉnh", "phat-trien-du-lich"),
        ("Hội đồng quản lý Quỹ Phát triển đất tỉnh Lạng Sơn", "quy-phat-trien-dat"),
        ("Ban Chỉ đạo", "ban-chi-dao"),
    ],
)
def test_topic_slug(name: str, topic: str) -> None:
    assert topic_slug(name) == topic


@pytest.mark.parametrize(
    ("name", "central", "elsewhere"),
    [
        ("UBND tỉnh", True, False),
        ("UBND tỉnh Lạng Sơn", True, False),
        ("UBND tỉnh Bắc Giang", False, True),
        ("UBND huyện Lộc Bình", False, True),
        ("Liên minh Hợp tác xã tỉnh", True, False),
        ("Sở Lao động - Thương binh và Xã hội", True, False),
        ("Bộ Xây dựng", False, False),
        ("Thanh tra Bộ Xây dựng", True, True),
    ],
)
def test_is_elsewhere(name: str, central: bool, elsewhere: bool) -> None:
    assert is_elsewhere(name, "UBND tỉnh Lạng Sơn", central=central) is elsewhere
