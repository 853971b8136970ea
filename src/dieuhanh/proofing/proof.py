"""The text in the hands of the proofreader: clean, masked, cut into words and lines, with the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from dieuhanh.extraction.model import Extraction
from dieuhanh.language import clean, fold
from dieuhanh.proofing.finding import RULES, Finding, Span
from dieuhanh.proofing.wording import Words, read_words

_LINE = re.compile(r"[^\n]+")
# Addresses of pages, mailboxes and files: no rule of language holds in them.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{1,2000}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:vn|com|org|net|jpe?g|png|pdf|docx?|xlsx?|html?|zip)\b"
)


class Proof:
    """One text under proof; all its offsets are of the clean text, findings are given back in those of the source."""

    def __init__(self, source: str, extraction: Extraction) -> None:
        self.source = source
        self.extraction = extraction
        self._clean = clean(source)
        self.text = self._clean.text
        self.prose = _ADDRESS.sub(lambda found: "0" * len(found.group()), self.text)

    @cached_property
    def folded(self) -> str:
        """The clean text folded, of the same length."""
        return fold(self.prose)

    @cached_property
    def words(self) -> Words:
        """The words of the prose, in order."""
        return read_words(self.prose)

    @cached_property
    def lines(self) -> list[Span]:
        """The spans of the lines that are not blank, outer white space left out."""
        spans = (self.trimmed(*found.span()) for found in _LINE.finditer(self.text))
        return [span for span in spans if span[0] < span[1]]

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
