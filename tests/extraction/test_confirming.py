"""Certainty is earned by a second look: what it confirms, and what it leaves to a person."""

from __future__ import annotations

import pytest

from dieuhanh.extraction.confirming import is_known
from tests.extraction.asking import ask

KNOWN = [
    "Sở Tài chính", "UBND các huyện, thành phố", "các sở, ban, ngành", "Chủ tịch UBND huyện Lộc Bình",
    "Giám đốc Công an tỉnh", "các cơ quan liên quan", "Ủy ban Kiểm tra Tỉnh ủy", "các sở, ngành, địa phương",
    "Thủ trưởng các sở, ban, ngành", "Ủy ban nhân dân các xã, phường", "Bộ Y tế", "Cục Thuế tỉnh",
]  # fmt: skip
UNKNOWN = [
    "Phòng Tổ chức", "các công ty", "Giám đốc các công ty", "cấp tỉnh", "Ban Quản lý Chợ Kỳ Lừa", "các hộ",
    "Thủ trưởng cơ quan, đơn vị dự toán cấp tỉnh được quyết định", "Trung tâm Hỗ trợ nông dân vùng cao",
]  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_a_body_of_the_lists_is_known(name: str) -> None:
    assert is_known(name)


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_body_that_may_end_elsewhere_is_not(name: str) -> None:
    assert not is_known(name)


DUTIES = [
    ("Giao Sở Tài chính thẩm định dự toán trước ngày 15/4/2024.", True),
    ("Yêu cầu UBND các huyện, thành phố rà soát danh mục.", True),
    # No list knows the body: it may be longer or shorter.
    ("Giao Phòng Tổ chức, biên chế và Tổ chức phi chính phủ thẩm định hồ sơ.", False),
    # Two days: the last is taken, which may not be what is meant.
    ("Giao Sở Tài chính thẩm định trước ngày 15/4/2024, trình UBND tỉnh trước ngày 30/4/2024.", False),
    # A day that was not read as the deadline.
    ("Giao Sở Tài chính giữ nguyên mức chi áp dụng từ ngày 01/01/2023.", False),
    # "hằng năm" may be said of the money, not of the duty.
    ("Sở Tài chính cân đối kinh phí hằng năm từ ngân sách tỉnh.", False),
    # The body stands behind a comma.
    ("Theo Kế hoạch của tỉnh, Sở Y tế rà soát quy trình.", False),
]


@pytest.mark.parametrize(("sentence", "certain"), DUTIES)
def test_certain_duties(sentence: str, certain: bool) -> None:
    assert [duty.certain for duty in ask(sentence).assignments] == [certain]


CITATIONS = [
    ("Kế hoạch thực hiện Nghị quyết số 12/NQ-CP ngày 03/3/2024 của Chính phủ.", True),
    # A body stands beside the mention and may be its author.
    ("Kế hoạch của Sở Y tế thực hiện Nghị quyết số 12/NQ-CP ngày 03/3/2024.", False),
    # What goes by a letter may carry it out.
    ("Mức chi theo Công văn số 5784/BTC-NSNN ngày 12/9/2023 của Bộ Tài chính.", False),
    ("Mức chi theo Thông tư số 71/2018/TT-BTC ngày 10/8/2018 của Bộ Tài chính.", True),
]


@pytest.mark.parametrize(("sentence", "certain"), CITATIONS)
def test_certain_citations(sentence: str, certain: bool) -> None:
    assert [citation.certain for citation in ask(sentence).citations] == [certain]


FIGURES = [
    ("Tổng diện tích đạt 450 ha.", True),
    ("Toàn tỉnh có 1.250 hộ, đã hỗ trợ xong.", True),
    # The noun goes on into a clause: where it ends is a matter of opinion.
    ("Toàn tỉnh có 1.250 người tham gia lớp học.", False),
    # Two years stand before it.
    ("Từ năm 2021 đến năm 2023, diện tích đạt 450 ha.", False),
]


@pytest.mark.parametrize(("sentence", "certain"), FIGURES)
def test_certain_figures(sentence: str, certain: bool) -> None:
    assert [figure.certain for figure in ask(sentence).figures] == [certain]
