"""PDFs with a text layer: real files set here, read back paragraph by paragraph, each word with its place."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.sheets import Sheet
from dieuhanh.extraction import extract
from dieuhanh.sources.errors import DamagedError, EmptyError, ProtectedError, TooLargeError
from dieuhanh.sources.layout_flow import glue
from dieuhanh.sources.model import SourceText
from dieuhanh.sources.pdf import PdfReader

HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
TASKS = (
    ("1", "Trình UBND tỉnh danh mục cầu thí điểm", "Sở Giao thông vận tải", "Sở Kế hoạch và Đầu tư", "29/02/2024"),
    ("2", "Công bố thiết kế mẫu cầu giao thông nông thôn", "Sở Xây dựng", "", "15/3/2024"),
    ("3", "Bố trí vốn hỗ trợ từ ngân sách tỉnh", "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "30/4/2024"),
    ("4", "Thi công và nghiệm thu các cầu thí điểm", "Sở Giao thông vận tải", "Sở Xây dựng", "29/11/2024"),
)  # fmt: skip
WIDTHS = (12, 55, 38, 35, 25)
LETTERHEAD = (
    (
        "ỦY BAN NHÂN DÂN<br/>TỈNH LẠNG SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc",
    ),
    ("Số: 33/KH-UBND", "Lạng Sơn, ngày 22 tháng 01 năm 2024"),
)


def read(pdf: bytes) -> SourceText:
    return PdfReader().read(pdf, "tệp.pdf")


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@pytest.fixture(scope="module")
def bulletin(demo: Path) -> list[str]:
    text = (demo / "ban-tin-2023-tuan-52.txt").read_text(encoding="utf-8")
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()][1:]


@pytest.mark.parametrize(("columns", "size"), [(1, 13), (1, 14), (2, 11), (2, 10), (3, 9)])
def test_paragraphs_come_back_whole_over_lines_columns_and_pages(
    bulletin: list[str], columns: int, size: float
) -> None:
    source = read(Sheet(columns=columns, size=size, header="Bản tin").prose(*bulletin).pdf())
    assert paragraphs(source.text) == bulletin


def test_page_numbers_and_footers_are_left_out_and_noted(bulletin: list[str]) -> None:
    source = read(Sheet(header="Bản tin của UBND tỉnh").prose(*bulletin).pdf())
    assert "Bản tin của UBND tỉnh" not in source.text
    (note,) = source.notes
    assert note.code == "furniture"
    assert "“Bản tin của UBND tỉnh - trang 1”" in note.message_vi
    assert source.pages is not None
    assert f"Đã bỏ {2 * source.pages - 1} dòng" in note.message_vi


def test_a_letterhead_stays_side_by_side_so_that_number_and_issuer_are_read() -> None:
    sheet = Sheet().beside(*LETTERHEAD).centred("KẾ HOẠCH", "Xây cầu trên đường giao thông nông thôn", "năm 2024")
    source = read(sheet.prose("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính thực hiện trước ngày 31/01/2024.").pdf())
    found = extract(source.text)
    (item,) = found.items
    assert (found.bulletin.issuer, item.citations[0].number) == ("UBND tỉnh Lạng Sơn", "33/KH-UBND")
    assert [(task.lead, task.deadline) for task in item.assignments] == [(("Sở Nội vụ",), "2024-01-31")]


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_of_a_table_are_read_as_assignments(ruled: bool) -> None:
    sheet = (
        Sheet().beside(*LETTERHEAD).centred("KẾ HOẠCH", "Xây cầu năm 2024").table((HEAD, *TASKS), WIDTHS, ruled=ruled)
    )
    source = read(sheet.prose("Kế hoạch này có hiệu lực kể từ ngày ký./.").pdf())
    rows = [tuple(line.split(" | ")) for line in paragraphs(source.text) if "|" in line]
    assert rows == [HEAD, *TASKS]
    found = [task for item in extract(source.text).items for task in item.assignments]
    assert [(task.lead, task.deadline) for task in found] == [
        (("Sở Giao thông vận tải",), "2024-02-29"),
        (("Sở Xây dựng",), "2024-03-15"),
        (("Sở Tài chính",), "2024-04-30"),
        (("Sở Giao thông vận tải",), "2024-11-29"),
    ]


def test_a_table_over_pages_is_one_table_with_one_head() -> None:
    many = [(str(number), *TASKS[number % 4][1:]) for number in range(1, 61)]
    source = read(Sheet().table((HEAD, *many), WIDTHS).pdf())
    assert source.pages is not None
    assert source.pages > 2
    assert [tuple(line.split(" | ")) for line in paragraphs(source.text)] == [HEAD, *many]


def test_cells_that_were_merged_are_read_once() -> None:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(400, 300))
    for y in (250, 200, 100):
        canvas.line(50, y, 350, y)
    canvas.line(150, 150, 350, 150)  # the first column's cell reaches over two rows
    for x in (50, 150, 350):
        canvas.line(x, 100, x, 250)
    for x, y, text in (
        (60, 220, "Body"),
        (160, 220, "Task"),
        (60, 145, "Dept A"),
        (160, 170, "one"),
        (160, 120, "two"),
    ):
        canvas.drawString(x, y, text)
    canvas.save()
    assert paragraphs(read(made.getvalue()).text) == ["Body | Task", "Dept A | one", " | two"]


def test_every_stretch_of_text_stands_where_its_box_says(bulletin: list[str]) -> None:
    pdf = Sheet(columns=2, size=10).prose(*bulletin).pdf()
    source = read(pdf)
    with pdfium.PdfDocument(pdf) as document:
        for box in source.boxes[:400]:
            page = document[box.page - 1]
            height = page.get_height()
            found = page.get_textpage().get_text_bounded(box.left, height - box.bottom, box.right, height - box.top)
            words = source.text[box.start : box.end].split()
            assert words[0].rstrip("-") in found
            assert words[-1].rstrip("-") in found
    assert [box.start for box in source.boxes] == sorted(box.start for box in source.boxes)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    made = io.BytesIO()
    height = 400 if turn % 180 == 0 else 600
    canvas = Canvas(made, pagesize=(1000 - height, height))
    canvas.setPageRotation(turn)
    canvas.translate(*{0: (0, 0), 90: (600, 0), 180: (600, 400), 270: (0, 400)}[turn])
    canvas.rotate(turn)
    canvas.drawString(50, height - 50, "First line of the page")
    canvas.drawString(50, height - 100, "Second line, further down")
    canvas.save()
    source = read(made.getvalue())
    assert paragraphs(source.text) == ["First line of the page", "Second line, further down"]
    first = source.boxes[0]
    assert (round(first.left), 30 < first.top < 50 < first.bottom < 60) == (50, True)


@pytest.mark.parametrize(
    ("row", "rest", "between"),
    [
        ("theo Kế hoạch số 150/KH-", "BCĐ", ""),
        ("Quyết định số 1725/", "QĐ-TTg", ""),
        ("trước ngày 29/02/20", "24", ""),
        ("trước ngày 29/02/", "2024", ""),
        ("giai đoạn 2021 -", "2025", " "),
        ("ngày 29/02/2024", "05 đơn vị", " "),
        ("Sở Nội vụ", "chủ trì", " "),
    ],
)
def test_what_joins_two_rows(row: str, rest: str, between: str) -> None:
    assert glue(row, rest) == between


def test_a_sign_cut_at_the_line_end_is_whole_again() -> None:
    sign = "1725/QĐ-TTg"
    words = [f"Thực hiện Quyết định số {sign} ngày 29/12/2023, {'rất ' * filler}khẩn." for filler in range(40)]
    text = read(Sheet(size=11).prose(*words).pdf()).text
    assert text.count(sign) == 40


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"%PDF-1.7\n", DamagedError),
        (b"%PDF-1.4 not one at all" * 50, DamagedError),
        (Sheet(password="mật khẩu").prose("Nội dung").pdf(), ProtectedError),
        (Sheet(numbered=False).prose("").pdf(), EmptyError),
    ],
    ids=["cut off", "damaged", "password", "blank"],
)
def test_a_file_that_cannot_be_read_says_what_to_do(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        read(content)
    assert "Hãy" in str(caught.value) or "hãy" in str(caught.value)


def test_too_many_pages_are_refused_before_any_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dieuhanh.sources.pdf_document.MOST_PAGES", 3)
    with pytest.raises(TooLargeError, match="quá 3"):
        read(Sheet().prose(*["Nội dung rất dài. " * 200] * 4).pdf())


def test_one_damaged_page_loses_no_other() -> None:
    made = io.BytesIO()
    canvas = Canvas(made, pageCompression=0)
    for number in range(1, 4):
        canvas.drawString(100, 700, f"This is page {number}.")
        canvas.showPage()
    canvas.save()
    broken = re.sub(rb"(/Kids \[ \d+ 0 R )\d( 0 R)", rb"\g<1>0\2", made.getvalue())
    source = read(broken)
    assert [note.code for note in source.notes] == ["page-unread"]
    assert paragraphs(source.text) == ["This is page 1.", "This is page 3."]


def test_pdfs_read_by_several_threads_at_a_time() -> None:
    files = [
        Sheet(columns=n % 2 + 1).prose(*[f"Đoạn {i} của tệp {n}: Sở Nội vụ." for i in range(40)]).pdf()
        for n in range(6)
    ]
    alone = [read(file).text for file in files]
    with ThreadPoolExecutor(4) as pool:
        assert [source.text for source in pool.map(read, files * 3)] == alone * 3


@pytest.mark.parametrize(("content", "sure"), [(b"%PDF-1.7", 1.0), (b"\n\n%PDF-1.4", 1.0), (b"PK\x03\x04", 0.0)])
def test_the_content_decides_not_the_name(content: bytes, sure: float) -> None:
    assert PdfReader().accepts(content, "công văn.docx") == sure


@pytest.mark.slow
def test_two_thousand_pages_need_little_memory(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "dài.pdf"))
    for number in range(2000):
        for row in range(9):
            canvas.drawString(80, 780 - 16 * row, f"Page {number}, row {row}: the Department of Home Affairs leads,")
        canvas.showPage()
    canvas.save()
    work = (
        "import re, sys, pathlib\n"
        "from dieuhanh.sources.pdf import PdfReader\n"
        "source = PdfReader().read(pathlib.Path(sys.argv[1]).read_bytes(), '')\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())\n"
        "print(source.pages, source.text.count('Page '), int(peak[1]) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", work, tmp_path / "dài.pdf"], capture_output=True, text=True, check=True
    )
    pages, rows, megabytes = map(int, done.stdout.split())
    assert (pages, rows) == (2000, 18_000)
    assert megabytes < 400
