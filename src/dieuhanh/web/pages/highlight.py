"""Overlapping and nested spans of a text, cut into pieces that a page can mark.

Pure: positions in, pieces out. Nothing here knows of claims, colours or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Span:
    """A numbered stretch of a text, half-open `[start, end)`."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that the same spans cover; `opening` and `closing` name those that begin and end with it.

    `innermost` is the shortest covering span, whose colour wins where spans nest; None where nothing covers. `at` is
    the position of the run in the text that was cut.
    """

    text: str
    ids: frozenset[int] = frozenset()
    opening: tuple[int, ...] = ()
    closing: tuple[int, ...] = ()
    innermost: int | None = None
    at: int = 0


def segments(text: str, spans: Iterable[Span], *, offset: int = 0) -> list[Segment]:
    """Cut `text` so that each piece is covered by one set of spans; joined, the pieces are the text again.

    `offset` is the position of `text` in the source that the spans count from. What reaches outside is clipped;
    a span with no word left inside is dropped. Pieces also end at line breaks, so that they group into paragraphs.
    """
    kept = [shrunk for span in spans if (shrunk := _shrunk(text, span, offset))]
    cuts = _cuts(text, kept)
    return [_segment(text, kept, start, end) for start, end in pairwise(cuts)]


def paragraphs(pieces: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Group pieces into paragraphs at line breaks; empty lines vanish, and so does the white space at line ends."""
    current: list[Segment] = []
    for piece in pieces:
        if piece.text in {"\n", "\r"}:
            if current:
                yield current
            current = []
        elif piece.ids or piece.text.strip():
            current.append(piece)
    if current:
        yield current


def _shrunk(text: str, span: Span, offset: int) -> Span | None:
    """Clip a span to the text and leave out white space at its ends, so that its number stands at a word."""
    start, end = max(span.start - offset, 0), min(span.end - offset, len(text))
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end -= len(stretch) - len(stretch.rstrip())
    return Span(span.id, start, end) if start < end else None


def _cuts(text: str, spans: Sequence[Span]) -> list[int]:
    breaks = {edge for found in _BREAK.finditer(text) for edge in found.span()}
    edges = {edge for span in spans for edge in (span.start, span.end)}
    return sorted({0, len(text)} | breaks | edges)


def _segment(text: str, spans: Sequence[Span], start: int, end: int) -> Segment:
    covering = [s for s in spans if s.start <= start and end <= s.end]
    shortest = min(covering, key=lambda s: (s.end - s.start, s.id), default=None)
    return Segment(
        text=text[start:end],
        ids=frozenset(s.id for s in covering),
        opening=tuple(s.id for s in covering if s.start == start),
        closing=tuple(s.id for s in covering if s.end == end),
        innermost=shortest.id if shortest else None,
        at=start,
    )
