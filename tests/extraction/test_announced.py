"""Which document an item announces, by its heading and first paragraphs; the rest are cited."""

from __future__ import annotations

import pytest

from tests.extraction.asking import ask

ANNOUNCED: list[tuple[str, str | None]] = [
    ("UBND tỉnh ban hành Quyết định số 480/QĐ-UBND ngày 05/3/2024 về đơn giá cây giống.", "480/QĐ-UBND"),
    ("Ngày 05/3/2024, UBND tỉnh ban hành Quyết định số 480/QĐ-UBND về đơn giá cây giống.", "480/QĐ-UBND"),
    (
        (
            "Thực hiện Công điện số 19/CĐ-TTg ngày 28/02/2024 của Thủ tướng Chính phủ, UBND tỉnh ban hành Công văn số "
            "312/UBND-KT ngày 05/3/2024 yêu cầu các sở tăng cường quản lý."
        ),
        "312/UBND-KT",
    ),
    (
        (
            "Đồng chí Bùi Văn Mẫu, Phó Chủ tịch UBND tỉnh chỉ đạo tăng cường quản lý (Công văn số 312/UBND-KT, ngày "
            "05/3/2024)."
        ),
        "312/UBND-KT",
    ),
    (
        "Tại Công văn số 312/UBND-KT ngày 06/3/2024, Chủ tịch UBND tỉnh yêu cầu các sở rà soát thủ tục hành chính.",
        "312/UBND-KT",
    ),
    (
        "Chiều 06/3/2024, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp nghe Sở Xây dựng báo cáo về quy hoạch chung.",
        None,
    ),
    (
        "Tại cuộc họp, UBND tỉnh xem xét Tờ trình số 56/TTr-SXD ngày 28/02/2024 của Sở Xây dựng về quy hoạch chung.",
        None,
    ),
    (
        "Quyết định số 480/QĐ-UBND ngày 05/3/2024 của UBND tỉnh thay thế Quyết định số 417/QĐ-UBND ngày 03/3/2020.",
        "480/QĐ-UBND",
    ),
    (
        "Thủ tướng Chính phủ vừa ký Quyết định số 210/QĐ-TTg ngày 04/3/2024 phê duyệt quy hoạch tỉnh.",
        "210/QĐ-TTg",
    ),
    (
        "Ban Chỉ đạo phòng, chống thiên tai tỉnh ban hành Kế hoạch số 12/KH-BCĐ ngày 06/3/2024 về trực ban.",
        "12/KH-BCĐ",
    ),
    (
        "Chủ tịch UBND tỉnh ban hành Chỉ thị số 02/CT-UBND ngày 07/3/2024 về tăng cường kỷ luật, kỷ cương.",
        "02/CT-UBND",
    ),
    (
        "Văn phòng UBND tỉnh ban hành Thông báo số 45/TB-VP ngày 07/3/2024 về kết luận của Phó Chủ tịch UBND tỉnh.",
        "45/TB-VP",
    ),
    (
        "Theo Thông báo số 88/TB-UBND ngày 06/3/2024, UBND tỉnh thống nhất chủ trương xây dựng cầu Hòa Bình 5.",
        "88/TB-UBND",
    ),
    ("Trong tuần, UBND tỉnh tập trung chỉ đạo phòng, chống cháy rừng và chăm sóc lúa xuân.", None),
    (
        "UBND tỉnh có Tờ trình số 33/TTr-UBND ngày 06/3/2024 trình HĐND tỉnh quy định mức thu học phí.",
        "33/TTr-UBND",
    ),
    (
        (
            "Bộ Nội vụ có Công văn số 602/BNV-TCBC ngày 01/3/2024 về biên chế. Về việc này, UBND tỉnh có Công văn số "
            "350/UBND-NC ngày 07/3/2024 giao Sở Nội vụ tham mưu."
        ),
        "350/UBND-NC",
    ),
    (
        "Ngày 06/3/2024, Chủ tịch UBND tỉnh ký ban hành Công điện số 03/CĐ-UBND về ứng phó với rét đậm, rét hại.",
        "03/CĐ-UBND",
    ),
]


@pytest.mark.parametrize(("paragraph", "number"), ANNOUNCED, ids=[paragraph[:70] for paragraph, _ in ANNOUNCED])
def test_the_announced_document(paragraph: str, number: str | None) -> None:
    item = ask(paragraph, "").item
    assert (None if item.document is None else item.citations[item.document].number) == number
    relations = [fact.relation for fact in item.citations]
    assert relations.count("announces") == (number is not None)
    assert item.document is None or relations[item.document] == "announces"


def test_a_document_that_the_heading_names() -> None:
    heading = "Quyết định số 480/QĐ-UBND ngày 05/3/2024 về đơn giá cây giống"
    item = ask("Theo đó, đơn giá cây giống được áp dụng thống nhất trên địa bàn tỉnh.", "", heading).item
    assert item.document is not None
    assert item.citations[item.document].number == "480/QĐ-UBND"


def test_a_later_mention_of_the_announced_document_does_not_announce() -> None:
    opening = "UBND tỉnh ban hành Quyết định số 480/QĐ-UBND ngày 05/3/2024 về đơn giá cây giống."
    item = ask("Sở Nông nghiệp và Phát triển nông thôn tổ chức thực hiện Quyết định số 480/QĐ-UBND.", opening).item
    assert [fact.relation for fact in item.citations].count("announces") == 1
    assert item.citations[0].relation == "announces"
