"""Plain text in every encoding that offices used comes out as Unicode, and says what it was."""

from __future__ import annotations

import unicodedata

import pytest

from dieuhanh.sources import SourceError, read
from dieuhanh.sources.legacy import convert

TEXT = "Quyết định số 45/QĐ-UBND về việc phân công nhiệm vụ: Sở Tài chính chủ trì, báo cáo trước ngày 15/12/2023."
TCVN3 = "QuyÕt ®Þnh sè 45/Q§-UBND vÒ viÖc ph©n c«ng nhiÖm vô: Së Tµi chÝnh chñ tr×, b¸o c¸o tr\xadíc ngµy 15/12/2023."
VNI = (
    "Quyeát ñònh soá 45/QÑ-UBND veà vieäc phaân coâng nhieäm vuï: "
    "Sôû Taøi chính chuû trì, baùo caùo tröôùc ngaøy 15/12/2023."
)


@pytest.mark.parametrize(
    ("content", "encoding", "codes"),
    [
        (TEXT.encode(), "utf-8", []),
        (TEXT.encode("utf-16"), "utf-16-le", []),
        (TEXT.encode("utf-16-le"), "utf-16-le", []),
        (TEXT.encode("utf-16-be"), "utf-16-be", []),
        (TCVN3.replace("§", "\xa7").encode("latin-1"), "TCVN3", ["converted"]),
        (VNI.encode("latin-1"), "VNI", ["converted"]),
    ],
)
def test_an_encoding_is_told_by_the_bytes(content: bytes, encoding: str, codes: list[str]) -> None:
    source = read(content, "van-ban.txt")
    assert source.text == TEXT
    assert source.metadata["encoding"] == encoding
    assert [note.code for note in source.notes] == codes


def test_a_utf8_text_stays_as_it_is_byte_for_byte() -> None:
    given = "\ufeff" + unicodedata.normalize("NFD", TEXT).replace(" ", "\u00a0") + "\r\n"
    assert read(given.encode()).text == given


@pytest.mark.parametrize("text", [TEXT, "Très bien, déjà vu à la carte, élève naïve, señor, Köln", "plain words"])
def test_what_is_no_old_vietnamese_is_left_alone(text: str) -> None:
    assert convert(text) is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xff\xfeA", "damaged"),
        (b"\x00\x01\x02\x03" * 9, "unknown-form"),
        (b"Q\x81\x8d\x8f", "unknown-form"),
    ],
)
def test_what_is_no_text_is_refused_and_says_what_to_do(content: bytes, code: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(content, "a.txt")
    assert refused.value.code == code
    assert "Hãy" in refused.value.message_vi
    assert refused.value.message_en
