"""Scans read by Tesseract: every word with its place on the page as it came, and with how sure it is."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

from benchmarks.ocr import KINDS, character_errors, plain, read
from benchmarks.sheets import FONT_FILE, Sheet, as_pdf, noisy, photocopied, rotated, scanned, stamped
from dieuhanh.extraction import extract
from dieuhanh.sources import ocr
from dieuhanh.sources.door import Verdict, look
from dieuhanh.sources.errors import ProgramFailedError, ProgramMissingError
from dieuhanh.sources.images import ImageReader
from dieuhanh.sources.pdf import PdfReader
from dieuhanh.sources.places import DOUBTFUL

ORDER = "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính báo cáo UBND tỉnh trước ngày 15/02/2024."
HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
LETTERHEAD = (
    ("ỦY BAN NHÂN DÂN<br/>TỈNH LẠNG SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc"),
    ("Số: 33/KH-UBND", "Lạng Sơn, ngày 22 tháng 01 năm 2024"),
)
TASKS = (
    ("1", "Trình danh mục cầu thí điểm của năm", "Sở Giao thông vận tải", "Sở Kế hoạch và Đầu tư", "29/02/2024"),
    ("2", "Công bố thiết kế mẫu cầu nông thôn", "Sở Xây dựng", "Sở Tài chính", "15/3/2024"),
    ("3", "Bố trí vốn hỗ trợ từ ngân sách tỉnh", "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "30/4/2024"),
)
pytestmark = pytest.mark.usefixtures("vietnamese")


@pytest.fixture(scope="module")
def order() -> Image.Image:
    return scanned(Sheet(size=14).prose(ORDER).pdf())[0]


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three paragraphs of the bulletin are a page here: enough to be spoilt, and read in half the time."""
    monkeypatch.setattr("benchmarks.ocr._PARAGRAPHS", 3)


def png(image: Image.Image) -> bytes:
    made = io.BytesIO()
    image.save(made, "PNG", dpi=(200, 200))
    return made.getvalue()


def with_text(scan: Image.Image) -> bytes:
    with pdfium.PdfDocument.new() as both:
        both.import_pages(pdfium.PdfDocument(Sheet().prose("Trang này có chữ thật.").pdf()))
        both.import_pages(pdfium.PdfDocument(as_pdf([scan])))
        made = io.BytesIO()
        both.save(made)
        return made.getvalue()


def test_a_scanned_page_of_a_pdf_is_read_and_onewith_text_is_not_scanned(order: Image.Image) -> None:
    source = PdfReader().read(with_text(order), "a.pdf")
    assert [line for line in source.text.split("\n") if line] == ["Trang này có chữ thật.", ORDER]
    assert {(box.page, box.confidence is None) for box in source.boxes} == {(1, True), (2, False)}
    assert source.metadata["ocr"].startswith("tesseract 5")
    ((task,),) = (item.assignments for item in extract(source.text).items)
    assert (task.lead, task.support, task.deadline) == (("Sở Nội vụ",), ("Sở Tài chính",), "2024-02-15")


@pytest.mark.slow
@pytest.mark.parametrize(
    "turned",
    [
        lambda image: rotated(image, 2.0),
        lambda image: image.transpose(Image.Transpose.ROTATE_90),
        lambda image: image.transpose(Image.Transpose.ROTATE_180),
        lambda image: image.transpose(Image.Transpose.ROTATE_270),
    ],
    ids=["askew", "left", "upside down", "right"],
)
def test_boxes_lie_on_the_page_as_it_came(turned: object) -> None:
    assert callable(turned)
    case = KINDS["clean"](0)
    came = turned(case.picture)
    source = ImageReader().read(png(came), "a.png")
    assert character_errors(source.text, case.truth) < 0.005 * len(case.truth)
    box = next(box for box in source.boxes if source.text[box.start : box.end] == "27/12/2023,")
    left, top, right, bottom = (round(side * 200 / 72) for side in (box.left, box.top, box.right, box.bottom))
    cut = came.crop((left - 4, top - 4, right + 4, bottom + 4))
    assert character_errors(in_any_turn(cut), "27/12/2023,") <= 2


def in_any_turn(cut: Image.Image) -> str:
    """What stands in a piece of the page as it came, whichever quarter turn makes it upright."""
    folder = ocr.data_folder()
    assert folder is not None
    paper = ImageOps.expand(cut, 30, 255)
    ways = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
    engine = ocr.Engine(folder)
    read_by_itself = [engine.words(image, 200, 1, whole=False) for image in (paper, *map(paper.transpose, ways))]
    engine.close()
    texts = [" ".join(word.text for word in words) for words in read_by_itself]
    return min(texts, key=lambda text: character_errors(text, "27/12/2023,"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("clean", 0.5),
        ("noisy", 0.5),
        ("rotated by 1°", 0.5),
        ("stamped", 0.5),
        ("two columns", 0.5),
        ("a table", 1.0),
        ("photocopied twice", 5.0),
    ],
)
def test_letters_read_wrongly_on_a_bad_page(kind: str, most: float) -> None:
    case = KINDS[kind](0)
    errors = character_errors(plain(read(case.picture).text), case.truth)
    assert 100 * errors / len(case.truth) <= most


@pytest.mark.slow
def test_a_ruled_table_under_a_stamp_is_read_as_assignments() -> None:
    sheet = Sheet().beside(*LETTERHEAD).centred("KẾ HOẠCH", "Xây cầu năm 2024")
    sheet.table((HEAD, *TASKS), (13, 55, 36, 36, 28)).prose("Kế hoạch này có hiệu lực kể từ ngày ký./.")
    picture = stamped(rotated(noisy(scanned(sheet.pdf())[0]), -0.8), ((0.6, 0.33),))
    source = PdfReader().read(as_pdf([picture]), "a.pdf")
    found = [task for item in extract(source.text).items for task in item.assignments]
    assert [(task.lead, task.support, task.deadline) for task in found] == [
        (("Sở Giao thông vận tải",), ("Sở Kế hoạch và Đầu tư",), "2024-02-29"),
        (("Sở Xây dựng",), ("Sở Tài chính",), "2024-03-15"),
        (("Sở Tài chính",), ("Sở Kế hoạch và Đầu tư",), "2024-04-30"),
    ]


@pytest.mark.slow
def test_doubtful_words_are_marked_and_a_poor_page_is_told() -> None:
    source = read(photocopied(KINDS["clean"](0).picture, 3))
    codes = {note.code for note in source.notes}
    assert {"poor-scan", "doubtful"} <= codes
    for note in source.notes:
        if note.code == "doubtful":
            assert note.start is not None
            assert note.end is not None
            assert f"“{source.text[note.start : note.end]}”" in note.message_vi
            inside = [box for box in source.boxes if note.start <= box.start < note.end]
            assert all(box.confidence is not None and box.confidence < DOUBTFUL for box in inside)


@pytest.mark.slow
def test_a_tiff_of_many_pages(order: Image.Image) -> None:
    made = io.BytesIO()
    order.convert("1").save(made, "TIFF", compression="group4", save_all=True, append_images=[order.convert("1")] * 2)
    source = ImageReader().read(made.getvalue(), "fax.tif")
    assert (source.pages, source.text.count(ORDER), source.media_type) == (3, 3, "image/tiff")
    assert {box.page for box in source.boxes} == {1, 2, 3}


def test_without_the_data_pageswith_text_are_read_and_the_scan_says_what_to_install(
    order: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "_FOLDERS", ())
    for name in ("DIEUHANH_TESSDATA", "TESSDATA_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ProgramMissingError, match="tesseract-ocr-vie"):
        ImageReader().read(png(order), "a.png")
    source = PdfReader().read(with_text(order), "a.pdf")
    assert source.text == "Trang này có chữ thật."
    assert "page-unread" in {note.code for note in source.notes}


def test_damaged_data_are_told(order: Image.Image, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "vie.traineddata").write_bytes(b"not the data")
    monkeypatch.setenv("DIEUHANH_TESSDATA", str(tmp_path))
    with pytest.raises(ProgramFailedError, match="cài lại"):
        ImageReader().read(png(order), "a.png")


def test_a_page_that_takes_too_long_is_given_up_and_noted(order: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_PAGE_TIMEOUT", 1)
    source = PdfReader().read(with_text(order), "a.pdf")
    assert "Trang này có chữ thật." in source.text
    assert any("quá lâu" in note.message_vi for note in source.notes)


def with_a_mark(words: str, colour: tuple[int, int, int]) -> Image.Image:
    """A page with a framed mark of secrecy stamped below its number, where the rules on secrets have it."""
    room = "<br/> <br/> <br/> "
    number, day = LETTERHEAD[1]
    sheet = Sheet().beside(LETTERHEAD[0], (number + room, day + room)).prose(ORDER)
    page = scanned(sheet.pdf())[0].convert("RGB")
    font = ImageFont.truetype(str(FONT_FILE), 40)
    font.set_variation_by_axes([700, 100])
    draw = ImageDraw.Draw(page)
    left, top, right, bottom = draw.textbbox((300, 360), words, font=font)
    draw.rectangle((left - 14, top - 14, right + 14, bottom + 14), outline=colour, width=4)
    draw.text((300, 360), words, font=font, fill=colour)
    return page


RED, BLACK = (200, 30, 40), (0, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "verdict"),
    [
        (lambda: with_a_mark("TỐI MẬT", RED), Verdict.SECRET),
        (lambda: rotated(with_a_mark("MẬT", RED), 1.0), Verdict.SECRET),
        (lambda: noisy(with_a_mark("MẬT", BLACK)), Verdict.SECRET),
        (lambda: stamped(KINDS["clean"](0).picture), Verdict.CLEAR),
    ],
    ids=["red", "red and askew", "black on a noisy page", "a round seal and no mark"],
)
def test_a_mark_of_secrecy_on_a_scan_is_seen(page: Callable[[], Image.Image], verdict: Verdict) -> None:
    assert look(png(page()), "a.png").verdict is verdict


def faded(image: Image.Image, ink: float) -> Image.Image:
    """The page as a scan that lost most of its ink: 1 leaves it as it was."""
    return image.convert("L").point([round(255 - (255 - level) * ink) for level in range(256)])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "verdicts"),
    [
        (lambda: photocopied(with_a_mark("TỐI MẬT", BLACK)), {Verdict.SECRET}),
        (lambda: photocopied(with_a_mark("MẬT", RED), 3), {Verdict.SECRET, Verdict.UNCERTAIN}),
        (lambda: noisy(faded(with_a_mark("TUYỆT MẬT", BLACK), 0.6)), {Verdict.SECRET, Verdict.UNCERTAIN}),
        (lambda: noisy(faded(with_a_mark("MẬT", BLACK), 0.35)), {Verdict.STUCK}),
    ],
    ids=["copied twice", "red, copied three times", "faint", "too faint to be read"],
)
def test_a_mark_on_a_poor_copy_never_goes_through(page: Callable[[], Image.Image], verdicts: set[Verdict]) -> None:
    """What nobody can read waits for a person as well: only a page that was read may pass."""
    assert look(png(page()), "a.png").verdict in verdicts
