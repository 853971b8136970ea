from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.language.numbers import read_number, read_roman

NUMBERS: list[tuple[str, float | None]] = [
    ("12.397", 12397),
    ("12.397,5", 12397.5),
    ("6,02", 6.02),
    ("180.857", 180857),
    ("05", 5),
    ("10 000", 10000),
    ("1.500.000", 1500000),
    ("2.5", 2.5),
    ("0,5", 0.5),
    ("0", 0),
    ("1.2.3", None),
    ("abc", None),
    ("", None),
    ("1,2,3", None),
    ("٣", None),
    ("-5", None),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_value_of_a_printed_number(text: str, value: float | None) -> None:
    assert read_number(text) == value


@given(st.integers(0, 10**12))
def test_a_whole_number_comes_back_from_its_print(value: int) -> None:
    assert read_number(f"{value:,}".replace(",", ".")) == value


@given(st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False))
def test_a_fraction_comes_back_from_its_print(value: object) -> None:
    printed = f"{value:,}".translate(str.maketrans(",.", ".,"))
    assert read_number(printed) == pytest.approx(float(str(value)))


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    read_number(text)
    read_roman(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("I", 1), ("IV", 4), ("ix", 9), ("XIV", 14), ("XXXIX", 39), ("", None), ("A", None), ("IVa", None)],
)
def test_small_roman_numbers(text: str, value: int | None) -> None:
    assert read_roman(text) == value
