"""Pages as pictures: the place of a word in the text is its place in the picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageStat

from benchmarks.sheets import Sheet, as_pdf, scanned
from dieuhanh.sources.errors import DamagedError
from dieuhanh.sources.pdf import PdfReader
from dieuhanh.sources.pictures import has_pages, page_picture
from dieuhanh.sources.places import boxes_of

ORDER = "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính báo cáo UBND tỉnh trước ngày 15/02/2024."
PDF = Sheet(size=14).prose(ORDER).pdf()


def darkness(picture: bytes, box: tuple[float, float, float, float]) -> float:
    with Image.open(io.BytesIO(picture)) as image:
        return 255 - ImageStat.Stat(image.convert("L").crop(box)).mean[0]


def test_a_stretch_of_the_text_stands_in_the_picture_where_its_box_says() -> None:
    source = PdfReader().read(PDF, "a.pdf")
    picture = page_picture(PDF, "application/pdf", 1)
    assert source.sizes == ((picture.width, picture.height),)
    with Image.open(io.BytesIO(picture.content)) as image:
        assert (image.format, image.width) == ("WEBP", 1240)
        scale = image.width / picture.width
    (box,) = boxes_of(source.boxes, 0, len("Sở Nội vụ"))
    place = tuple(side * scale for side in (box.left, box.top, box.right, box.bottom))
    assert darkness(picture.content, (place[0], place[1], place[2], place[3])) > 20
    beside = (0.0, place[1], place[0] - 4, place[3])
    assert darkness(picture.content, beside) < 1


@pytest.mark.parametrize("form", ["PNG", "TIFF", "JPEG"])
def test_a_scan_is_its_own_picture(form: str) -> None:
    scan = scanned(PDF)[0]
    made = io.BytesIO()
    scan.convert("L").save(made, form, dpi=(200, 200))
    picture = page_picture(made.getvalue(), f"image/{form.lower()}", 1, width=800)
    assert (round(picture.width), round(picture.height)) == pytest.approx((595, 842), abs=2)
    with Image.open(io.BytesIO(picture.content)) as image:
        assert image.width == 800


def test_a_scan_in_a_pdf_is_drawn() -> None:
    picture = page_picture(as_pdf([scanned(PDF)[0]]), "application/pdf", 1)
    assert darkness(picture.content, (0, 0, 1240, 600)) > 0.5


@pytest.mark.parametrize(
    ("content", "kind", "page"),
    [(PDF, "application/pdf", 2), (PDF, "application/pdf", 0), (b"x", "text/plain", 1)],
)
def test_there_is_no_such_page(content: bytes, kind: str, page: int) -> None:
    with pytest.raises(LookupError):
        page_picture(content, kind, page)


def test_a_damaged_file_is_told() -> None:
    with pytest.raises(DamagedError, match="Hãy"):
        page_picture(PDF[:100], "application/pdf", 1)
    with pytest.raises(DamagedError):
        page_picture(b"\x89PNG\r\n\x1a\nxxxx", "image/png", 1)


def test_which_files_have_pages() -> None:
    kinds = ("application/pdf", "image/tiff", "text/plain", "message/rfc822")
    assert [has_pages(kind) for kind in kinds] == [True, True, False, False]
