"""Where stretches of a text stand on the page, and which of them were read in doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.sources.model import PageBox
from dieuhanh.sources.places import Doubt, boxes_of, doubtful, from_rows, to_rows

TEXT = "Sở Nội vụ báo cáo"
# Two lines of one page and a word on the next; "vụ" and "cáo" are doubtful.
WORDS = (
    PageBox(0, 2, 1, 10, 100, 30, 112, 0.99),
    PageBox(3, 6, 1, 34, 101, 60, 112, 0.95),
    PageBox(7, 9, 1, 64, 100, 80, 113, 0.40),
    PageBox(10, 13, 1, 10, 120, 36, 132, 0.97),
    PageBox(14, 17, 2, 10, 20, 36, 32, 0.80),
)
LINE = (PageBox(0, 10, 1, 100, 50, 200, 60),)


def test_words_of_a_line_are_one_box_as_sure_as_the_least_sure() -> None:
    first, second, third = boxes_of(WORDS, 0, 17)
    assert (first.left, first.top, first.right, first.bottom, first.confidence) == (10, 100, 80, 113, 0.40)
    assert [(box.page, box.start, box.end) for box in (first, second, third)] == [(1, 0, 9), (1, 10, 13), (2, 14, 17)]


@pytest.mark.parametrize(
    ("start", "end", "left", "right"), [(0, 10, 100, 200), (2, 5, 120, 150), (9, 30, 190, 200), (0, 1, 100, 110)]
)
def test_a_part_of_a_line_is_cut_by_its_letters(start: int, end: int, left: float, right: float) -> None:
    (box,) = boxes_of(LINE, start, end)
    assert (box.left, box.right, box.confidence) == (left, right, None)


def test_doubtful_words_of_a_stretch() -> None:
    assert doubtful(WORDS, 0, 17) == (Doubt(7, 9, 1, 0.40), Doubt(14, 17, 2, 0.80))
    assert doubtful(WORDS, 0, 7) == doubtful(LINE, 0, 10) == ()
    assert doubtful(WORDS, 8, 9) == (Doubt(8, 9, 1, 0.40),)


def test_rows_lead_back_to_the_boxes() -> None:
    assert from_rows(to_rows((*WORDS, *LINE))) == (*WORDS, *LINE)


@given(st.integers(0, 20), st.integers(0, 20))
def test_a_stretch_finds_the_words_that_share_a_letter_with_it_and_no_other(start: int, end: int) -> None:
    shared = {word.start for word in WORDS if max(word.start, start) < min(word.end, end)}
    found = boxes_of(WORDS, start, end)
    assert all(start <= box.start < box.end <= end for box in found)
    covered = {word.start for word in WORDS for box in found if word.start < box.end and box.start < word.end}
    assert covered == shared
