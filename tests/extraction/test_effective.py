from __future__ import annotations

import pytest

from tests.extraction.asking import ask

OPENING = "UBND tỉnh ban hành Quyết định số 480/QĐ-UBND ngày 05/3/2024 về đơn giá cây giống."

EFFECTIVE: list[tuple[str, tuple[str | None, str | None] | None]] = [
    ("Quyết định có hiệu lực kể từ ngày ký.", ("2024-03-05", None)),
    ("Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.", ("2024-03-05", None)),
    ("Quyết định có hiệu lực từ ngày 15/3/2024.", ("2024-03-15", None)),
    ("Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 3 năm 2024.", ("2024-03-20", None)),
    ("Quyết định có hiệu lực sau 10 ngày kể từ ngày ký.", ("2024-03-15", None)),
    ("Thời gian thực hiện từ 01/4/2024 đến 31/12/2024.", ("2024-04-01", "2024-12-31")),
    ("Thời gian thực hiện: từ ngày 01/4/2024 đến hết ngày 30/6/2024.", ("2024-04-01", "2024-06-30")),
    ("Quyết định có hiệu lực từ ngày 01/4/2024 đến hết ngày 31/12/2026.", ("2024-04-01", "2026-12-31")),
    ("Luật Đất đai có hiệu lực từ ngày 01/01/2025.", None),
    ("Các sở triển khai nghiêm túc.", None),
    ("Quyết định có hiệu lực thi hành từ 01/5/2024.", ("2024-05-01", None)),
    ("Quyết định này có hiệu lực thi hành sau 15 ngày, kể từ ngày ký ban hành.", ("2024-03-20", None)),
    (
        "Quyết định có hiệu lực thi hành kể từ ngày 15/3/2024 và thay thế Quyết định số 10/QĐ-UBND ngày 02/01/2020.",
        ("2024-03-15", None),
    ),
    ("Các thủ tục này có hiệu lực từ ngày 12/3/2024.", ("2024-03-12", None)),
    ("Nghị định số 10/2024/NĐ-CP có hiệu lực từ ngày 01/5/2024.", None),
    ("Quyết định có hiệu lực kể từ ngày ký đến hết ngày 31/12/2025.", ("2024-03-05", "2025-12-31")),
    ("Nghị định có hiệu lực thi hành từ ngày 01/5/2024.", ("2024-05-01", None)),
    ("Thông tư này có hiệu lực kể từ ngày ký ban hành.", ("2024-03-05", None)),
    ("Thời gian thực hiện từ 00 giờ ngày 10/3/2024 đến hết ngày 20/3/2024.", ("2024-03-10", "2024-03-20")),
    ("Áp dụng từ ngày 01/4/2024 đến ngày 30/9/2024.", ("2024-04-01", "2024-09-30")),
    ("Quyết định có hiệu lực kể từ 0 giờ ngày 01/4/2024.", ("2024-04-01", None)),
]


@pytest.mark.parametrize(("sentence", "expected"), EFFECTIVE, ids=[sentence for sentence, _ in EFFECTIVE])
def test_when_the_announced_document_takes_effect(
    sentence: str, expected: tuple[str | None, str | None] | None
) -> None:
    found = ask(sentence, OPENING).effective
    assert (found and (found.since, found.until)) == expected
