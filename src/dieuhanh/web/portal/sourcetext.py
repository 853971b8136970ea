"""The source text of an item as marked paragraphs for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from dieuhanh.web.pages.highlight import Segment, Span, paragraphs, segments
from dieuhanh.web.portal.cards import Card


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: `opening` are the numbers that start here, `kind` the kind of the innermost claim, "" for none."""

    text: str
    kind: str
    opening: tuple[int, ...]
    url: str

    @property
    def html(self) -> SafeString:
        """The run with its link."""
        return format_html('<a href="{}">{}</a>', self.url, self.text) if self.url else escape(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; the first may be the item's heading."""

    pieces: tuple[Piece, ...]
    heading: bool

    @property
    def html(self) -> SafeString:
        """The paragraph with its links; a template takes ten times as long, and a week has hundreds of pieces."""
        return SafeString("".join(piece.html for piece in self.pieces))


def marked(text: str, card: Card, *, offset: int, heading: str) -> list[Paragraph]:
    """Return the text, which begins at `offset` of the source, with every claim of the card marked and numbered."""
    return _paragraphs(text, card.spans, card, offset=offset, heading=heading, marks=True)


def linked(text: str, card: Card, *, offset: int, heading: str) -> list[Paragraph]:
    """Return the text without its heading and with nothing but the cited documents linked."""
    spans = [span for span in card.spans if span.id in card.documents]
    found = _paragraphs(text, spans, card, offset=offset, heading=heading, marks=False)
    return [paragraph for paragraph in found if not paragraph.heading]


def plain(text: str, *, heading: str) -> list[Paragraph]:
    """Return an edited text without its heading, in paragraphs and with nothing marked."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    rest = lines[1:] if lines and _same(lines[0], heading) else lines
    return [Paragraph((Piece(line, "", (), ""),), heading=False) for line in rest]


def _paragraphs(
    text: str, spans: Iterable[Span], card: Card, *, offset: int, heading: str, marks: bool
) -> list[Paragraph]:
    urls = {number: document.path for number, document in card.documents.items()}
    kinds = card.kinds if marks else {}
    return [
        Paragraph(
            tuple(_piece(piece, urls, kinds) for piece in pieces),
            heading=at == 0 and _same("".join(piece.text for piece in pieces), heading),
        )
        for at, pieces in enumerate(paragraphs(segments(text, spans, offset=offset)))
    ]


def _piece(piece: Segment, urls: Mapping[int, str], kinds: Mapping[int, str]) -> Piece:
    url = next((urls[number] for number in sorted(piece.ids, reverse=True) if number in urls), "")
    kind = kinds.get(piece.innermost, "") if piece.innermost else ""
    return Piece(piece.text, kind, piece.opening if kinds else (), url)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())
