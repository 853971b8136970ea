"""The piece of a text that answers a question, with its words marked."""

from __future__ import annotations

from dataclasses import dataclass

from dieuhanh.language.searching import Word, words
from dieuhanh.web.search.matching import Phrase

LENGTH = 220
_BEFORE = 70


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `marked` where it is a word of the question."""

    text: str
    marked: bool


def marked(text: str, wanted: frozenset[str]) -> tuple[Piece, ...]:
    """Return the whole text in pieces, its words that are wanted (folded) marked."""
    return tuple(_pieces(text, [word for word in words(text) if word.folded in wanted], 0, len(text)))


def snippet(text: str, phrases: tuple[Phrase, ...]) -> tuple[Piece, ...]:
    """Return a piece of the text around the first of the phrases that it has, else around its densest words."""
    said = words(text)
    wanted = frozenset(word for phrase in phrases for word in phrase)
    hits = [word for word in said if word.folded in wanted]
    if not hits:
        return tuple(_pieces(text, [], 0, LENGTH))
    begin = _begin(text, _phrase_at(said, phrases) or _densest(hits))
    end = min(len(text), begin + LENGTH)
    return tuple(_pieces(text, [hit for hit in hits if begin <= hit.start and hit.end <= end], begin, end))


def _phrase_at(said: list[Word], phrases: tuple[Phrase, ...]) -> Word | None:
    folded = [word.folded for word in said]
    for phrase in phrases:
        for at in range(len(said) - len(phrase) + 1):
            if folded[at] == phrase[0] and tuple(folded[at : at + len(phrase)]) == phrase:
                return said[at]
    return None


def _densest(hits: list[Word]) -> Word:
    """The hit after which the most different words follow within the length of a snippet."""
    return max(
        hits,
        key=lambda hit: (
            len({one.folded for one in hits if 0 <= one.start - hit.start < LENGTH - _BEFORE}),
            -hit.start,
        ),
    )


def _begin(text: str, word: Word) -> int:
    """Where the snippet begins: some words before, at the start of a word."""
    if word.start <= _BEFORE:
        return 0
    space = text.find(" ", word.start - _BEFORE)
    return space + 1 if 0 <= space < word.start else word.start


def _pieces(text: str, hits: list[Word], begin: int, end: int) -> list[Piece]:
    pieces = [Piece("… ", marked=False)] if begin else []
    at = begin
    for hit in hits:
        pieces += [Piece(text[at : hit.start], marked=False), Piece(text[hit.start : hit.end], marked=True)]
        at = hit.end
    pieces.append(Piece(text[at:end], marked=False))
    if end < len(text):
        pieces.append(Piece(" …", marked=False))
    return _joined([piece for piece in pieces if piece.text])


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Join marked words with only a space between them into one."""
    joined: list[Piece] = []
    for piece in pieces:
        if len(joined) > 1 and piece.marked and joined[-1].text.isspace() and joined[-2].marked:
            joined[-2:] = [Piece(joined[-2].text + joined[-1].text + piece.text, marked=True)]
        else:
            joined.append(piece)
    return joined
