"""Pages of lines to one text, with the place on the page of every stretch of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dieuhanh.sources.layout import Kind, Line, Word, box_of
from dieuhanh.sources.layout_flow import Flow, glue, joined_tables
from dieuhanh.sources.model import PageBox


def compact(line: Line) -> Line:
    """Return the line with each cell's rows as one word: a long document then fits in memory."""
    return Line(line.kind, tuple(_compact(cell) for cell in line.cells), line.page, line.box, line.edges)


def _compact(cell: Sequence[Word]) -> tuple[Word, ...]:
    runs: list[list[Word]] = []
    for word in cell:
        if runs and word.box.left >= runs[-1][-1].box.left:
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(Word(" ".join(word.text for word in run), box_of(run), run[0].page) for run in runs)


class _Writer:
    """Collects the text and where each piece of it stood."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.boxes: list[PageBox] = []
        self.length = 0

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def add_word(self, word: Word) -> None:
        start, box = self.length, word.box
        self.add(word.text)
        self.boxes.append(
            PageBox(start, self.length, word.page, box.left, box.top, box.right, box.bottom, word.confidence)
        )

    def add_line(self, line: Line) -> None:
        for number, cell in enumerate(line.cells):
            if number:
                self.add(line.between)
            for at, word in enumerate(cell):
                if at:
                    self.add(_space(cell[at - 1], word))
                self.add_word(word)


def _space(before: Word, word: Word) -> str:
    """What joins two words of a cell; a word further left than the one before begins a row of its own."""
    return glue(before.text, word.text) if word.box.left < before.box.left else " "


def text_of(lines: Iterable[Line]) -> tuple[str, tuple[PageBox, ...]]:
    """Return the text, a paragraph or a table's row a line, and its boxes in the order of the text."""
    known = joined_tables(lines)
    flow = Flow(known)
    writer = _Writer()
    before: Line | None = None
    for line in known:
        if before is not None:
            writer.add(_between(flow, before, line))
        writer.add_line(line)
        before = line
    return "".join(writer.parts), tuple(writer.boxes)


def _between(flow: Flow, before: Line, line: Line) -> str:
    if before.kind is Kind.PROSE and flow.goes_on(before, line):
        return glue(before.text, line.text)
    return "\n" if flow.stands_close(before, line) else "\n\n"
