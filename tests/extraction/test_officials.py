from __future__ import annotations

import pytest

from tests.extraction.asking import ask

DIRECTED: list[tuple[str, tuple[str, str | None] | None]] = [
    (
        "Đồng chí Bùi Văn Mẫu, Phó Chủ tịch UBND tỉnh chỉ đạo tăng cường kiểm tra (Công văn số 312/UBND-KT, ngày 05/3/2024).",
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
]


@pytest.mark.parametrize(("sentence", "expected"), DIRECTED, ids=[sentence for sentence, _ in DIRECTED])
def test_who_directs(sentence: str, expected: tuple[str, str | None] | None) -> None:
    found = ask(sentence, "").item.official
    assert (found and (found.name, found.position)) == expected
