"""What four unseen texts taught: labelled tasks, telegrams by the hour, lists of repealed documents, closing words."""

from __future__ import annotations

from dieuhanh.extraction import extract
from dieuhanh.extraction.model import Item
from tests.extraction.asking import ask

HEAD = """ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HÒA BÌNH

Số: {number}      Hòa Bình, {day}

{kind}
Về việc rà soát

{body}

Nơi nhận:
- Như trên.
"""


def _item(
    body: str, *, number: str = "45/KH-UBND", kind: str = "KẾ HOẠCH", day: str = "ngày 06 tháng 3 năm 2024"
) -> Item:
    return extract(HEAD.format(number=number, kind=kind, day=day, body=body)).items[0]


def test_labelled_lines_below_a_task_are_one_duty_with_it() -> None:
    item = _item(
        "1. Nạo vét 64 tuyến kênh.\n- Đơn vị thực hiện: Ủy ban nhân dân các huyện, thành phố.\n"
        "- Đơn vị phối hợp: Sở Y tế, Sở Tài chính.\n- Thời gian hoàn thành: Quý II năm 2024.\n\n"
        "2. Lắp đặt trạm đo.\nChủ trì: Chi cục Thủy lợi; Sở Y tế.\nThời hạn: Hằng tháng.\n\n"
        "3. Sở Nội vụ theo dõi việc thực hiện."
    )
    read = [(duty.lead, duty.support, duty.deadline, duty.recurrence) for duty in item.assignments]
    assert read == [
        (("Ủy ban nhân dân các huyện, thành phố",), ("Sở Y tế", "Sở Tài chính"), "2024-06-30", None),
        (("Chi cục Thủy lợi", "Sở Y tế"), (), None, "monthly"),
        (("Sở Nội vụ",), (), None, None),
    ]


def test_a_telegram_has_its_type_and_day_beside_its_hour() -> None:
    for kind in ("CÔNG ĐIỆN KHẨN", "CÔNG ĐIỆN (HỎA TỐC)", "CÔNG ĐIỆN"):
        for hour in ("hồi 21 giờ 30 ", "lúc 9h ", ""):
            item = _item("Sở Y tế trực.", number="8/CĐ-UBND", kind=kind, day=f"{hour}ngày 06 tháng 3 năm 2024")
            own = item.citations[0]
            assert (own.type, own.date) == ("Công điện", "2024-03-06")


def test_points_below_a_line_that_repeals_are_repealed() -> None:
    item = _item(
        "Điều 1. Thay cụm từ “A” bằng cụm từ “B” tại khoản 3 Điều 6 Quyết định số 5/2022/QĐ-UBND ngày 02/8/2022.\n\n"
        "Điều 2. Bãi bỏ các quyết định sau đây:\n\na) Quyết định số 6/2017/QĐ-UBND ngày 11/12/2017;\n\n"
        "b) Quyết định số 7/2019/QĐ-UBND ngày 18/7/2019.\n\nĐiều 3. Quyết định số 9/2019/QĐ-UBND ngày 18/8/2019.",
        number="45/QĐ-UBND",
        kind="QUYẾT ĐỊNH",
    )
    read = [(cited.number, cited.relation) for cited in item.citations[1:]]
    assert read == [
        ("5/2022/QĐ-UBND", "amends"),
        ("6/2017/QĐ-UBND", "repeals"),
        ("7/2019/QĐ-UBND", "repeals"),
        ("9/2019/QĐ-UBND", "refers"),
    ]


def test_a_submission_in_the_chain_of_bases_is_forwarded() -> None:
    item = _item("Căn cứ Luật Thủy lợi;\nXét Tờ trình số 57/TTr-SNN ngày 14/02/2024 của Sở Y tế;\n\nSở Y tế trực.")
    assert [cited.relation for cited in item.citations] == ["announces", "implements", "forwards"]


def test_the_last_words_of_a_closing_paragraph_may_be_a_duty() -> None:
    item = _item(
        "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 22/01/2024. "
        "Quá trình thực hiện có vướng mắc, các đơn vị phản ánh về Sở Y tế để tổng hợp."
    )
    assert [duty.lead for duty in item.assignments] == [("các đơn vị",)]


def test_an_order_after_those_whom_it_is_about() -> None:
    duty = ask("Riêng học sinh phải di dời, giao Sở Giáo dục và Đào tạo bố trí chỗ học tạm.").assignments[0]
    assert duty.lead == ("Sở Giáo dục và Đào tạo",)


def test_what_must_not_be_exceeded_is_a_limit() -> None:
    for sentence in (
        "Không để quá 5% phản ánh bị chậm.",
        "Không để quá hạn trên 5% số phản ánh.",
        "Không được để vượt quá 5% dự toán.",
    ):
        assert [figure.comparator for figure in ask(sentence).figures] == ["<="]
