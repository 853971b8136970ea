"""Words as they are looked up, and keys typed with the input method off."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.language.folding import prep
from dieuhanh.language.keystrokes import decode
from dieuhanh.language.searching import composed, one_spelling, search_words, toned_words, words

VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấẩộựỹỵĐÐƯỚ 0123456789/-–.,&\u0301\u0323")


@pytest.mark.parametrize(
    ("text", "folded", "toned"),
    [
        ("Giải ngân vốn đầu tư", "giai ngan von dau tu", "giải ngân vốn đầu tư"),
        ("Uỷ ban hoà giải", "uy ban hoa giai", "ủy ban hòa giải"),
        ("Ủy ban hòa giải", "uy ban hoa giai", "ủy ban hòa giải"),
        ("tỉ lệ, tỷ lệ", "ty le ty le", "tỷ lệ tỷ lệ"),
        ("kĩ thuật", "ky thuat", "kỹ thuật"),
        ("qui định", "quy dinh", "quy định"),
        ("01/2016/QÐ-UBND", "01 2016 qd ubnd", "01 2016 qđ ubnd"),
        ("6540 /VP-KT", "6540 vp kt", "6540 vp kt"),
        ("lô 12e3b, 12e3", "lo 12e3 b 12e3", "lô 12e3 b 12e3"),
    ],
)
def test_two_spellings_are_one_word(text: str, folded: str, toned: str) -> None:
    for form in ("NFC", "NFD"):
        given_text = unicodedata.normalize(form, text)
        assert search_words(given_text) == folded
        assert toned_words(given_text) == toned


@given(VIETNAMESE)
def test_words_are_those_of_the_one_folding(text: str) -> None:
    whole = composed(text)
    apart = re.sub("(?<![a-z0-9])([0-9]+e[0-9]+)(?=[a-z])", r"\1 ", prep(whole))
    assert [word.folded for word in words(text)] == [one_spelling(word) for word in apart.split()]
    assert [one_spelling(prep(whole[word.start : word.end])) for word in words(text)] == [w.folded for w in words(text)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("giair", "giải"),
        ("ngaan", "ngân"),
        ("giai3", "giải"),
        ("ngan6", "ngân"),
        ("nga6n", "ngân"),
        ("dduowngf", "đường"),
        ("d9uong72", "đường"),
        ("d9u7o7ng2", "đường"),
        ("quyeets", "quyết"),
        ("ddaauf", "đầu"),
        ("tuw", "tư"),
        ("caps", "cáp"),
        ("caaps", "cấp"),
        ("hoaf", "hòa"),
        ("thuyr", "thủy"),
        ("nuwowcs", "nước"),
        ("ruwngf", "rừng"),
        ("ngheof", "nghèo"),
        ("khuyeenr", "khuyển"),
        ("qungs", "qúng"),
        ("giai", None),
        ("ubnd", None),
        ("2267", None),
        ("thuê", None),
    ],
)
def test_keys_typed_with_the_input_method_off(typed: str, meant: str | None) -> None:
    found = decode(typed)
    assert (toned_words(found) if found else None) == (toned_words(meant) if meant else None)
