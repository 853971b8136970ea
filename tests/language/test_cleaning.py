from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dieuhanh.language import clean, fold

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ"
TONES = "\u0300\u0301\u0303\u0309\u0323"
letters = st.tuples(
    st.sampled_from(LETTERS), st.sampled_from(["", *TONES]), st.sampled_from(["", "", " ", "\n", ".", "1"])
).map("".join)
vietnamese = st.lists(letters, max_size=60).map(lambda parts: unicodedata.normalize("NFC", "".join(parts)))
anything = st.text(st.characters(exclude_categories=()), max_size=200)
odd = st.lists(
    st.sampled_from(
        ["\ufeff", "\u200b", "\u00ad", "\r\n", "\r", "\u00a0", "\t", "\u00d0", "\u00f0", "e\u0302\u0323", "a\u0301",
         "đ", "\u0301", "\u2028", " ", "\n", "7", "x"]
    ),
    max_size=60,
).map("".join)  # fmt: skip

CLEANED = [
    ("byte order mark", "\ufeffSở Y tế", "Sở Y tế"),
    ("eth", "QÐ-UBND, ðiều", "QĐ-UBND, điều"),
    ("no-break space", "ngày\u00a001", "ngày 01"),
    ("zero-width space", "Chủ\u200btịch", "Chủtịch"),
    ("soft hyphen", "Ủy\u00adban", "Ủyban"),
    ("mark behind an invisible character", "tie\u0302\u200b\u0301n", "tiến"),
    ("decomposed", "tie\u0302\u0301n", "tiến"),
    ("marks in another order", "tê\u0323", "tệ"),
    ("horn and tone", "u\u031b\u0323", "ự"),
    ("carriage return", "một\rhai", "một\nhai"),
    ("line separator", "một\u2028hai", "một\nhai"),
    ("tab", "một\thai", "một hai"),
    ("plain", "Sở Y tế", "Sở Y tế"),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CLEANED], ids=[case[0] for case in CLEANED])
def test_one_shape(source: str, expected: str) -> None:
    assert clean(source).text == expected


def test_windows_line_ends_break_lines_once() -> None:
    assert [line.strip() for line in clean("một\r\nhai\r\n\r\nba").text.split("\n")] == ["một", "hai", "", "ba"]


def test_spans_lead_back_over_what_was_left_out() -> None:
    source = "\ufeffQu\u00fd\u200b I: te\u0302\u0323 1\u00a0ha"
    cleaned = clean(source)
    start = cleaned.text.index("tệ")
    assert source[slice(*cleaned.source_span(start, start + 2))] == "te\u0302\u0323"
    start = cleaned.text.index("1 ha")
    assert source[slice(*cleaned.source_span(start, start + 4))] == "1\u00a0ha"


def test_a_text_in_order_is_left_as_it_is() -> None:
    cleaned = clean("Sở Y tế\nbáo cáo")
    assert not cleaned.moved
    assert cleaned.source_span(3, 7) == (3, 7)


@settings(max_examples=300)
@given(vietnamese, st.integers(0, 200), st.integers(1, 20))
def test_spans_of_decomposed_text_hold_the_same_words(text: str, start: int, length: int) -> None:
    source = unicodedata.normalize("NFD", text)
    cleaned = clean(source)
    assert cleaned.text == text
    start = min(start, len(text))
    end = min(start + length, len(text))
    first, last = cleaned.source_span(start, end)
    assert unicodedata.normalize("NFC", source[first:last]) == text[start:end]


@settings(max_examples=300)
@given(anything | odd)
def test_indices_of_any_text_lead_back_in_order(text: str) -> None:
    cleaned = clean(text)
    back = [cleaned.to_source(index) for index in range(len(cleaned.text) + 1)]
    assert all(0 <= place <= len(text) for place in back)
    assert back == sorted(back)


@settings(max_examples=300)
@given(anything | odd, st.integers(0, 60), st.integers(1, 10))
def test_every_span_of_any_text_cleans_to_its_own_words(text: str, start: int, length: int) -> None:
    cleaned = clean(text)
    end = min(start + length, len(cleaned.text))
    if start >= end:
        return
    first, last = cleaned.source_span(start, end)
    assert 0 <= first < last <= len(text)
    assert fold(cleaned.text[start:end]).split() == fold(clean(text[first:last]).text).split()


@given(odd)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u0301", "\u0316\u0301\u0302"])
def test_a_million_marks_on_one_letter_are_read(marks: str) -> None:
    text = "e" + marks * (1_000_000 // len(marks))
    assert clean(text).to_source(0) == 0
