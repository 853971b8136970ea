"""Words and marks of a short stretch of text, and whether the verb of a duty begins at one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dieuhanh.extraction.knowledge import body_words, phrases

TOKEN = re.compile(r"[^\W_]+(?:[&.'’][^\W_]+)*|[^\s]")
MOST = 96


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a stretch of text, with their offsets; `low` is in lower case, every dash a "-"."""

    raw: list[str]
    low: list[str]
    start: list[int]
    end: list[int]


def tokens(text: str, start: int, end: int, most: int = MOST) -> Tokens:
    """Return at most `most` tokens of text[start:end]."""
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(text, start, end):
        raw.append(match.group())
        first, last = match.span()
        starts.append(first)
        ends.append(last)
        if len(raw) == most:
            break
    return Tokens(raw, lowered(raw), starts, ends)


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
