"""Identifier codes in today's form and in the one before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.organisations.codes import CodeError, old_form, read_code


@pytest.mark.parametrize(
    ("typed", "code", "old"),
    [
        ("H37", "H37", "000.00.00.H37"),
        ("000.00.00.H37", "H37", "000.00.00.H37"),
        (" h37.05 ", "H37.05", "000.00.05.H37"),
        ("000.12.05.H37", "H37.05.12", "000.12.05.H37"),
        ("003.12.05.H37", "H37.05.12.003", "003.12.05.H37"),
        ("H37.DN.001", "H37.DN.001", None),
        ("H37.05.12.003.0007", "H37.05.12.003.0007", None),
    ],
)
def test_both_forms_of_a_code(typed: str, code: str, old: str | None) -> None:
    assert (read_code(typed), old_form(code)) == (code, old)


@pytest.mark.parametrize(
    "typed", ["", "37", "H3", "Z37", "H37..05", "H37.", "H37.đ", "003.00.05.H37", f"H37.{'1' * 32}"]
)
def test_what_is_no_code_is_refused_with_a_word(typed: str) -> None:
    with pytest.raises(CodeError):
        read_code(typed)


LEVEL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@given(
    st.text("ABCDEFGH", min_size=1, max_size=1),
    st.tuples(
        *(st.text(LEVEL, min_size=size, max_size=size).filter(lambda text: text.strip("0")) for size in (2, 2, 3))
    ),
    st.integers(0, 3),
)
def test_the_old_form_reads_back(letter: str, levels: tuple[str, ...], depth: int) -> None:
    code = ".".join((f"{letter}37", *levels[:depth]))
    old = old_form(code)
    assert old is not None
    assert len(old) == 13
    assert read_code(old) == code
