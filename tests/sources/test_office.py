"""Word files and portal pages: every paragraph, the numbers that Word counts, tables as rows."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

import pytest

from dieuhanh.extraction import extract
from dieuhanh.sources import SourceError, read
from dieuhanh.sources.soffice import to_docx
from tests.sources.making import docx, paragraph, table, zipped

HEAD = table(
    (
        "ỦY BAN NHÂN DÂN\nTỈNH VÍ DỤ\nSố: 45/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\nngày 05/01/2024",
    )
)
TASKS = table(
    ("STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"),
    ("1", "Lập danh sách\nhộ nghèo", "Sở Nội vụ", "15/12/2024"),
)
NUMBERING = """<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%2."/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>"""


def counted(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'


def test_a_letterhead_stands_beside_and_a_table_of_tasks_is_read_as_duties() -> None:
    source = read(docx(HEAD + paragraph("KẾ HOẠCH") + TASKS), "a.docx")
    assert source.text.splitlines() == [
        "ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH VÍ DỤ    Độc lập - Tự do",
        "Số: 45/KH-UBND    ngày 05/01/2024",
        "KẾ HOẠCH",
        "STT | Nội dung | Đơn vị chủ trì | Thời hạn",
        "1 | Lập danh sách hộ nghèo | Sở Nội vụ | 15/12/2024",
    ]


def test_a_document_of_word_gives_the_same_duties_as_its_text(demo: Path) -> None:
    text = (demo / "ke-hoach-cau-nong-thon.txt").read_text(encoding="utf-8")
    rows = [tuple(line.split(" | ")) for line in text.splitlines() if line.count("|") > 1]
    first = text.index(" | ".join(rows[0]))
    last = text.index(" | ".join(rows[-1])) + len(" | ".join(rows[-1]))
    before, after = (
        "".join(paragraph(escape(line)) for line in part.splitlines()) for part in (text[:first], text[last:])
    )
    source = read(docx(before + table(*rows) + after), "ke-hoach.docx")
    assert duties(source.text) == duties(text)
    assert len(duties(text)) >= len(rows) - 1


def duties(text: str) -> list[tuple[tuple[str, ...], str | None]]:
    return [(duty.lead, duty.deadline) for item in extract(text).items for duty in item.assignments]


def test_numbers_that_word_counts_are_written_out() -> None:
    levels = [0, 1, 2, 2, 1, 0, 1]
    body = "".join(paragraph(f"việc {at}", counted(level)) for at, level in enumerate(levels))
    lines = read(docx(body, numbering=NUMBERING)).text.splitlines()
    assert [line.split()[0] for line in lines] == ["I.", "1.", "a)", "b)", "2.", "II.", "1."]


def test_crossed_out_and_hidden_words_are_not_read_and_changes_are_told() -> None:
    body = (
        "<w:p><w:r><w:t>giao </w:t></w:r><w:del><w:r><w:delText>Sở A</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Sở B</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    )
    source = read(docx(body))
    assert source.text == "giao Sở B"
    assert [note.code for note in source.notes] == ["tracked-changes"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (docx(paragraph("nội dung"))[:200], "damaged"),
        (zipped({"word/document.xml": b"<w:p>"}), "damaged"),
        (zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "damaged"),
        (docx(""), "empty"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "protected"),
        (zipped({"xl/workbook.xml": b"<a/>"}), "unknown-form"),
        (zipped({"bomb.txt": bytes(50 << 20)}), "too-large"),
    ],
    ids=["cut off", "broken", "entities", "empty", "password", "another form", "bomb"],
)
def test_a_bad_file_says_what_is_wrong(content: bytes, code: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(content, "a.docx")
    assert refused.value.code == code


def test_a_wrong_extension_is_told_and_the_content_decides() -> None:
    source = read(docx(paragraph("nội dung")), "a.pdf")
    assert (source.reader, [note.code for note in source.notes]) == ("docx", ["misnamed"])


PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Kết luận của Chủ tịch | Cổng thông tin</title>
<meta name="description" content="Đoạn dẫn"></head><body><nav><a href="/">Trang chủ</a></nav><article>
<h1>Kết luận của Chủ tịch</h1><p>Ngày 05/01/2024, <b>UBND tỉnh</b>&nbsp;ban hành Công văn số 45/UBND-KT.</p>
<ol start="3"><li>Giao Sở Tài chính</li><li>Giao Sở Y tế</li></ol>
<figure><img src="/a.jpg" alt="x"><figcaption>Toàn cảnh</figcaption></figure>
<table><tr><th>STT</th><th>Chủ trì</th></tr><tr><td>1</td><td>Sở A</td></tr></table></article>
<aside>Tin khác</aside><footer>Bản quyền</footer><script>var a = "<p>mã</p>"</script></body></html>"""


def test_a_portal_page_gives_its_article_and_its_pictures() -> None:
    source = read(PAGE.encode(), "trang.html")
    assert source.text.splitlines() == [
        "Kết luận của Chủ tịch",
        "Ngày 05/01/2024, UBND tỉnh ban hành Công văn số 45/UBND-KT.",
        "3. Giao Sở Tài chính",
        "4. Giao Sở Y tế",
        "Toàn cảnh",
        "STT | Chủ trì",
        "1 | Sở A",
    ]
    assert source.metadata["lead"] == "Đoạn dẫn"
    assert source.metadata["images"] == "/a.jpg\tToàn cảnh"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed (libreoffice-writer)")
def test_old_word_files_are_read_by_libreoffice() -> None:
    rtf = rb"{\rtf1\ansi Giao S\u7903? T\u224?i ch\u237?nh b\u225?o c\u225?o.\par}"
    source = read(rtf, "a.doc")
    assert source.text.strip() == "Giao Sở Tài chính báo cáo."
    assert source.reader == "doc"
    assert to_docx(rtf, ".rtf").startswith(b"PK")
