"""The words of a text as they are looked up: folded ones that nearly everything matches, toned ones that tell apart.

Both lists run in step, word by word, and cost no second way of folding: the folded form is `fold`'s, and the two
spellings that offices use side by side (hoà and hòa, kĩ and kỹ, tỉ lệ and tỷ lệ) are one word in both lists.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dieuhanh.language.folding import fold
from dieuhanh.language.prepared import compiled
from dieuhanh.language.syllables import habitual

# PostgreSQL reads "0e0" as a number wherever a word begins with it; so that "0e0a" is held the same in both databases,
# it is two words.
_WORD = compiled("[0-9]+e[0-9]+(?=[a-z])|[a-z0-9]+")
_STRAY_MARKS = compiled("[\u0300-\u036f]{1,1000}")
_I_OR_Y = compiled("(?:[hklmst]i|qui)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word and its place in the `composed` form of the text."""

    folded: str
    toned: str
    start: int
    end: int


def composed(text: str) -> str:
    """Return the text with every letter and its marks one character; marks that fit no letter are left out."""
    return _STRAY_MARKS.sub("", unicodedata.normalize("NFC", text))


def words(text: str) -> list[Word]:
    """Return the words of a text in order; `start` and `end` count in `composed(text)`."""
    whole = composed(text)
    low = whole.lower()
    if len(low) != len(whole):
        low = whole
    return [_word(low, found) for found in _WORD.finditer(fold(whole))]


def _word(low: str, found: re.Match[str]) -> Word:
    start, end = found.span()
    return Word(one_spelling(found[0]), habitual(low[start:end].replace("\u00f0", "đ")), start, end)


def one_spelling(folded: str) -> str:
    """Return a folded word with y where i and y are written side by side ("ti", "ty")."""
    return folded[:-1] + "y" if _I_OR_Y.fullmatch(folded) else folded


def search_words(text: str) -> str:
    """Return the folded words, one space between them: what the index holds and a query asks for."""
    return " ".join(word.folded for word in words(text))


def toned_words(text: str) -> str:
    """Return the words with their marks in one spelling, one space between them."""
    return " ".join(word.toned for word in words(text))
