"""Words and marks of a short stretch of text, and whether the verb of a duty begins at one of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import repeat
from typing import NamedTuple

from dieuhanh.extraction.knowledge import body_words, phrases
from dieuhanh.language.prepared import compiled
from dieuhanh.language.syllables import glued_halves

TOKEN = compiled(r"[^\W_]+(?:[&.'’][^\W_]+)*|[^\s]")
MOST = 96
_WIDEST = 6
_SHORTEST_GLUED = 4
_LONGEST_KNOWN = 24
_MOST_KNOWN = 50_000


class Tokens:
    """The words and marks of text[start:end]; `low` is in lower case, every dash a "-".

    glued: the tokens that are the second half of two words written as one ("tỉnhphê"). Offsets are found when they
    are asked for: most tokens are looked at and passed over.
    """

    __slots__ = ("_start", "_starts", "_text", "glued", "low", "raw")

    def __init__(self, text: str, start: int, raw: list[str], low: list[str], glued: list[int]) -> None:
        self.raw = raw
        self.low = low
        self.glued = glued
        self._text = text
        self._start = start
        self._starts: list[int] = []

    def start(self, index: int) -> int:
        """Return the offset in the text at which the token begins."""
        starts = self._starts
        if index >= len(starts):
            text, at = self._text, starts[-1] + len(self.raw[len(starts) - 1]) if starts else self._start
            for word in self.raw[len(starts) : index + 1]:
                at = text.index(word, at)
                starts.append(at)
                at += len(word)
        return starts[index]

    def end(self, index: int) -> int:
        """Return the offset in the text just after the token; -1 is the last one."""
        at = index if index >= 0 else len(self.raw) + index
        return self.start(at) + len(self.raw[at])


class _Cut(NamedTuple):
    """What a stretch between two blanks is made of; glued: indices of second halves."""

    raw: tuple[str, ...]
    low: tuple[str, ...]
    glued: tuple[int, ...]


# The same words come again in every text; what each is made of is worked out once.
_known: dict[str, _Cut] = {}
# Those that are one word or mark → its form for comparing: most stretches, once the commas are cut off.
_single: dict[str, str] = {}
_NOT_SINGLE = repeat("")


def _cut(stretch: str) -> _Cut:
    """Cut a stretch without blanks into words and marks, and words written as one ("tỉnhphê") into two."""
    raw: list[str] = []
    glued: list[int] = []
    for word in TOKEN.findall(stretch):
        halves = _halves(word)
        if len(halves) > 1:
            glued.append(len(raw) + 1)
        raw += halves
    cut = _Cut(tuple(raw), tuple(lowered(raw)), tuple(glued))
    if len(stretch) <= _LONGEST_KNOWN and len(_known) < _MOST_KNOWN:
        _known[stretch] = cut
        if raw == [stretch]:
            _single[stretch] = cut.low[0]
    return cut


def _halves(word: str) -> tuple[str, ...]:
    """Return the two syllables that are written as one word ("chủtịch") in one way only, else the word alone."""
    if len(word) <= _SHORTEST_GLUED:
        return (word,)
    cuts = glued_halves(word.lower())
    return (word[: len(cuts[0][0])], word[len(cuts[0][0]) :]) if len(cuts) == 1 else (word,)


def tokens(text: str, start: int, end: int, most: int = MOST) -> Tokens:
    """Return at most `most` tokens of text[start:end]."""
    window = min(end, start + most * _WIDEST)
    raw = text[start:window].replace(",", " , ").split()
    low = list(map(_single.get, raw, _NOT_SINGLE))
    glued: list[int] = []
    while "" in low:
        at = low.index("")
        cut = _known.get(raw[at]) or _cut(raw[at])
        raw[at : at + 1], low[at : at + 1] = cut.raw, cut.low
        glued += [at + index for index in cut.glued]
    if window < end and raw:
        _drop_last(raw, low, glued)
    del raw[most:], low[most:]
    return Tokens(text, start, raw, low, glued)


def _drop_last(raw: list[str], low: list[str], glued: list[int]) -> None:
    """Leave out the last word, which the window may have cut through."""
    count = 2 if glued and glued[-1] == len(raw) - 1 else 1
    del raw[-count:], low[-count:]
    if count > 1:
        glued.pop()


def has_any(text: str, start: int, end: int, words: Iterable[str]) -> bool:
    """Tell cheaply whether one of the words stands in text[start:end], before a slower pattern looks for it."""
    return any(map(text[start:end].__contains__, words))


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
