from __future__ import annotations

import pytest

from tests.extraction.asking import ask

Read = list[tuple[str | None, str | None, str | None, str | None]]

APPOINTED: list[tuple[str, Read]] = [
    (
        "Đồng chí Bùi Văn Mẫu, Phó Chủ tịch UBND tỉnh làm Trưởng Ban Chỉ đạo.",
        [("Bùi Văn Mẫu", "Phó Chủ tịch UBND tỉnh", "Trưởng Ban Chỉ đạo", None)],
    ),
    (
        "Ông Nguyễn Minh Mẫu, Giám đốc Sở Nội vụ làm Phó Chủ tịch Hội đồng, thay ông Trần Quốc Mẫu.",
        [("Nguyễn Minh Mẫu", "Giám đốc Sở Nội vụ", "Phó Chủ tịch Hội đồng", "Trần Quốc Mẫu")],
    ),
    (
        "Đồng chí Giám đốc Sở Tài chính làm Phó Trưởng Ban Chỉ đạo.",
        [(None, "Giám đốc Sở Tài chính", "Phó Trưởng Ban Chỉ đạo", None)],
    ),
    (
        "Bổ nhiệm ông Lê Hữu Mẫu, Phó Giám đốc Sở Y tế giữ chức vụ Giám đốc Sở Y tế.",
        [("Lê Hữu Mẫu", "Phó Giám đốc Sở Y tế", "Giám đốc Sở Y tế", None)],
    ),
    (
        "Trưởng Ban: Ông Đinh Công Mẫu, Phó Chủ tịch UBND tỉnh.",
        [("Đinh Công Mẫu", "Phó Chủ tịch UBND tỉnh", "Trưởng Ban", None)],
    ),
    (
        "Ủy viên: Giám đốc Sở Xây dựng, Giám đốc Sở Tài chính.",
        [(None, "Giám đốc Sở Xây dựng", "Ủy viên", None), (None, "Giám đốc Sở Tài chính", "Ủy viên", None)],
    ),
    (
        "Bà Hà Thị Mẫu, Phó Giám đốc Sở Tư pháp làm Tổ trưởng Tổ công tác thay bà Vũ Thị Mẫu.",
        [("Hà Thị Mẫu", "Phó Giám đốc Sở Tư pháp", "Tổ trưởng Tổ công tác", "Vũ Thị Mẫu")],
    ),
    (
        "Điều động, bổ nhiệm đồng chí Quách Tất Mẫu, Trưởng phòng Tổng hợp giữ chức Phó Chánh Văn phòng UBND tỉnh.",
        [("Quách Tất Mẫu", "Trưởng phòng Tổng hợp", "Phó Chánh Văn phòng UBND tỉnh", None)],
    ),
    (
        "Cử ông Phạm Văn Mẫu, Phó Giám đốc Sở Công Thương tham gia làm thành viên Tổ công tác.",
        [("Phạm Văn Mẫu", "Phó Giám đốc Sở Công Thương", "thành viên Tổ công tác", None)],
    ),
    (
        "Phó Trưởng Ban Thường trực: Giám đốc Sở Nội vụ.",
        [(None, "Giám đốc Sở Nội vụ", "Phó Trưởng Ban Thường trực", None)],
    ),
    (
        "Bổ nhiệm lại ông Vi Văn Mẫu giữ chức vụ Phó Giám đốc Sở Tư pháp.",
        [("Vi Văn Mẫu", None, "Phó Giám đốc Sở Tư pháp", None)],
    ),
    (
        "Đồng chí Đỗ Thị Mẫu thay đồng chí Hoàng Văn Mẫu làm Ủy viên Hội đồng.",
        [("Đỗ Thị Mẫu", None, "Ủy viên Hội đồng", "Hoàng Văn Mẫu")],
    ),
    (
        "Phân công đồng chí Lò Văn Mẫu, Phó Chủ tịch UBND tỉnh giữ chức Trưởng Ban Chỉ đạo phòng, chống tội phạm.",
        [("Lò Văn Mẫu", "Phó Chủ tịch UBND tỉnh", "Trưởng Ban Chỉ đạo phòng, chống tội phạm", None)],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), APPOINTED, ids=[sentence for sentence, _ in APPOINTED])
def test_who_takes_which_role(sentence: str, expected: Read) -> None:
    found = [(fact.person, fact.position, fact.role, fact.replaces) for fact in ask(sentence).appointments]
    assert found == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Thành viên Ban Chỉ đạo là lãnh đạo các sở: Tài chính, Xây dựng.",
        "Đồng chí Bùi Văn Mẫu, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp.",
        "Đoàn công tác làm việc với huyện Yên Thủy.",
    ],
)
def test_who_takes_none(sentence: str) -> None:
    assert ask(sentence).appointments == []
