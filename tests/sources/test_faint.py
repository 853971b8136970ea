"""On a faint page a hat without a tone mark is doubtful, however sure the program was of it."""

from __future__ import annotations

import pytest

from dieuhanh.sources.faint import may_lack_a_tone, wary
from dieuhanh.sources.model import PageBox


@pytest.mark.parametrize(
    ("word", "may"),
    [
        ("vôn", True),
        ("vốn", False),
        ("đâu", True),
        ("đầu", False),
        ("nhât,", True),
        ("Sở", False),
        ("tỉnh", False),
        ("150/KH-UBND", False),
        ("2024", False),
        ("vo\u0302n", True),
        ("bắt-đâu", True),
    ],
)
def test_which_words_may_lack_a_tone(word: str, may: bool) -> None:
    assert may_lack_a_tone(word) is may


@pytest.mark.parametrize(("others", "sure"), [(0.99, 0.97), (0.5, 0.6)], ids=["a clean page", "a faint one"])
def test_only_a_faint_page_is_read_warily(others: float, sure: float) -> None:
    text = "vôn " + "báo " * 9
    words = [PageBox(0, 3, 1, 0, 0, 9, 9, 0.97)]
    words += [PageBox(4 * n, 4 * n + 3, 1, 0, 0, 9, 9, others if n == 1 else 0.98) for n in range(1, 10)]
    found = wary(text, words)
    assert found[0].confidence == sure
    assert found[1:] == tuple(words[1:])


def test_words_that_came_with_the_file_stay_as_they_are() -> None:
    boxes = (PageBox(0, 3, 1, 0, 0, 9, 9),)
    assert wary("vôn", boxes) == boxes
