from __future__ import annotations

from typing import NamedTuple

import pytest

from dieuhanh.extraction import extract


class Frame(NamedTuple):
    """What the frame of a document says: trích yếu, issuer, type, number, date, who directs or signs."""

    title: str | None
    issuer: str | None
    type: str
    number: str
    date: str
    official: str | None


HEAD = """{upper}            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
{body}                      Độc lập - Tự do - Hạnh phúc

Số: {number}                {place}, {day}
"""
LETTER = (
    HEAD.format(
        upper="ỦY BAN NHÂN DÂN",
        body="TỈNH HÒA BÌNH",
        number="312/UBND-NNTN",
        place="Hòa Bình",
        day="ngày 05 tháng 3 năm 2024",
    )
    + """V/v tăng cường phòng, chống
cháy rừng

                    Kính gửi:
                       - Các sở, ban, ngành;
                       - UBND các huyện, thành phố.

Thực hiện Công điện số 12/CĐ-TTg ngày 04/3/2024 của Thủ tướng Chính phủ, Chủ tịch UBND tỉnh yêu cầu:

1. Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với Công an tỉnh kiểm tra các khu vực trọng điểm; báo cáo \
trước ngày 20/3/2024.

2. UBND các huyện, thành phố bố trí lực lượng trực gác 24/24 giờ./.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- Như trên;                               KT. CHỦ TỊCH
- Lưu: VT.                               PHÓ CHỦ TỊCH

                                          Đinh Công Mẫu
"""
)
DECISION = (
    HEAD.format(
        upper="ỦY BAN NHÂN DÂN",
        body="TỈNH HÒA BÌNH",
        number="480/QĐ-UBND",
        place="Hòa Bình",
        day="ngày 06 tháng 3 năm 2024",
    )
    + """
QUYẾT ĐỊNH
Về việc thành lập Đoàn công tác thúc đẩy giải ngân

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;

Căn cứ Nghị định số 40/2020/NĐ-CP ngày 06/4/2020 của Chính phủ;

Theo đề nghị của Giám đốc Sở Kế hoạch và Đầu tư tại Tờ trình số 70/TTr-SKHĐT ngày 01/3/2024.

QUYẾT ĐỊNH:

Điều 1. Thành lập Đoàn công tác gồm các ông, bà có tên sau:

1. Ông Đinh Công Mẫu - Phó Chủ tịch UBND tỉnh, Trưởng đoàn;

2. Giám đốc Sở Kế hoạch và Đầu tư - Phó Trưởng đoàn.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 77/QĐ-UBND ngày 11/01/2023.

Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Kế hoạch và Đầu tư và các ông, bà có tên tại Điều 1 chịu trách nhiệm \
thi hành Quyết định này./.

Nơi nhận:                              CHỦ TỊCH
- Như Điều 3;
- Lưu: VT.
                                        Bùi Thị Mẫu
"""
)
NOTICE = (
    HEAD.format(
        upper="ỦY BAN NHÂN DÂN",
        body="TỈNH HÒA BÌNH",
        number="33/TB-UBND",
        place="Hòa Bình",
        day="ngày 07 tháng 3 năm 2024",
    )
    + """
THÔNG BÁO
Kết luận của đồng chí Đinh Công Mẫu, Phó Chủ tịch UBND tỉnh
tại cuộc họp về tiến độ đường liên kết vùng

Ngày 06/3/2024, đồng chí Đinh Công Mẫu, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp về tiến độ dự án. Sau khi nghe báo \
cáo, đồng chí Phó Chủ tịch UBND tỉnh kết luận như sau:

1. Giao UBND huyện Kim Bôi bàn giao mặt bằng trước ngày 30/4/2024.

2. Giao Ban Quản lý dự án đẩy nhanh tiến độ thi công./.

Nơi nhận:                              TL. CHỦ TỊCH
- Các sở, ngành;                       KT. CHÁNH VĂN PHÒNG
- Lưu: VT.                             PHÓ CHÁNH VĂN PHÒNG

                                        Hà Văn Mẫu
"""
)
DOCUMENTS = {
    "công văn": (
        LETTER,
        Frame(
            "V/v tăng cường phòng, chống cháy rừng", "UBND tỉnh Hòa Bình", "Công văn", "312/UBND-NNTN", "2024-03-05",
            "Đinh Công Mẫu",
        ),
    ),
    "quyết định": (
        DECISION,
        Frame(
            "Về việc thành lập Đoàn công tác thúc đẩy giải ngân", "UBND tỉnh Hòa Bình", "Quyết định", "480/QĐ-UBND",
            "2024-03-06", "Bùi Thị Mẫu",
        ),
    ),
    "thông báo": (
        NOTICE,
        Frame(
            "Kết luận của đồng chí Đinh Công Mẫu, Phó Chủ tịch UBND tỉnh tại cuộc họp về tiến độ đường liên kết vùng",
            "UBND tỉnh Hòa Bình", "Thông báo", "33/TB-UBND", "2024-03-07", "Đinh Công Mẫu",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_frame(kind: str) -> None:
    text, frame = DOCUMENTS[kind]
    found = extract(text)
    [item] = found.items
    assert item.document == 0
    own = item.citations[0]
    official = item.official.name if item.official else None
    told = Frame(found.bulletin.title, found.bulletin.issuer, own.type, own.number or "", own.date or "", official)
    assert told == frame
    assert (own.relation, text[own.start : own.end]) == ("announces", f"Số: {frame.number}")
    assert item.heading is None
    assert found.bulletin.period is None
    assert (item.start, item.end) == (0, len(text.rstrip()))


def test_points_of_a_letter_are_duties_and_its_addressees_are_none() -> None:
    [item] = extract(LETTER).items
    assert [(duty.lead, duty.support, duty.deadline) for duty in item.assignments] == [
        (("Sở Nông nghiệp và Phát triển nông thôn",), ("Công an tỉnh",), "2024-03-20"),
        (("UBND các huyện, thành phố",), (), None),
    ]


def test_basis_proposal_replacement_effect_and_members_of_a_decision() -> None:
    [item] = extract(DECISION).items
    assert [(fact.number or fact.type, fact.relation, fact.issuer) for fact in item.citations[1:]] == [
        ("Luật", "implements", None),
        ("40/2020/NĐ-CP", "implements", "Chính phủ"),
        ("70/TTr-SKHĐT", "forwards", "Giám đốc Sở Kế hoạch và Đầu tư"),
        ("77/QĐ-UBND", "replaces", None),
    ]
    assert item.effective
    assert item.effective.since == "2024-03-06"
    assert [(fact.person, fact.position, fact.role) for fact in item.appointments] == [
        ("Đinh Công Mẫu", "Phó Chủ tịch UBND tỉnh", "Trưởng đoàn"),
        (None, "Giám đốc Sở Kế hoạch và Đầu tư", "Phó Trưởng đoàn"),
    ]


def test_the_closing_clause_is_no_duty() -> None:
    assert extract(DECISION).items[0].assignments == ()


def test_conclusions_are_duties() -> None:
    [item] = extract(NOTICE).items
    assert [(duty.lead, duty.deadline) for duty in item.assignments] == [
        (("UBND huyện Kim Bôi",), "2024-04-30"),
        (("Ban Quản lý dự án",), None),
    ]


SIGNATURES = [
    ("TM. ỦY BAN NHÂN DÂN\n                       CHỦ TỊCH", "Chủ tịch"),
    ("TM. ỦY BAN NHÂN DÂN\n                    KT. CHỦ TỊCH\n                   PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
    ("TL. CHỦ TỊCH\n                  CHÁNH VĂN PHÒNG", "Chánh Văn phòng"),
    ("TUQ. CHỦ TỊCH\n                  GIÁM ĐỐC SỞ NỘI VỤ", "Giám đốc Sở Nội vụ"),
    ("Q. CHỦ TỊCH", "Q. Chủ tịch"),
]


@pytest.mark.parametrize(
    ("block", "position"), SIGNATURES, ids=[block.split("\n")[-1].strip() for block, _ in SIGNATURES]
)
def test_signature_blocks(block: str, position: str) -> None:
    head, tail = LETTER.split("TM. ỦY BAN NHÂN DÂN")
    name = tail.split("PHÓ CHỦ TỊCH")[1]
    [item] = extract(head + block + name).items
    assert item.official
    assert item.official.name == "Đinh Công Mẫu"
    assert item.official.position
    assert position.lower() in item.official.position.lower()
