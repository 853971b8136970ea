"""Words and marks of a short stretch of text, and whether the verb of a duty begins at one of them."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from dieuhanh.extraction.knowledge import body_words, phrases

TOKEN = re.compile(r"[^\W_]+(?:[&.'’][^\W_]+)*|[^\s]")
MOST = 96
_WIDEST = 6


class Tokens:
    """The words and marks of text[start:end]; `low` is in lower case, every dash a "-".

    Offsets are found when they are asked for: most tokens are looked at and passed over.
    """

    __slots__ = ("_end", "_spans", "_start", "_text", "low", "raw")

    def __init__(self, text: str, start: int, end: int, raw: list[str]) -> None:
        self.raw = raw
        self.low = lowered(raw)
        self._text = text
        self._start = start
        self._end = end
        self._spans: list[tuple[int, int]] = []

    def start(self, index: int) -> int:
        """Return the offset in the text at which the token begins."""
        return self._span(index)[0]

    def end(self, index: int) -> int:
        """Return the offset in the text just after the token; -1 is the last one."""
        return self._span(index if index >= 0 else len(self.raw) + index)[1]

    def _span(self, index: int) -> tuple[int, int]:
        if index >= len(self._spans):
            begin = self._spans[-1][1] if self._spans else self._start
            missing = index + 1 - len(self._spans)
            self._spans += [match.span() for match in islice(TOKEN.finditer(self._text, begin, self._end), missing)]
        return self._spans[index]


def tokens(text: str, start: int, end: int, most: int = MOST) -> Tokens:
    """Return at most `most` tokens of text[start:end]."""
    window = min(end, start + most * _WIDEST)
    raw = TOKEN.findall(text, start, window)
    if window < end and raw:
        raw.pop()
    return Tokens(text, start, end, raw[:most])


def lowered(words: list[str]) -> list[str]:
    """Return the tokens' forms for comparing: lower case, every dash a hyphen."""
    low = [word.lower() for word in words]
    if "–" in low or "—" in low:
        low = ["-" if word in ("–", "—") else word for word in low]
    return low


@cache
def verbs() -> frozenset[str]:
    """Return the words that begin a duty."""
    return frozenset(phrases("verbs"))


@cache
def _first_halves() -> frozenset[str]:
    return frozenset(verb.split()[0] for verb in verbs())


def starts_duty(words: Tokens, at: int) -> bool:
    """Tell whether a verb or adverb of a duty begins at token `at`."""
    low = words.low
    if at >= len(low) or low[at] not in _first_halves():
        return False
    known = body_words()
    if at and low[at - 1] in known.joined.get(low[at], ()):
        return False
    pair = " ".join(low[at : at + 2])
    if pair in known.noun_pairs:
        return False
    return low[at] in verbs() or pair in verbs() or " ".join(low[at : at + 3]) in verbs()
