"""Words and marks of a short stretch of text, and whether the verb of a duty begins at one of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dieuhanh.extraction.knowledge import body_words, phrases
from dieuhanh.language.syllables import glued_halves

TOKEN = re.compile(r"[^\W_]+(?:[&.'’][^\W_]+)*|[^\s]")
MOST = 96
_WIDEST = 6
_SHORTEST_GLUED = 4
_MOST_SOUND = 50_000


class Tokens:
    """The words and marks of text[start:end]; `low` is in lower case, every dash a "-".

    Offsets are found when they are asked for: most tokens are looked at and passed over.
    """

    __slots__ = ("_spans", "_start", "_text", "cuts", "low", "raw")

    def __init__(self, text: str, start: int, raw: list[str]) -> None:
        self.raw = raw
        self.low = lowered(raw)
        self._text = text
        self._start = start
        self._spans: list[tuple[int, int]] = []
        self.cuts: list[int] = []

    def start(self, index: int) -> int:
        """Return the offset in the text at which the token begins."""
        return self._span(index)[0]

    def end(self, index: int) -> int:
        """Return the offset in the text just after the token; -1 is the last one."""
        return self._span(index if index >= 0 else len(self.raw) + index)[1]

    def _span(self, index: int) -> tuple[int, int]:
        spans = self._spans
        if index >= len(spans):
            at = spans[-1][1] if spans else self._start
            for word in self.raw[len(spans) : index + 1]:
                begin = self._text.index(word, at)
                at = begin + len(word)
                spans.append((begin, at))
        return spans[index]

    def cut_glued(self, most: int) -> None:
        """Cut words that are two written as one ("tỉnhphê"), so that a name ends where it should."""
        raw: list[str] = []
        spans: list[tuple[int, int]] = []
        for index, word in enumerate(self.raw):
            begin, end = self._span(index)
            halves = glued_halves(word)[0] if _is_glued(self.low[index]) else (word,)
            for half in halves:
                raw.append(half)
                spans.append((begin, begin + len(half)))
                begin += len(half)
            self.cuts += [end - len(half) for half in halves[1:]]
        self.raw, self._spans = raw[:most], spans[:most]
        self.low = lowered(self.raw)


def tokens(text: str, start: int, end: int, most: int = MOST) -> Tokens:
    """Return at most `most` tokens of text[start:end]."""
    window = min(end, start + most * _WIDEST)
    raw = TOKEN.findall(text, start, window)
    if window < end and raw:
        raw.pop()
    found = Tokens(text, start, raw[:most])
    if not _sound.issuperset(found.low):
        if any(map(_is_glued, found.low)):
            found.cut_glued(most)
        elif len(_sound) < _MOST_SOUND:
            _sound.update(found.low)
    return found


# Words seen before that are not glued; a set answers for a whole list at once.
_sound: set[str] = set()


@lru_cache(maxsize=20_000)
def _is_glued(word: str) -> bool:
    """Tell whether a word is two syllables written as one ("chủtịch") in one way only."""
    return len(word) > _SHORTEST_GLUED and len(glued_halves(word)) == 1


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
