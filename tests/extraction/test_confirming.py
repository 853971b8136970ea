"""Certainty is earned by a second look: what it confirms, and what it leaves to a person."""

from __future__ import annotations

import pytest

from dieuhanh.extraction import extract
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
    # A partner that was not read, a list of places that goes on, another body that acts in a later clause.
    ("Sở Tài nguyên và Môi trường phối hợp ngay với lực lượng tại chỗ lấy mẫu nước thải.", False),
    ("Giao Sở Y tế chủ trì, phối hợp với UBND các huyện Trà Mẫu, Sơn Thử tiêm vét cho trẻ.", True),
    ("Sở Y tế lập phương án. Hồ sơ cắm mốc do Sở Xây dựng bàn giao cho địa phương.", False),
    ("Công an tỉnh cùng các địa phương ven biển tuần tra ban đêm.", False),
    ("Giao Sở Tài chính bố trí 12 tỷ đồng, Sở Xây dựng bố trí 3,5 tỷ đồng để sửa trường.", False),
    ("Sở Xây dựng, Sở Tài chính bố trí kinh phí để sửa trường.", True),
    ("UBND huyện Lương Sơn thống nhất phương án phân luồng với Sở Giao thông vận tải.", False),
    # A wide group that the words behind may narrow; what a body is, is hardly a duty.
    ("Các đơn vị cung cấp nước sạch niêm yết công khai giá bán.", False),
    ("Sở Y tế là cơ quan đầu mối tổng hợp tình hình dịch bệnh.", False),
    # No list knows the verb: the name may go on.
    ("Đề nghị Sở Y tế huỷ lô thuốc không bảo đảm chất lượng.", False),
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
    # A superior's document, of which the province's plan may be the announced one.
    ("Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 03/3/2022 của UBND tỉnh.", True),
    # A council without its place; a person's office read as the issuer.
    ("Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 03/3/2022 của UBND.", False),
    ("Sửa đổi Điều 3 Quyết định số 12/2022/QĐ-UBND ngày 03/3/2022 của UBND tỉnh.", True),
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
    # A comparison that was not read, a unit that may go on, "trên" that may mean on.
    ("Mật độ trồng thưa hơn mức chung, chỉ đạt 20%.", True),
    ("Số hộ thoát nghèo nhiều hơn hẳn là 450 hộ.", False),
    ("Mức hỗ trợ là 15 kg gạo nếp/khẩu trong một tháng.", False),
    ("Mức thưởng là 5,4 triệu đồng/tập sự xuất sắc.", False),
    ("Thi công mặt đường trên 12 km còn lại.", False),
    ("Diện tích rừng trồng mới đạt trên 450 ha.", True),
    ("Thu ngân sách vượt 12% kế hoạch.", False),
    ("Ước thiệt hại trên 92 tỷ đồng.", True),
    # Two years stand before it.
    ("Từ năm 2021 đến năm 2023, diện tích đạt 450 ha.", False),
]


@pytest.mark.parametrize(("sentence", "certain"), FIGURES)
def test_certain_figures(sentence: str, certain: bool) -> None:
    assert [figure.certain for figure in ask(sentence).figures] == [certain]


DOCUMENT = """ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HÒA BÌNH

Số: {number}      Hòa Bình, ngày 06 tháng 3 năm 2024
V/v rà soát

Kính gửi: Các sở, ban, ngành.

{line}

Nơi nhận:
- Như trên."""
# In a document of its own more is asked: each line, and whether its first duty or figure is certain.
LINES = [
    ("assignments", "Giao Sở Tài chính thẩm định dự toán.", True),
    ("assignments", "Giao Sở Tài chính thẩm định dự toán trước ngày 15/4/2024.", True),
    # A number that is no deadline, a span that was not read as one, a partner that was not read.
    ("assignments", "Giao Sở Tài chính thẩm định 05 dự toán.", False),
    ("assignments", "Giao Sở Tài chính thẩm định dự toán trong quá trình lập kế hoạch.", False),
    ("assignments", "Giao Sở Tài chính thẩm định dự toán, tăng cường phối hợp.", False),
    ("figures", "Tỷ lệ hộ nghèo là 5,2%.", True),
    # The year behind may be the figure's.
    ("figures", "Tỷ lệ hộ nghèo là 5,2% như mục tiêu của cả năm 2025.", False),
    # Whether a time is a figure, readers differ.
    ("figures", "Hồ sơ được trả trong thời hạn 15 ngày.", False),
]


@pytest.mark.parametrize(("kind", "line", "certain"), LINES)
def test_a_document_of_its_own_is_asked_more(kind: str, line: str, certain: bool) -> None:
    item = extract(DOCUMENT.format(number="45/UBND-KT", line=line)).items[0]
    assert getattr(item, kind)[0].certain is certain


@pytest.mark.parametrize(("number", "certain"), [("45/UBND-KT", True), ("45/VP-KT", False), ("45/STC-NS", False)])
def test_sign_and_letterhead_must_agree(number: str, certain: bool) -> None:
    item = extract(DOCUMENT.format(number=number, line="Giao Sở Tài chính thẩm định dự toán.")).items[0]
    assert item.citations[0].certain is certain


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế hoàn thành rà soát trước ngày 20/3/2024; định kỳ hằng tháng báo cáo UBND tỉnh.",
        "Sở Y tế phấn đấu đến ngày 30/9/2024 giải ngân 60% kế hoạch; báo cáo UBND tỉnh ngày 25 hằng tháng.",
    ],
)
def test_a_duty_with_a_day_and_a_recurrence_is_not_certain(sentence: str) -> None:
    assert [fact.certain for fact in ask(sentence).assignments] == [False]


def test_an_issuer_whose_term_follows_is_not_certain() -> None:
    words = "Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng khóa XII, các sở vào cuộc."
    assert [fact.certain for fact in ask(f"Thực hiện {words}").citations] == [False]


POSTS = [
    ("Các Ủy viên gồm: Phó Giám đốc Sở Tài chính, Phó Giám đốc Công an tỉnh.", [True, True]),
    # A body that no list knows may end elsewhere.
    ("Các Ủy viên gồm: Phó Giám đốc Sở Tài chính, Tổng Giám đốc Công ty cổ phần Nước sạch Mẫu Sơn.", [True, False]),
    ("Điều động ông Trần Mẫu An, Phó Giám đốc Sở Nội vụ giữ chức vụ Trưởng Ban Dân tộc tỉnh.", [True]),
    # Somebody is replaced whose name was not read.
    ("Ông Trần Mẫu An, Phó Giám đốc Sở Nội vụ giữ chức vụ Trưởng Ban Dân tộc tỉnh, thay người tiền nhiệm.", [False]),
]


@pytest.mark.parametrize(("sentence", "certain"), POSTS)
def test_certain_appointments(sentence: str, certain: list[bool]) -> None:
    assert [fact.certain for fact in ask(sentence).appointments] == certain


BULLETIN = [
    ("UBND tỉnh ban hành Công văn số 45/UBND-KT ngày 06/3/2024 về việc rà soát quy hoạch.", True),
    ("Đồng chí Trần Mẫu An, Phó Chủ tịch UBND tỉnh chỉ đạo rà soát (Công văn số 45/UBND-KT ngày 06/3/2024).", True),
    # A superior's document may be what the item carries out.
    ("Bộ Tài chính ban hành Công văn số 1234/BTC-NSNN ngày 06/3/2024 về việc rà soát.", False),
    # A body behind the mention may be its author.
    ("Trong Công văn số 45/UBND-KT ngày 06/3/2024, Sở Y tế được nhắc nhở về tiến độ.", False),
]


@pytest.mark.parametrize(("sentence", "certain"), BULLETIN)
def test_certain_announcements(sentence: str, certain: bool) -> None:
    item = ask("", sentence).item
    assert [fact.certain for fact in item.citations] == [certain]
