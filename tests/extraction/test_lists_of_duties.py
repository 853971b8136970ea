"""Duties that stand in several paragraphs: points below an introduction, a subject that goes on, reported speech."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.extraction.asking import ask


class Duty(NamedTuple):
    """Who must act, with whom, whose demand it is, until when; and the words it begins with."""

    lead: tuple[str, ...]
    support: tuple[str, ...]
    origin: str
    deadline: str | None
    begins: str


DOCUMENT, REPORTED = "document", "reported"
PARAGRAPHS: dict[str, tuple[str, list[Duty]]] = {
    "points below a lead": (
        "Yêu cầu Sở Y tế thực hiện:\n\na) Rà soát nhu cầu;\n\nb) Báo cáo UBND tỉnh trước ngày 20/3/2024.",
        [
            Duty(("Sở Y tế",), (), DOCUMENT, None, "Rà soát nhu cầu"),
            Duty(("Sở Y tế",), (), DOCUMENT, "2024-03-20", "Báo cáo UBND tỉnh"),
        ],
    ),
    "responsibility with points": (
        "Sở Tài chính có trách nhiệm:\n\n- Thẩm định dự toán;\n\n- Phối hợp với Kho bạc Nhà nước tỉnh kiểm soát chi.",
        [
            Duty(("Sở Tài chính",), (), DOCUMENT, None, "Thẩm định"),
            Duty(("Sở Tài chính",), ("Kho bạc Nhà nước tỉnh",), DOCUMENT, None, "Phối hợp"),
        ],
    ),
    "subject changes at a semicolon": (
        "Giao Sở Nội vụ rà soát biên chế; giao Sở Tài chính bố trí kinh phí trước ngày 30/4/2024.",
        [
            Duty(("Sở Nội vụ",), (), DOCUMENT, None, "Giao Sở Nội vụ"),
            Duty(("Sở Tài chính",), (), DOCUMENT, "2024-04-30", "giao Sở Tài chính"),
        ],
    ),
    "sentences without a subject belong to the one before": (
        "Giao Sở Nội vụ rà soát biên chế. Tổng hợp, báo cáo UBND tỉnh trước ngày 30/4/2024.",
        [Duty(("Sở Nội vụ",), (), DOCUMENT, "2024-04-30", "Giao Sở Nội vụ")],
    ),
    "what a ministry asks is reported": (
        "Công văn số 75/BYT-DP ngày 04/3/2024 của Bộ Y tế đề nghị UBND các tỉnh, thành phố chỉ đạo tiêm chủng.",
        [Duty(("UBND các tỉnh, thành phố",), (), REPORTED, None, "Công văn số 75/BYT-DP")],
    ),
    "the province's own demand after a ministry's": (
        "Thực hiện Công văn số 75/BYT-DP ngày 04/3/2024 của Bộ Y tế, UBND tỉnh giao Sở Y tế chủ trì tiêm chủng.",
        [Duty(("Sở Y tế",), (), DOCUMENT, None, "Thực hiện Công văn")],
    ),
    "numbered points with their own subjects": (
        "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế kiểm tra.\n\n2. Công an tỉnh phối hợp với Sở Y tế xử lý.",
        [
            Duty(("Sở Y tế",), (), DOCUMENT, None, "Sở Y tế kiểm tra"),
            Duty(("Công an tỉnh",), ("Sở Y tế",), DOCUMENT, None, "Công an tỉnh"),
        ],
    ),
    "dashes with their own subjects": (
        "UBND tỉnh giao:\n\n- Sở Xây dựng chủ trì thẩm định.\n\n- UBND huyện Kim Bôi giải tỏa trước ngày 15/4/2024.",
        [
            Duty(("Sở Xây dựng",), (), DOCUMENT, None, "Sở Xây dựng"),
            Duty(("UBND huyện Kim Bôi",), (), DOCUMENT, "2024-04-15", "UBND huyện Kim Bôi"),
        ],
    ),
}


@pytest.mark.parametrize("case", PARAGRAPHS)
def test_duties_over_paragraphs(case: str) -> None:
    text, expected = PARAGRAPHS[case]
    answer = ask(text)
    found = [(duty.lead, duty.support, duty.origin, duty.deadline) for duty in answer.assignments]
    assert found == [tuple(duty[:4]) for duty in expected]
    for duty, wanted in zip(answer.assignments, expected, strict=True):
        assert answer.quote(duty).startswith(wanted.begins)
