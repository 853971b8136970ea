"""Bring a text into one shape for reading (NFC, plain spaces, Đ for eth, LF) and keep the way back to the source."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from dieuhanh.language.prepared import compiled

# One character for one character: these never move an offset.
_SAME_LENGTH = (
    ("\u00d0", "Đ"),  # eth, typed for Đ under old keyboards
    ("\u00f0", "đ"),
    *((space, " ") for space in "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\v\f"),
    ("\r\n", " \n"),
    ("\r", "\n"),
    ("\u2028", "\n"),
    ("\u2029", "\n"),
)
_TONE_AND_LETTER_MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Runs are bounded: unicodedata.normalize is quadratic in the length of a run of combining marks.
_MOVED = compiled(rf"[{_INVISIBLE}]{{1,1000}}|[^\W\d_][\u0300-\u036f{_INVISIBLE}]{{1,30}}")
_WITHOUT_INVISIBLE = str.maketrans("", "", _INVISIBLE)


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text; `to_source` and `source_span` lead back to the text as it was given.

    `_clean` and `_source` are the indices from which both texts run in step again, ascending.
    """

    text: str
    _clean: list[int] = field(default_factory=list, repr=False)
    _source: list[int] = field(default_factory=list, repr=False)

    @property
    def moved(self) -> bool:
        """Whether any offset differs from the source's."""
        return bool(self._clean)

    def to_source(self, index: int) -> int:
        """Return the index in the source of the character at `index` (0 … len) of the clean text."""
        at = bisect_right(self._clean, index) - 1
        return index if at < 0 else self._source[at] + index - self._clean[at]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open source span of a half-open clean span; marks stay with their letter."""
        if not self._clean or end <= start:
            return self.to_source(start), self.to_source(end)
        last = self.to_source(end - 1)
        at = bisect_right(self._clean, end) - 1
        after = self._source[at] if at >= 0 and self._clean[at] == end else last + 1
        return self.to_source(start), after


def clean(text: str) -> CleanText:
    """Return `text` in NFC with plain spaces, LF line ends, Đ/đ for eth and without invisible characters.

    Never raises; linear in the length, whatever the input.
    """
    for old, new in _SAME_LENGTH:
        if old in text:
            text = text.replace(old, new)
    if not any(mark in text for mark in _TONE_AND_LETTER_MARKS + _INVISIBLE):
        return CleanText(text)
    return _compose(text)


def _compose(text: str) -> CleanText:
    parts: list[str] = []
    in_clean: list[int] = []
    in_source: list[int] = []
    composed: dict[str, str] = {}
    done = length = 0
    for match in _MOVED.finditer(text):
        start, cluster = match.start(), match.group()
        whole = composed.get(cluster)
        if whole is None:
            whole = unicodedata.normalize("NFC", cluster.translate(_WITHOUT_INVISIBLE))
            composed[cluster] = whole
        parts += (text[done:start], whole)
        length += start - done + len(whole)
        done = match.end()
        in_clean.append(length)
        in_source.append(done)
    parts.append(text[done:])
    return CleanText("".join(parts), in_clean, in_source)
