"""What the texts of other offices than a province's committee taught: the Party, a ministry, an office, departments."""

from __future__ import annotations

import pytest

from dieuhanh.extraction import extract
from tests.extraction.asking import ask

LEADS = [
    ("Giao các sở: Y tế, Nội vụ, Giáo dục và Đào tạo rà soát.", ("Sở Y tế", "Sở Nội vụ", "Sở Giáo dục và Đào tạo")),
    ("Yêu cầu các sở: Tài chính và Xây dựng báo cáo kết quả.", ("Sở Tài chính", "Sở Xây dựng")),
    ("Yêu cầu các cấp ủy, tổ chức đảng, chính quyền quán triệt.", ("các cấp ủy, tổ chức đảng, chính quyền",)),
    ("Giao các huyện ủy, thành ủy, thị ủy xây dựng kế hoạch.", ("các huyện ủy, thành ủy, thị ủy",)),
    ("Giao Ban Cán sự đảng UBND tỉnh lãnh đạo việc rà soát.", ("Ban Cán sự đảng UBND tỉnh",)),
    ("Đề nghị nhà thầu thi công bảo đảm an toàn.", ("nhà thầu thi công",)),
    ("Giao Cục Y tế dự phòng làm đầu mối theo dõi.", ("Cục Y tế dự phòng",)),
]


@pytest.mark.parametrize(("sentence", "lead"), LEADS)
def test_leads(sentence: str, lead: tuple[str, ...]) -> None:
    assert [duty.lead for duty in ask(sentence).assignments] == [lead]


def test_a_period_that_the_format_does_not_know_is_kept_as_words() -> None:
    (duty,) = ask("Giao Sở Nội vụ báo cáo UBND tỉnh định kỳ 06 tháng.").assignments
    assert (duty.due_text, duty.recurrence, duty.deadline) == ("định kỳ 06 tháng", None, None)


def test_who_is_heard_reporting_is_the_author_of_the_report() -> None:
    sentence = "Sau khi nghe Ban Dân tộc báo cáo (Báo cáo số 119/BC-BDT ngày 05/3/2024), các đại biểu thảo luận."
    assert [citation.issuer for citation in ask(sentence).citations] == ["Ban Dân tộc"]


def test_a_case_that_befell_somebody_is_counted_as_a_case() -> None:
    assert [f.unit for f in ask("Cả nước ghi nhận 38 trường hợp tử vong do bệnh dại.").figures] == ["trường hợp"]


def _document(head: str, number: str, kind: str, body: str, signature: str) -> str:
    return (
        f"{head}\n\nSố: {number}          Hà Nội, ngày 27 tháng 5 năm 2024\n\n{kind}\n\n{body}\n\n"
        f"Nơi nhận:          {signature}\n- Lưu: VT.\n\n                    Trịnh Xuân Mẫu\n"
    )


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_a_ministry_that_orders_in_its_own_letter_reports_nobody() -> None:
    text = _document(
        f"BỘ Y TẾ          {MOTTO}",
        "3184/BYT-DP",
        "V/v phòng bệnh dại",
        "Bộ Y tế giao Cục Y tế dự phòng theo dõi việc thực hiện.",
        "BỘ TRƯỞNG",
    )
    assert [duty.origin for duty in extract(text).items[0].assignments] == ["document"]


def test_a_party_committee_does_not_order_itself() -> None:
    text = _document(
        "TỈNH ỦY PHÚ THỌ          ĐẢNG CỘNG SẢN VIỆT NAM",
        "09-CT/TU",
        "CHỈ THỊ\nvề vùng chè",
        "Ban Thường vụ Tỉnh ủy yêu cầu:\n\n1. Ban Tuyên giáo Tỉnh ủy hướng dẫn tuyên truyền.",
        "T/M BAN THƯỜNG VỤ",
    )
    assert [duty.lead for duty in extract(text).items[0].assignments] == [("Ban Tuyên giáo Tỉnh ủy",)]


def test_the_office_of_a_committee_is_named_with_it() -> None:
    text = _document(
        f"ỦY BAN NHÂN DÂN          {MOTTO}\nTHÀNH PHỐ CẦN THƠ\nVĂN PHÒNG",
        "357/TB-VPUB",
        "THÔNG BÁO\nKết luận cuộc họp",
        "Giao Sở Xây dựng báo cáo.\n\nIII. TỔ CHỨC THỰC HIỆN\n\nGiao Sở Tài chính theo dõi.",
        "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
    )
    item = extract(text).items[0]
    assert item.citations[0].issuer == "Văn phòng Ủy ban nhân dân thành phố Cần Thơ"
    assert [duty.lead for duty in item.assignments] == [("Sở Xây dựng",), ("Sở Tài chính",)]
