from __future__ import annotations

import pytest

from tests.extraction.asking import ask

# Words → the short form and the number that it means (None: left open).
FORMS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Công văn này thay cho mọi chỉ đạo trước đây.", [("Công văn này", "312/UBND-KT")]),
    ("Quyết định này không nhắc tới ai.", [("Quyết định này", None)]),
    (
        "Theo Nghị định số 24/2024/NĐ-CP ngày 27/02/2024, hồ sơ gồm ba phần. Nghị định nêu trên bỏ phần cuối.",
        [("Nghị định nêu trên", "24/2024/NĐ-CP")],
    ),
    (
        "Theo Kế hoạch số 5/KH-UBND và Kế hoạch số 6/KH-UBND, các sở báo cáo. Kế hoạch nói trên còn hiệu lực.",
        [("Kế hoạch nói trên", "6/KH-UBND")],
    ),
    ("Nghị định nêu trên còn hiệu lực.", [("Nghị định nêu trên", None)]),
    ("Văn bản này gửi các sở.", [("Văn bản này", "312/UBND-KT")]),
    ("Các sở triển khai nghiêm túc.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), FORMS, ids=[sentence for sentence, _ in FORMS])
def test_what_a_short_form_means(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    answer = ask(sentence)
    found = [
        (
            answer.text[mention.start : mention.end],
            None if mention.resolves_to is None else answer.item.citations[mention.resolves_to].number,
        )
        for mention in answer.item.mentions
        if mention.start >= answer.start
    ]
    assert found == expected
