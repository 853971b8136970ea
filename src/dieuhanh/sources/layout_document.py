"""All pages of a document to its text, its boxes, and the notes on what was left out and what was read in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from dieuhanh.sources.faint import faint_pages, wary
from dieuhanh.sources.layout import Line
from dieuhanh.sources.layout_furniture import PageLines, split_furniture
from dieuhanh.sources.layout_text import text_of
from dieuhanh.sources.model import Note, PageBox
from dieuhanh.sources.places import DOUBTFUL

_POOR = 0.08  # doubtful words of a page: above it even sure words have lost marks
_MOST_NOTES = 300
_MOST_FURNITURE = 12

Back = Callable[[PageBox], PageBox]


def document_of(
    pages: Sequence[PageLines], back: Mapping[int, Back]
) -> tuple[str, tuple[PageBox, ...], tuple[Note, ...]]:
    """Return text, boxes and notes; `back` leads the boxes of straightened pages to the pages as they came."""
    lines, furniture = split_furniture(pages)
    text, boxes = text_of(lines)
    placed = wary(text, tuple(back[box.page](box) if box.page in back else box for box in boxes))
    return text, placed, (*_furniture_notes(furniture), *_poor_pages(placed), *_doubts(text, placed))


def _furniture_notes(furniture: Sequence[Line]) -> Iterator[Note]:
    if not furniture:
        return
    shown = Counter(line.text for line in furniture)
    list_of = "; ".join(f"“{text}”" for text in list(shown)[:_MOST_FURNITURE])
    more = ", …" if len(shown) > _MOST_FURNITURE else ""
    yield Note(
        "furniture",
        f"Đã bỏ {len(furniture)} dòng đầu trang, chân trang, số trang: {list_of}{more}.",
        f"{len(furniture)} lines of headers, footers and page numbers were left out: {list_of}{more}.",
    )


def _poor_pages(boxes: Sequence[PageBox]) -> Iterator[Note]:
    for page, share in faint_pages(boxes, _POOR).items():
        yield Note(
            "poor-scan",
            f"Trang {page} mờ hoặc bẩn ({share:.0%} số chữ đọc không chắc), dấu có thể sai: nên quét lại bản gốc.",
            f"Page {page} is faint or dirty ({share:.0%} of its words are doubtful): scan the original again.",
        )


def _doubts(text: str, boxes: Sequence[PageBox]) -> Iterator[Note]:
    runs = list(_runs([box for box in boxes if box.confidence is not None], text))
    for run in runs[:_MOST_NOTES]:
        yield _doubt(text, run)
    if len(runs) > _MOST_NOTES:
        rest = len(runs) - _MOST_NOTES
        yield Note(
            "doubtful-more",
            f"Còn {rest} chỗ khác đọc không chắc; nên quét lại văn bản rõ hơn.",
            f"{rest} more places were read in doubt; a better scan is advisable.",
        )


def _runs(boxes: Sequence[PageBox], text: str) -> Iterator[list[PageBox]]:
    """The doubtful words, those next to each other together."""
    run: list[PageBox] = []
    for box in boxes:
        doubtful = (box.confidence or 0.0) < DOUBTFUL
        if run and (not doubtful or text[run[-1].end : box.start].strip(" ") or box.page != run[-1].page):
            yield run
            run = []
        if doubtful:
            run.append(box)
    if run:
        yield run


def _doubt(text: str, run: Sequence[PageBox]) -> Note:
    start, end, page = run[0].start, run[-1].end, run[0].page
    sure = round(100 * min(box.confidence or 0.0 for box in run))
    return Note(
        "doubtful",
        f"Đọc không chắc “{text[start:end]}” ở trang {page} (độ tin cậy {sure} %): hãy so với ảnh của trang.",
        f"“{text[start:end]}” on page {page} was read in doubt ({sure} % sure): see the page's picture.",
        start,
        end,
    )
