"""Faint copies: where a page lost ink, the tone mark over a hat (â, ê, ô) is lost first, and the program is sure of it.

On pages photocopied twice nine of ten words read wrongly were such: "vốn" read as "vôn", sure to 91 %.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dieuhanh.sources.model import PageBox
from dieuhanh.sources.places import DOUBTFUL

_FAINT = 0.04  # doubtful words of a page: a clean one has hardly any
_NO_SURER = 0.6
_HAT = "\u0302"
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LETTERS = re.compile(r"[^\W\d_]+")


def wary(text: str, boxes: Sequence[PageBox]) -> tuple[PageBox, ...]:
    """Return the boxes, on faint pages less sure of every word that may have lost a tone mark."""
    faint = faint_pages(boxes, _FAINT)
    return tuple(_less_sure(text, box) if box.page in faint else box for box in boxes)


def faint_pages(boxes: Sequence[PageBox], share: float) -> dict[int, float]:
    """Return the pages on which more than `share` of the words were read in doubt, each with its own share."""
    words = Counter(box.page for box in boxes if box.confidence is not None)
    doubtful = Counter(box.page for box in boxes if box.confidence is not None and box.confidence < DOUBTFUL)
    shares = {page: count / words[page] for page, count in sorted(doubtful.items())}
    return {page: found for page, found in shares.items() if found > share}


def may_lack_a_tone(word: str) -> bool:
    """Whether a syllable of the word has a hat on its vowel and no tone mark."""
    for letters in _LETTERS.findall(unicodedata.normalize("NFC", word)):
        signs = set(unicodedata.normalize("NFD", letters))
        if _HAT in signs and not signs & _TONES:
            return True
    return False


def _less_sure(text: str, box: PageBox) -> PageBox:
    if box.confidence is None or not may_lack_a_tone(text[box.start : box.end]):
        return box
    return replace(box, confidence=min(box.confidence, _NO_SURER))
