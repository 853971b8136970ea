"""An information page as a Word file with real styles."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from dieuhanh.exports.information import Illustration, InformationPage, Section
from dieuhanh.exports.word import add_centred, set_up

_WIDEST, _HIGHEST = Mm(150), Mm(100)


def word(paper: InformationPage) -> bytes:
    """Return the .docx: A4, Times New Roman, margins and sizes of NĐ 30/2020/NĐ-CP, Phụ lục I; no header of state."""
    document = docx.Document()
    set_up(document)
    document.core_properties.title = paper.title
    document.core_properties.author = paper.issuer
    document.core_properties.language = "vi"
    for text, size in ((paper.issuer, 13), (paper.period, 13)):
        add_centred(document, text, size, bold=False)
    add_centred(document, paper.title, 14)
    document.add_paragraph(paper.lead, style="Body Text")
    if paper.contents:
        document.add_heading(paper.contents_heading, level=2)
        for group in paper.contents:
            document.add_paragraph().add_run(group.heading).bold = True
            for number, heading in group.lines:
                document.add_paragraph(f"{number}. {heading}")
    for section in paper.sections:
        _section(document, section)
    document.add_paragraph()
    document.add_paragraph(f"{paper.address_words} {paper.address}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _section(document: Document, section: Section) -> None:
    document.add_heading(f"{section.number}. {section.heading}", level=2)
    if section.about:
        document.add_paragraph(section.about)
    for paragraph in section.paragraphs:
        document.add_paragraph(paragraph, style="Body Text")
    for picture in section.pictures:
        _picture(document, picture)
    for name, words in section.facts:
        line = document.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(words)


def _picture(document: Document, picture: Illustration) -> None:
    """Word knows no WebP, so the picture goes in as JPEG, no larger than the sheet allows."""
    shape = document.add_picture(io.BytesIO(_as_jpeg(picture.content)))
    shrink = min(1, _WIDEST / shape.width, _HIGHEST / shape.height)
    shape.width, shape.height = round(shape.width * shrink), round(shape.height * shrink)
    shape._inline.docPr.set("descr", picture.alternative)
    line = document.paragraphs[-1]
    line.alignment, line.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
    document.add_paragraph(picture.caption).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _as_jpeg(content: bytes) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    with Image.open(io.BytesIO(content)) as image:
        image.convert("RGB").save(stream, "JPEG", quality=88, dpi=(200, 200))
    return stream.getvalue()
