"""Pictures on the papers of an information page: there, told in words, with what stands under them, never cut."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader

from dieuhanh.exports.information import Illustration, InformationPage, Section
from dieuhanh.exports.information_page import page, resources
from dieuhanh.exports.information_word import word
from dieuhanh.exports.pdf import pdf

CAPTION, ALTERNATIVE = "Cầu mới qua sông Kỳ Cùng", "Một cây cầu bê tông, nhìn từ bờ."
TEXT_WIDTH = 595 - (30 + 15) / 25.4 * 72
"""Points between the margins of A4."""


@pytest.fixture(scope="module")
def paper() -> InformationPage:
    """A page with one section that has a wide and a tall picture, as the composer makes them."""
    pictures = []
    for size in ((1200, 675), (600, 1200)):
        stream = io.BytesIO()
        Image.new("RGB", size, "teal").save(stream, "WEBP")
        pictures.append(Illustration(stream.getvalue(), "image/webp", ALTERNATIVE, CAPTION))
    section = Section(1, "Cầu mới", "", ["Khánh thành cầu."], [], pictures=pictures)
    return InformationPage(
        title="Bản tin",
        issuer="Văn phòng",
        period="Tuần 52",
        lead="Một mục.",
        contents_heading="",
        contents=[],
        sections=[section],
        address_words="Bản trên mạng:",
        address="http://localhost:8000/b/2023-52",
        qr="",
    )


def figures(element: Any) -> Iterator[DictionaryObject]:
    """Walk the structure of a tagged PDF."""
    if isinstance(element, DictionaryObject):
        if element.get("/S") == "/Figure":
            yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from figures(kid.get_object() if hasattr(kid, "get_object") else kid)


def test_the_pdf_shows_pictures_whole_with_their_words(paper: InformationPage) -> None:
    data = pdf(page(paper), resources=resources(paper))
    root = PdfFileReader(io.BytesIO(data)).root["/StructTreeRoot"]
    assert [one.get("/Alt") for one in figures(root)] == [ALTERNATIVE, ALTERNATIVE]
    document = pypdfium2.PdfDocument(data)
    sheets = [(one.get_textpage().get_text_range(), list(one.get_objects([3]))) for one in document]
    assert sum(text.count(CAPTION) for text, _found in sheets) == 2
    shown = [picture for _text, found in sheets for picture in found]
    assert len(shown) == 2
    for picture in shown:
        left, bottom, right, top = picture.get_bounds()
        assert right - left <= TEXT_WIDTH + 1
        assert bottom > 0
        assert round((right - left) / (top - bottom), 1) in {round(1200 / 675, 1), 0.5}, "neither cut nor stretched"
    document.close()


def test_the_word_file_keeps_a_picture_with_its_caption(paper: InformationPage) -> None:
    with zipfile.ZipFile(io.BytesIO(word(paper))) as parts:
        told = parts.read("word/document.xml").decode()
        assert len([name for name in parts.namelist() if name.startswith("word/media/")]) == 2
    assert told.count(f'descr="{ALTERNATIVE}"') == 2
    assert told.count(CAPTION) == 2
    assert told.count("<w:keepNext/>") == 2
