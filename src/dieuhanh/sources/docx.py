"""Word files (.docx): paragraphs with the numbers Word counts, tables as rows, notes at the foot of the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from dieuhanh.sources.docx_numbering import Numbering, W, numbered
from dieuhanh.sources.errors import DamagedError
from dieuhanh.sources.legacy import convert
from dieuhanh.sources.model import Note, SourceText
from dieuhanh.sources.rows import table_lines
from dieuhanh.sources.txt import converted_note, require_text
from dieuhanh.sources.unpacking import Archive, holds
from dieuhanh.sources.xml import local, parse

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BODY = "word/document.xml"
# What a reader of the page does not see: text crossed out or moved away in a revision, and the copy for old programs.
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText"})
_BLOCKS_INSIDE = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_SIGNS = {"tab": "\t", "noBreakHyphen": "-", "softHyphen": "", "cr": "\n", "br": "\n"}


class DocxReader:
    """Reads .docx; the text that tracked changes leave, hidden text not."""

    name = "docx"
    version = "1"

    def accepts(self, content: bytes, name: str) -> float:
        """Whether the archive holds a Word document."""
        return 1.0 if content.startswith(b"PK") and holds(content, _BODY) else 0.0

    def read(self, content: bytes, name: str) -> SourceText:
        """Return the text of the document."""
        parts = _Parts(Archive(content))
        text = "\n".join([*parts.lines(), *parts.footnotes()])
        converted = convert(text)
        return SourceText(
            require_text(converted.text if converted else text),
            self.name,
            self.version,
            MEDIA_TYPE,
            notes=(*((converted_note(converted.encoding),) if converted else ()), *parts.notes()),
        )


class _Parts:
    """The parts of one document that make up its text."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        if _BODY not in archive.names:
            raise DamagedError(
                "Tệp Word thiếu phần nội dung. Hãy mở bằng Word, lưu lại rồi gửi lại.",
                "The Word file lacks its content. Open it in Word, save it and send it again.",
            )
        self._body = parse(archive.read(_BODY))
        self._numbering = Numbering(self._part("word/numbering.xml"))

    def _part(self, name: str) -> etree._Element | None:
        return parse(self._archive.read(name)) if name in self._archive.names else None

    @cached_property
    def _style_numbers(self) -> dict[str, tuple[str, int]]:
        """The list that a style puts its paragraphs in."""
        root = self._part("word/styles.xml")
        styles = root.iter(f"{W}style") if root is not None else ()
        return {style.get(f"{W}styleId") or "": found for style in styles if (found := numbered(style)) is not None}

    def lines(self) -> Iterator[str]:
        body = self._body.find(f"{W}body")
        yield from self._block_lines(body if body is not None else self._body)

    def footnotes(self) -> Iterator[str]:
        root = self._part("word/footnotes.xml")
        for node in root if root is not None else ():
            text = " ".join(line.strip() for line in self._block_lines(node)).strip()
            if text and node.get(f"{W}type") is None:
                yield f"[{node.get(f'{W}id')}] {text}"

    def notes(self) -> tuple[Note, ...]:
        if next(self._body.iter(f"{W}ins", f"{W}del", f"{W}moveTo"), None) is None:
            return ()
        return (
            Note(
                "tracked-changes",
                "Tệp Word còn dấu vết sửa đổi: đã đọc theo bản sau sửa. Hãy kiểm tra có đúng bản chính thức không.",
                "The Word file has tracked changes; it was read with all of them accepted. Check it.",
            ),
        )

    def _block_lines(self, container: etree._Element) -> Iterator[str]:
        for child in container:
            kind = local(child)
            if kind == "p":
                yield from self._paragraph(child)
            elif kind == "tbl":
                yield from table_lines(self._rows(child))
            elif kind in _BLOCKS_INSIDE:
                yield from self._block_lines(child)

    def _rows(self, table: etree._Element) -> list[list[list[str]]]:
        return [[[*self._block_lines(cell)] for cell in _inside(row, "tc")] for row in _inside(table, "tr")]

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        boxes: list[etree._Element] = []
        text = "".join(_pieces(paragraph, boxes)).strip()
        label = self._label(paragraph) if text else ""
        yield f"{label} {text}" if label else text
        for box in boxes:
            yield from self._block_lines(box)

    def _label(self, paragraph: etree._Element) -> str:
        found = numbered(paragraph)
        if found is None:
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            found = self._style_numbers.get(style.get(f"{W}val") or "") if style is not None else None
        return self._numbering.label(*found) if found else ""


def _inside(node: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The children of a kind, also those that a content control or a revision wraps."""
    for child in node:
        if local(child) == wanted:
            yield child
        elif local(child) in _BLOCKS_INSIDE:
            yield from _inside(child, wanted)


def _pieces(node: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """The text below a node in order; text boxes are set aside in `boxes`, they stand beside the paragraph."""
    for child in node:
        kind = local(child)
        if kind == "t":
            yield child.text or ""
        elif kind in _SIGNS:
            yield _SIGNS[kind]
        elif kind == "txbxContent":
            boxes.append(child)
        elif kind == "footnoteReference":
            yield f"[{child.get(f'{W}id')}]"
        elif kind not in _UNSEEN and not (kind == "r" and _hidden(child)):
            yield from _pieces(child, boxes)


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") not in {"0", "false", "off"}
