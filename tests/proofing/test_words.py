"""Single words and words in company."""

from __future__ import annotations

import pytest

from tests.proofing.making import told


@pytest.mark.parametrize(
    ("text", "rule", "quote", "suggestion"),
    [
        ("Đồng chí Chủtịch chủ trì họp.", "words.glued", "Chủtịch", "Chủ tịch"),
        ("Các cơquan thựchiện.", "words.glued", "cơquan", "cơ quan"),
        ("Các phường thựchiện.", "words.glued", "thựchiện", "thực hiện"),
        ("Họp tại tỉnhLạng Sơn.", "words.glued", "tỉnhLạng", "tỉnh Lạng"),
        ("Báo cáo lãnh đạoUBND tỉnh.", "words.glued", "đạoUBND", "đạo UBND"),
        ("Hỗ trợ doanh ngiệp mới.", "words.syllable", "ngiệp", "nghiệp"),
        ("Các cấp, các nghành.", "words.syllable", "nghành", "ngành"),
        ("Hòan thành trong tháng.", "words.tone", "Hòan", "Hoàn"),
        ("Thực hiện theo theo yêu cầu.", "words.doubled", "theo theo", "theo"),
        ("Theo quy định của tỉnh của tỉnh.", "words.doubled", "của tỉnh của tỉnh", "của tỉnh"),
        ("Ban hành ngày ngày 26/12/2023.", "words.doubled", "ngày ngày", "ngày"),
        ("Theo lộ trình dến năm 2025.", "words.slip", "dến", "đến"),
        ("Ủy thác sang Ngân hành Chính sách.", "words.slip", "Ngân hành", "Ngân hàng"),
        ("Trẻ em từ tỉnh đến xã tại phương.", "words.slip", "tại phương", "tại địa phương"),
        ("Yêu cầu thực hiên nghiêm.", "words.", "thực hiên", "thực hiện"),
        ("Giao nhiệm vu cho các xã.", "words.near", "nhiệm vu", "nhiệm vụ"),
        ("Yêu cầu khẩn chương hoàn thành.", "words.near", "khẩn chương", "khẩn trương"),
        ("Khách từ người ngoài tính.", "words.near", "ngoài tính", "ngoài tỉnh"),
        ("GIAO NHIỆM VU MỚI.", "words.near", "NHIỆM VU", "NHIỆM VỤ"),
        ("Người dân tự đóng nguyện đóng góp.", "words.intruder", "tự đóng nguyện", "tự nguyện"),
        ("Công văn sô 12/UBND-KT.", "words.near", "sô", "số"),
        ("Xong trước ngay 05/01/2024.", "words.near", "ngay", "ngày"),
    ],
)
def test_a_wrong_word(text: str, rule: str, quote: str, suggestion: str) -> None:
    finding = told(text, "words.")[0]
    assert finding.rule.startswith(rule)
    assert (finding.quote, finding.suggestion) == (quote, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "Quy định định kỳ hằng quý; trực tiếp tiếp công dân; trở thành thành viên.",  # two words meet
        "Ngày ngày học tập, nhà nhà thi đua, trong năm năm liền, xanh xanh.",
        "Đồng chí Lê Thanh Thanh, Krông Búk, Đắk Lắk, Ea H'leo, Pleiku.",
        "Công nhân được công nhận; cộng tác với công tác viên.",
        "Phương án, phương pháp tại phương tiện; tại phương án này.",
        "Cơ quan trong tỉnh, học tập trong trường, bảng giá dịch vụ, để tài sản công không hư hỏng.",
        "Giấy dó làm bằng cây dó; hoang dã; có dường như; cua biển; va chạm.",
        "Sản xuất prôtêin, lôgic, amiăng, axít, vắcxin, website, online.",
        "Định kì, kĩ thuật, quản lí theo qui định.",
        "Đồng chí Hoàng Thanh Đạm, Tổ liên ngành, lưu trú, thông quan.",
        "d) Chủ tịch; đ) Tổng Giám đốc.",
    ],
)
def test_words_that_are_right(text: str) -> None:
    assert [finding.quote for finding in told(text, "words.")] == []


def test_what_a_text_says_often_is_a_word_of_its_trade() -> None:
    assert told("Cây nhiệm vu. Trồng nhiệm vu. Bán nhiệm vu.", "words.near") == []


def test_one_word_is_told_of_once() -> None:
    assert [finding.quote for finding in told("Nâng cao hiệu qủa và doanh ngiệp, cac xã.", "words.")] == [
        *("qủa", "ngiệp", "cac"),
    ]
