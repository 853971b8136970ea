"""The text in the hands of the proofreader: cleaned, masked, cut into words and lines, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from dieuhanh.language import clean, fold
from dieuhanh.proofing.finding import RULES, Finding, Span
from dieuhanh.proofing.wording import Words, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dieuhanh.extraction.model import Extraction

_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_IN_NUMBER = frozenset("0123456789/.,-")
_NEW_LINE = re.compile("\n")
_LINE = re.compile(r"[^\n]+")
# Addresses of pages, mailboxes and files: no rule of language holds in them. A scheme begins one; an @ or a well-known
# ending stands inside one, of which the left part is looked for afterwards.
_LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}")
_INSIDE_ADDRESS = re.compile(
    r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|\.(?:vn|com|org|net|jpe?g|png|pdf|docx?|xlsx?|html?|zip)\b"
)
_LEFT_OF_ADDRESS = re.compile(r"[\w.+-]{1,64}$")
_LONGEST_LEFT = 64


def mask_addresses(text: str) -> str:
    """Return a text of the same length with the letters of addresses replaced by zeros."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(_addresses(text)):
        if end > done:
            begin = max(start, done)
            pieces += (text[done:begin], "0" * (end - begin))
            done = end
    return "".join((*pieces, text[done:]))


def _addresses(text: str) -> Iterator[Span]:
    if "://" in text or "www." in text:
        yield from (found.span() for found in _LINK.finditer(text))
    for found in _INSIDE_ADDRESS.finditer(text):
        left = _LEFT_OF_ADDRESS.search(text, max(0, found.start() - _LONGEST_LEFT), found.start())
        if left:
            yield left.start(), found.end()


class Proof:
    """One text under proof; all its offsets are of the clean text, findings are given back in those of the source."""

    def __init__(self, source: str, extraction: Extraction) -> None:
        self.source = source
        self.extraction = extraction
        self._clean = clean(source)
        self.text = self._clean.text
        self.prose = mask_addresses(self.text)

    @cached_property
    def folded(self) -> str:
        """The clean text folded, of the same length."""
        return fold(self.prose)

    @cached_property
    def words(self) -> Words:
        """The words of the prose, in order."""
        return read_words(self.prose)

    @cached_property
    def dates(self) -> list[re.Match[str]]:
        """The dates in figures, day/month/year in three groups, that are no part of a longer number."""
        return [
            found
            for found in _DATE.finditer(self.prose)
            if self.prose[found.start() - 1 : found.start()] not in _IN_NUMBER
        ]

    @cached_property
    def lines(self) -> list[Span]:
        """The spans of the lines that are not blank, outer white space left out."""
        spans = (self.trimmed(*found.span()) for found in _LINE.finditer(self.text))
        return [span for span in spans if span[0] < span[1]]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _NEW_LINE.finditer(self.text))]

    def line_of(self, index: int) -> Span:
        """Return the span of the line in which an index of the clean text lies, without its end mark."""
        number = bisect_right(self._line_starts, index)
        end = self._line_starts[number] - 1 if number < len(self._line_starts) else len(self.text)
        return self._line_starts[number - 1], end

    def trimmed(self, start: int, end: int) -> Span:
        """Return the span without outer white space; empty where there is nothing else."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        return start + lead, max(start + lead, end - len(piece) + len(piece.rstrip()))

    def at(self, source_index: int) -> int:
        """Return the index in the clean text of a source index (as the facts of the extraction have it)."""
        if len(self.source) == len(self.text):
            return source_index
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self._clean.to_source(middle) < source_index:
                low = middle + 1
            else:
                high = middle
        return low

    def span(self, source_start: int, source_end: int) -> Span:
        """Return the clean span of a source span."""
        return self.at(source_start), self.at(source_end)

    def raw(self, start: int, end: int) -> str:
        """Return what the source has for a clean span."""
        return self.source[slice(*self._clean.source_span(start, end))]

    def found(self, rule: str, places: Iterable[Span], message: str, suggestion: str | None = None) -> Finding:
        """Return the finding of a rule at the given spans of the clean text (at least one)."""
        return self.found_in_source(rule, [self._clean.source_span(*place) for place in places], message, suggestion)

    def found_in_source(
        self, rule: str, places: Iterable[Span], message: str, suggestion: str | None = None
    ) -> Finding:
        """Return the finding of a rule at the given spans of the source (at least one)."""
        spans = tuple(sorted(places))
        start, end = spans[0]
        about = RULES[rule]
        return Finding(about.kind, about.severity, rule, start, end, self.source[start:end], message, suggestion, spans)
