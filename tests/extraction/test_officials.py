from __future__ import annotations

import pytest

from tests.extraction.asking import ask

DIRECTED: list[tuple[str, tuple[str, str | None] | None]] = [
    (
        "Đồng chí Bùi Văn Mẫu, Phó Chủ tịch UBND tỉnh chỉ đạo kiểm tra (Công văn số 312/UBND-KT ngày 05/3/2024).",
        ("Bùi Văn Mẫu", "Phó Chủ tịch UBND tỉnh"),
    ),
    (
        "Chiều 06/3/2024, đồng chí Nguyễn Thị Mẫu, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì họp về quy hoạch.",
        ("Nguyễn Thị Mẫu", "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"),
    ),
    (
        "Phó Chủ tịch UBND tỉnh Đinh Công Mẫu yêu cầu các huyện chủ động phòng, chống rét.",
        ("Đinh Công Mẫu", "Phó Chủ tịch UBND tỉnh"),
    ),
    ("Chủ tịch UBND tỉnh yêu cầu các huyện chủ động phòng, chống rét.", None),
    (
        "Ông Quách Tất Mẫu, Chủ tịch UBND tỉnh ký ban hành Quyết định số 12/QĐ-UBND ngày 05/3/2024.",
        ("Quách Tất Mẫu", "Chủ tịch UBND tỉnh"),
    ),
    (
        "UBND tỉnh ban hành Kế hoạch số 30/KH-UBND ngày 05/3/2024 do Phó Chủ tịch UBND tỉnh Hà Văn Mẫu ký ban hành.",
        ("Hà Văn Mẫu", "Phó Chủ tịch UBND tỉnh"),
    ),
    (
        "Tại cuộc họp, Phó Chủ tịch Thường trực UBND tỉnh Hà Văn Mẫu kết luận một số nội dung.",
        ("Hà Văn Mẫu", "Phó Chủ tịch Thường trực UBND tỉnh"),
    ),
    ("Chủ tịch UBND tỉnh Hòa Bình chỉ đạo các sở vào cuộc.", None),
    (
        "Theo ý kiến của đồng chí Đinh Công Mẫu, Phó Chủ tịch UBND tỉnh, các huyện cần chủ động.",
        ("Đinh Công Mẫu", "Phó Chủ tịch UBND tỉnh"),
    ),
    (
        "Ngày 06/3, Chủ tịch UBND tỉnh Bùi Thị Mẫu đã đi kiểm tra tiến độ dự án đường liên kết vùng.",
        ("Bùi Thị Mẫu", "Chủ tịch UBND tỉnh"),
    ),
    (
        "Đ/c Hà Văn Mẫu - Phó Chủ tịch UBND tỉnh chủ trì buổi làm việc với Đoàn công tác.",
        ("Hà Văn Mẫu", "Phó Chủ tịch UBND tỉnh"),
    ),
    ("Dự cuộc họp có đồng chí Hà Văn Mẫu, Giám đốc Sở Nội vụ.", None),
    ("Quyền Chủ tịch UBND tỉnh Hà Văn Mẫu chủ trì cuộc họp.", ("Hà Văn Mẫu", "Quyền Chủ tịch UBND tỉnh")),
    ("Bí thư Tỉnh ủy Trần Văn Mẫu phát biểu kết luận hội nghị.", ("Trần Văn Mẫu", "Bí thư Tỉnh ủy")),
]


@pytest.mark.parametrize(("sentence", "expected"), DIRECTED, ids=[sentence for sentence, _ in DIRECTED])
def test_who_directs(sentence: str, expected: tuple[str, str | None] | None) -> None:
    found = ask(sentence, "").item.official
    assert (found and (found.name, found.position)) == expected
