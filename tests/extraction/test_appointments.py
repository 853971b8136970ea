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
        "Phó Trưởng Ban: Đại tá Bùi Tiến Mẫu, Phó Giám đốc Công an tỉnh.",
        [("Bùi Tiến Mẫu", "Phó Giám đốc Công an tỉnh", "Phó Trưởng Ban", None)],
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


DISMISSED: list[tuple[str, tuple[str, str | None, str, str | None]]] = [
    (
        "Miễn nhiệm chức vụ Giám đốc Sở Y tế đối với ông Nguyễn Văn Mẫu để nghỉ hưu.",
        ("Nguyễn Văn Mẫu", None, "Giám đốc Sở Y tế", None),
    ),
    (
        "Ông Lê Văn Mẫu, Giám đốc Sở Nội vụ thôi giữ chức Phó Trưởng Ban Chỉ đạo phòng, chống tội phạm.",
        ("Lê Văn Mẫu", "Giám đốc Sở Nội vụ", "Phó Trưởng Ban Chỉ đạo phòng, chống tội phạm", None),
    ),
    (
        "Cho bà Hà Thị Mẫu thôi giữ chức vụ Phó Giám đốc Sở Tư pháp kể từ ngày 01/3/2024.",
        ("Hà Thị Mẫu", None, "Phó Giám đốc Sở Tư pháp", "2024-03-01"),
    ),
    (
        "Bãi nhiệm đồng chí Lò Văn Mẫu, Ủy viên UBND tỉnh, khỏi chức vụ Trưởng Ban Dân tộc.",
        ("Lò Văn Mẫu", "Ủy viên UBND tỉnh", "Trưởng Ban Dân tộc", None),
    ),
    ("Đồng chí Vi Thị Mẫu thôi tham gia Ban Chỉ đạo do chuyển công tác.", ("Vi Thị Mẫu", None, "Ban Chỉ đạo", None)),
    (
        "Cách chức Hiệu trưởng Trường THPT số 1 của ông Hoàng Văn Mẫu từ ngày 05/3/2024.",
        ("Hoàng Văn Mẫu", None, "Hiệu trưởng Trường THPT số 1", "2024-03-05"),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), DISMISSED)
def test_who_leaves_a_post(sentence: str, expected: tuple[str, str | None, str, str | None]) -> None:
    (gone,) = ask(sentence).appointments
    assert (gone.action, gone.certain) == ("dismiss", False)
    assert (gone.person, gone.position, gone.role, gone.since) == expected


def test_one_leaves_and_another_follows() -> None:
    read = ask(
        "Miễn nhiệm chức vụ Giám đốc Sở Y tế đối với ông Nguyễn Văn Mẫu. "
        "Bổ nhiệm bà Trần Thị Mẫu giữ chức vụ Giám đốc Sở Y tế, kể từ ngày 01/4/2024 đến hết ngày 31/3/2029."
    ).appointments
    assert [(fact.person, fact.action) for fact in read] == [
        ("Nguyễn Văn Mẫu", "dismiss"),
        ("Trần Thị Mẫu", "appoint"),
    ]
    assert (read[1].since, read[1].until) == ("2024-04-01", "2029-03-31")


def test_rules_about_leaving_a_post_take_nobody_from_one() -> None:
    rule = "Sở Nội vụ hướng dẫn quy trình bổ nhiệm, miễn nhiệm, cách chức cán bộ quản lý của các trường."
    assert ask(rule).appointments == []


# Sentence → person, their post, the role, since when, until when.
APPROVED: list[tuple[str, tuple[str, str | None, str, str | None, str | None]]] = [
    (
        "Phê chuẩn kết quả bầu chức vụ Phó Chủ tịch UBND huyện Mường Mẫu, nhiệm kỳ 2021 - 2026 đối với ông Lò Văn Mẫu.",
        ("Lò Văn Mẫu", None, "Phó Chủ tịch UBND huyện Mường Mẫu", None, None),
    ),
    (
        "Phê chuẩn kết quả bầu bổ sung chức danh Chủ tịch UBND xã Sơn Mẫu đối với bà Hà Thị Mẫu, Phó Bí thư Đảng ủy.",
        ("Hà Thị Mẫu", "Phó Bí thư Đảng ủy", "Chủ tịch UBND xã Sơn Mẫu", None, None),
    ),
    (
        "Phê chuẩn kết quả bầu ông Vừ Mẫu Sùng, Trưởng phòng Nội vụ giữ chức vụ Phó Chủ tịch UBND huyện Mường Mẫu.",
        ("Vừ Mẫu Sùng", "Trưởng phòng Nội vụ", "Phó Chủ tịch UBND huyện Mường Mẫu", None, None),
    ),
    (
        "Giao ông Trần Mẫu Bình, Phó Giám đốc Sở Y tế phụ trách Sở Y tế kể từ ngày 01/4/2024.",
        ("Trần Mẫu Bình", "Phó Giám đốc Sở Y tế", "phụ trách Sở Y tế", "2024-04-01", None),
    ),
    (
        "Giao phụ trách Trung tâm Y tế huyện đối với ông Vũ Mẫu Sang, Phó Giám đốc Trung tâm.",
        ("Vũ Mẫu Sang", "Phó Giám đốc Trung tâm", "phụ trách Trung tâm Y tế huyện", None, None),
    ),
    (
        "Tiếp tục giao quyền Giám đốc Bệnh viện Đa khoa tỉnh cho ông Hồ Mẫu Lâm.",
        ("Hồ Mẫu Lâm", None, "quyền Giám đốc Bệnh viện Đa khoa tỉnh", None, None),
    ),
    (
        "Kéo dài thời gian giữ chức vụ Giám đốc Sở Công Thương đối với ông Phạm Mẫu Hùng đến ngày 31/10/2024.",
        ("Phạm Mẫu Hùng", None, "Giám đốc Sở Công Thương", None, "2024-10-31"),
    ),
    (
        "Kéo dài thời gian giữ chức vụ của ông Phạm Mẫu Hùng, Giám đốc Sở Công Thương đến khi đủ tuổi nghỉ hưu.",
        ("Phạm Mẫu Hùng", "Giám đốc Sở Công Thương", "Giám đốc Sở Công Thương", None, None),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), APPROVED)
def test_who_is_confirmed_in_charge_or_kept_on(
    sentence: str, expected: tuple[str, str | None, str, str | None, str | None]
) -> None:
    (taken,) = ask(sentence).appointments
    assert (taken.person, taken.position, taken.role, taken.since, taken.until) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Giao Sở Nội vụ trình hồ sơ phê chuẩn kết quả bầu các chức danh của HĐND cấp huyện.",
        "Đồng chí Trần Mẫu Bình, Phó Chủ tịch UBND tỉnh phụ trách khối kinh tế chủ trì cuộc họp.",
        "Không kéo dài thời gian thực hiện dự án của chủ đầu tư.",
    ],
)
def test_who_is_only_spoken_of_takes_nothing(sentence: str) -> None:
    assert ask(sentence).appointments == []
