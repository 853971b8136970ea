"""The picture of one page to words and ruling lines, and the way back from these to the picture as it came."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PIL import Image

from dieuhanh.sources.images_clean import enlarged, grey
from dieuhanh.sources.images_rules import rules_of
from dieuhanh.sources.images_straighten import Straight, straighten, upside_down
from dieuhanh.sources.layout import Box, Page, Word
from dieuhanh.sources.model import PageBox
from dieuhanh.sources.ocr import Engine
from dieuhanh.sources.ocr_cells import missed_words
from dieuhanh.sources.ocr_marks import all_ink, passed_over

_POINTS = 72
_UNREADABLE = 0.6  # mean confidence of words: below it the page may lie upside down
_TALLEST = 0.08  # of the page: a "word" higher than this is a picture


@dataclass(frozen=True, slots=True)
class Scan:
    """A page read from its picture: words and rules in points of the straightened page."""

    page: Page
    _straight: Straight
    _dpi: float

    def back(self, box: PageBox) -> PageBox:
        """Return the box, in points of the straightened page, as it lies on the page as it came."""
        there = _times(
            self._straight.back(_times(Box(box.left, box.top, box.right, box.bottom), self._dpi / _POINTS)),
            _POINTS / self._dpi,
        )
        return replace(box, left=there.left, top=there.top, right=there.right, bottom=there.bottom)


def read_scan(image: Image.Image, dpi: float, number: int, engine: Engine) -> Scan:
    """Return what stands on a page, given its picture (any mode) and its dots an inch."""
    picture, dots = enlarged(grey(image), dpi)
    straight = straighten(picture)
    words = engine.words(straight.image, dots, number)
    if _sureness(words) < _UNREADABLE * max(1, len(words)):
        turned = upside_down(straight)
        other = engine.words(turned.image, dots, number)
        if _sureness(other) > _sureness(words):
            straight, words = turned, other
    scale = _POINTS / dots
    width, height = straight.image.width * scale, straight.image.height * scale
    rules = rules_of(straight.turn(enlarged(image.convert("L"), dpi)[0]), dots)  # a stamp taken away takes lines along
    words = [word for word in words if word.box.height * scale < _TALLEST * height]
    words += missed_words(straight.image, dots, rules, words, engine, number)
    words += passed_over(straight.turn(enlarged(all_ink(image), dpi)[0]), dots, words, engine, number)
    kept = tuple(replace(word, box=_times(word.box, scale)) for word in words)
    return Scan(Page(number, width, height, kept, tuple(_times(rule, scale) for rule in rules)), straight, dots)


def _sureness(words: list[Word]) -> float:
    return sum(word.confidence or 0.0 for word in words)


def _times(box: Box, factor: float) -> Box:
    return Box(box.left * factor, box.top * factor, box.right * factor, box.bottom * factor)
