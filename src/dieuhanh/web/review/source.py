"""An item's source for the screen: paragraphs with numbered, nested marks that know their offsets, and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dieuhanh.sources.model import PageBox
from dieuhanh.web.documents.models import PageMap, TextVersion
from dieuhanh.web.documents.pictures import has_pages
from dieuhanh.web.pages.highlight import Segment, Span, paragraphs, segments
from dieuhanh.web.review.rows import Row

_A4 = (595.0, 842.0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that begins at `at` of the text; `numbers` are its rows, `opening` those that begin."""

    text: str
    at: int
    kind: str
    opening: tuple[int, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; the first may be the item's heading."""

    pieces: tuple[Piece, ...]
    heading: bool


@dataclass(frozen=True, slots=True)
class Box:
    """Where a fact stands on a page, in points from its top left corner."""

    number: int
    kind: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a PDF or scan with the boxes of the item's facts, and the words that were read in doubt."""

    page: int
    width: float
    height: float
    boxes: tuple[Box, ...]
    doubts: tuple[str, ...]


def paragraphs_of(text: str, start: int, end: int, rows: Sequence[Row], heading: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of [start, end) with the facts of the rows marked."""
    marked = {row.number: row for row in rows if row.number}
    spans = [Span(number, row.claim.start or 0, row.claim.end or 0) for number, row in marked.items()]
    for at, pieces in enumerate(paragraphs(segments(text[start:end], spans, offset=start))):
        said = " ".join("".join(piece.text for piece in pieces).split())
        is_heading = at == 0 and said == " ".join(heading.split())
        yield Paragraph(tuple(_piece(piece, start, marked) for piece in pieces), is_heading)


def _piece(piece: Segment, offset: int, marked: Mapping[int, Row]) -> Piece:
    kind = marked[piece.innermost].claim.kind if piece.innermost else ""
    return Piece(piece.text, offset + piece.at, kind, piece.opening, tuple(sorted(piece.ids)))


def sheets_of(text_version: TextVersion, start: int, end: int, rows: Sequence[Row]) -> tuple[Sheet, ...]:
    """Return the pages that [start, end) stands on, each with the boxes of its facts; nothing where there are none."""
    page_map = PageMap.objects.filter(text_version=text_version).first() if has_pages(text_version) else None
    if page_map is None:
        return ()
    boxes: dict[int, list[Box]] = {}
    for row in rows:
        if row.number:
            for place in page_map.boxes_of(row.claim.start or 0, row.claim.end or 0):
                boxes.setdefault(place.page, []).append(_box(row, place))
    doubts: dict[int, list[str]] = {}
    for doubt in page_map.doubtful(start, end):
        doubts.setdefault(doubt.page, []).append(text_version.text[doubt.start : doubt.end])
    pages = sorted({place.page for place in page_map.boxes_of(start, end)})
    return tuple(
        Sheet(page, *_size(page_map, page), tuple(boxes.get(page, ())), tuple(doubts.get(page, ()))) for page in pages
    )


def _size(page_map: PageMap, page: int) -> tuple[float, float]:
    width, height = page_map.sizes[page - 1] if page <= len(page_map.sizes) else (0.0, 0.0)
    return (width or _A4[0], height or _A4[1])


def _box(row: Row, place: PageBox) -> Box:
    return Box(
        number=row.number,
        kind=row.claim.kind,
        left=round(place.left, 1),
        top=round(place.top, 1),
        width=round(place.right - place.left, 1),
        height=round(place.bottom - place.top, 1),
    )
