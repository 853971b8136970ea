from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.language import fold, prep, slug

anything = st.text(st.characters(exclude_categories=()), max_size=100)

FOLDED = [
    ("Đồng Đăng", "dong dang"),
    ("QÐ-UBND", "qd-ubnd"),
    ("Ủy ban Uỷ ban", "uy ban uy ban"),
    ("hòa hoà", "hoa hoa"),
    ("2021–2025 — A", "2021-2025 - a"),
    ("ngày\u00a001", "ngay 01"),
    (unicodedata.normalize("NFD", "Sở Tài nguyên và Môi trường"), "so tai nguyen va moi truong"),
    ("ƯỚC KHOẢNG ẰẮẲẴẶ", "uoc khoang aaaaa"),
]
SLUGS = [
    ("Đồng Đăng", "dong-dang"),
    ("01/2016/QÐ-UBND", "01-2016-qd-ubnd"),
    ("14679/BGTVT-KHCN&MT", "14679-bgtvt-khcn-mt"),
    ("29 /2023/QĐ-UBND", "29-2023-qd-ubnd"),
    ("  --  ", ""),
    ("“Nông thôn mới”", "nong-thon-moi"),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_slug_is_cut_at_a_word() -> None:
    assert slug("Về việc phê duyệt kế hoạch", 12) == "ve-viec-phe"
    assert slug("a" * 90) == "a" * 80
    assert slug("Về việc phê duyệt", 7) == "ve-viec"


def test_the_search_form_holds_words_and_numbers_only() -> None:
    assert prep("Số: 6540 /VP-KT, ngày 27/12/2023 (QĐ)") == "so 6540 vp kt ngay 27 12 2023 qd"


@given(anything)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyÀÁẢÃẠẰẮẲẴẶầấẩẫậĐ .,;/-–0123456789\n\u00a0“”…%", max_size=100))
def test_the_length_of_composed_text_is_kept(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(anything)
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert prep(composed) == prep(unicodedata.normalize("NFD", composed))


@given(anything, st.integers(1, 90))
def test_a_slug_fits_an_address(text: str, limit: int) -> None:
    made = slug(text, limit)
    assert len(made) <= limit
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made == slug(made, limit)
    assert not made.startswith("-")
    assert not made.endswith("-")
