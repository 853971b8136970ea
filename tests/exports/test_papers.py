"""Papers in the administrative layout, as PDF and as a Word file; nothing is fetched for them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import docx
import pypdfium2
import pytest
from PIL import ImageFile
from pyhanko.pdf_utils.reader import PdfFileReader

from dieuhanh.exports.administrative import Paragraph
from dieuhanh.exports.administrative_page import page
from dieuhanh.exports.pdf import MissingResourceError, pdf
from dieuhanh.exports.word import word
from tests.exports.conftest import Convert
from tests.exports.papers import REPORT


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return " ".join(" ".join(one.get_textpage().get_text_range().split()) for one in document)
    finally:
        document.close()


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(2024, 1, 2), "ngày 02 tháng 01 năm 2024"),
        (date(2023, 12, 25), "ngày 25 tháng 12 năm 2023"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
    ],
)
def test_days_as_the_decree_writes_them(day: date, wanted: str) -> None:
    assert replace(REPORT, day=day).place_and_day == f"Lạng Sơn, {wanted}"


def test_the_pdf_is_tagged_vietnamese_and_one_page(page_count: Callable[[bytes], int]) -> None:
    data = pdf(page(REPORT))
    text = text_of(data)
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: /BC-VP",
        "17 quá hạn (giảm 3)",
        "Sở Y tế <b>",
        "Lưu: VT",
        "<script>",
    ):
        assert part in text
    root = PdfFileReader(io.BytesIO(data)).root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "vi"
    assert page_count(data) == 1


def test_making_a_pdf_leaves_pictures_that_are_cut_off_refused() -> None:
    pdf("<html lang='vi'><title>x</title></html>")
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_a_long_report_numbers_its_pages_from_the_second(page_count: Callable[[bytes], int]) -> None:
    data = pdf(page(replace(REPORT, blocks=[Paragraph("Rà soát, tổng hợp, báo cáo. " * 12)] * 40)))
    assert page_count(data) > 2
    assert "2 Rà soát" in text_of(data) or " 2 " in text_of(data)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a.png", "file:///etc/hostname", "export:missing.png"])
def test_nothing_is_fetched(address: str) -> None:
    with pytest.raises(MissingResourceError):
        pdf(f'<html lang="vi"><title>x</title><img alt="" src="{address}"></html>')


def test_word_opens_and_says_the_same(libreoffice: Convert, page_count: Callable[[bytes], int]) -> None:
    data = word(REPORT)
    styles = {paragraph.style.name for paragraph in docx.Document(io.BytesIO(data)).paragraphs if paragraph.style}
    assert {"Body Text", "Heading 2"} <= styles
    text = libreoffice(data, "docx", "txt:Text (encoded):UTF8").decode()
    for part in ("Độc lập - Tự do - Hạnh phúc", "Tình hình thực hiện nhiệm vụ", "20/12/2023", "PHÓ CHÁNH VĂN PHÒNG"):
        assert part in text
    assert page_count(libreoffice(data, "docx", "pdf")) == 1
