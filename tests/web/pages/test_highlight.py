"""Spans that overlap, nest, touch or stick out must never lose or change a letter of the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.pages.highlight import Segment, Span, paragraphs, segments

TEXTS = st.text(alphabet="aẫỹđ ́\n\r\N{NO-BREAK SPACE}", max_size=60)
SPANS = st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=12).map(
    lambda pairs: [Span(number, start, end) for number, (start, end) in enumerate(pairs, 1)]
)


@given(TEXTS, SPANS, st.integers(-3, 3))
def test_joined_pieces_are_the_text(text: str, spans: list[Span], offset: int) -> None:
    assert "".join(piece.text for piece in segments(text, spans, offset=offset)) == text


@given(TEXTS, SPANS)
def test_each_letter_carries_exactly_the_spans_that_cover_it(text: str, spans: list[Span]) -> None:
    at = 0
    for piece in segments(text, spans):
        for char in piece.text:
            covering = {span.id for span in spans if span.start <= at < span.end}
            assert piece.ids <= covering
            assert char.isspace() or piece.ids == covering
            at += 1


@given(TEXTS, SPANS)
def test_a_span_with_a_word_inside_opens_once_and_closes_once_on_the_page(text: str, spans: list[Span]) -> None:
    shown = [piece for paragraph in paragraphs(segments(text, spans)) for piece in paragraph]
    for span in spans:
        visible = int(bool(text[max(span.start, 0) : max(span.end, 0)].strip()))
        assert sum(piece.opening.count(span.id) for piece in shown) == visible
        assert sum(piece.closing.count(span.id) for piece in shown) == visible


@given(TEXTS, SPANS)
def test_paragraphs_keep_every_word(text: str, spans: list[Span]) -> None:
    shown = [piece.text for paragraph in paragraphs(segments(text, spans)) for piece in paragraph]
    assert "".join("".join(shown).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("name", "text", "spans", "expected"),
    [
        (
            "nested: the citation inside the duty wins the colour",
            "giao Sở Y tế theo CV 1",
            [Span(1, 0, 22), Span(2, 18, 22)],
            [
                Segment("giao Sở Y tế theo ", frozenset({1}), (1,), (), 1),
                Segment("CV 1", frozenset({1, 2}), (2,), (1, 2), 2, 18),
            ],
        ),
        (
            "overlapping",
            "abcdef",
            [Span(1, 0, 4), Span(2, 2, 6)],
            [
                Segment("ab", frozenset({1}), (1,), (), 1),
                Segment("cd", frozenset({1, 2}), (2,), (1,), 1, 2),
                Segment("ef", frozenset({2}), (), (2,), 2, 4),
            ],
        ),
        ("nothing to mark", "abc", [], [Segment("abc")]),
        ("outside the text", "abc", [Span(1, 7, 9)], [Segment("abc")]),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_pieces(name: str, text: str, spans: list[Span], expected: list[Segment]) -> None:
    assert segments(text, spans) == expected


def test_offset_counts_from_the_source() -> None:
    pieces = segments("Sở Y tế", [Span(7, 103, 107)], offset=100)
    assert [(piece.text, sorted(piece.ids)) for piece in pieces] == [("Sở ", []), ("Y tế", [7])]
