"""An administrative report as a Word file with real styles, which the clerk goes on to edit."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from dieuhanh.exports.administrative import COUNTRY, MOTTO, RECIPIENTS, Figure, Heading, Paragraph, Report
from dieuhanh.exports.tables import Table, written

_FONT = "Times New Roman"
_CENTRE, _RIGHT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


def word(report: Report) -> bytes:
    """Return the .docx of a report: A4, Times New Roman, the margins and sizes of NĐ 30/2020/NĐ-CP, Phụ lục I."""
    document = docx.Document()
    set_up(document)
    _head(document, report)
    add_centred(document, report.kind.upper(), 14)
    add_centred(document, report.subject, 14)
    for block in report.blocks:
        if isinstance(block, Heading):
            document.add_heading(block.text, level=2)
        elif isinstance(block, Paragraph):
            document.add_paragraph(block.text, style="Body Text")
        elif isinstance(block, Figure):
            document.add_paragraph(block.finding, style="Body Text")
        else:
            _table(document, block)
    _foot(document, report)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def set_up(document: Document) -> None:
    """Give a document the sheet, margins and letters of NĐ 30/2020/NĐ-CP, Phụ lục I."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    for name, bold in (("Normal", False), ("Body Text", False), ("Heading 2", True)):
        _letters(document, name, bold=bold)
    text = document.styles["Body Text"].paragraph_format
    text.alignment, text.first_line_indent, text.space_before, text.space_after = _JUSTIFY, Cm(1.27), Pt(6), Pt(0)


def _letters(document: Document, name: str, *, bold: bool) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(13), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), _FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)


def _page_number(paragraph: WordParagraph) -> None:
    """A field that Word fills, centred in the top margin from the second page on."""
    paragraph.alignment = _CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _head(document: Document, report: Report) -> None:
    left, right = _pair(document)
    _line(left, report.parent_body, 13)
    _line(left, report.body, 13, bold=True)
    _line(left, "─────", 8)
    _line(left, f"Số:        {report.sign}", 13)
    _line(right, COUNTRY, 12, bold=True)
    _line(right, MOTTO, 14, bold=True)
    _line(right, "────────────────", 8)
    _line(right, report.place_and_day, 13, italic=True)


def _pair(document: Document) -> tuple[_Cell, _Cell]:
    """Two cells beside each other without lines, both empty."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Cm(6.2), Cm(10.3)
    return left, right


def _line(cell: _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    fresh = len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs
    paragraph = cell.paragraphs[0] if fresh else cell.add_paragraph()
    paragraph.alignment = _CENTRE
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def add_centred(document: Document, text: str, size: float, *, bold: bool = True) -> None:
    """Add a line in the middle; `size` in points."""
    paragraph = document.add_paragraph()
    paragraph.alignment = _CENTRE
    paragraph.paragraph_format.space_before = Pt(6)
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold


def _table(document: Document, table: Table) -> None:
    document.add_heading(table.title, level=2)
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(column.heading).bold = True
    _repeat(grid.rows[0]._tr)
    for row in table.rows:
        cells = grid.add_row().cells
        for cell, value, column in zip(cells, row, table.columns, strict=True):
            cell.text = written(value, column.kind)
            if column.kind in {"number", "percent"}:
                cell.paragraphs[0].alignment = _RIGHT
    for note in table.notes:
        document.add_paragraph(note)


def _repeat(row: CT_Row) -> None:
    """Let a heading row stand on every page of the table."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _foot(document: Document, report: Report) -> None:
    document.add_paragraph()
    left, right = _pair(document)
    _line(left, RECIPIENTS, 12, bold=True, italic=True)
    for recipient in report.recipients:
        _line(left, f"- {recipient};", 11)
    for paragraph in left.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for text in report.signatory:
        _line(right, text, 13, bold=True)
