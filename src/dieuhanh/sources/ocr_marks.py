"""Marks of secrecy on a picture that the reading of the page passed over: red stamps, and words standing by themselves.

Red ink is taken away before a page is read, as round seals lie across the text; a mark of secrecy is red too. So what
the words read so far do not cover is read once more, in all its ink, and of it only such marks are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from dieuhanh.sources.layout import Word
from dieuhanh.sources.ocr import Engine
from dieuhanh.sources.secrecy import looks_like_a_mark

_DARK = 150  # levels: ink
_LEAST_INK = 0.02  # of 255, over the page: less than three letters
_MARGIN = 3  # pixels around a word that was read
_LONGEST_MARK = 4  # words: "Độ mật: Tối mật"


def all_ink(image: Image.Image) -> Image.Image:
    """Return the picture in grey levels with coloured ink as dark as black."""
    if image.mode in ("1", "L", "I;16", "I", "F"):
        return image.convert("L")
    red, green, blue = image.convert("RGB").split()
    return ImageChops.darker(red, ImageChops.darker(green, blue))


def passed_over(ink: Image.Image, dpi: float, words: Sequence[Word], engine: Engine, page: int) -> list[Word]:
    """Return the words of marks of secrecy that are on the page and not among `words`, with their boxes in pixels."""
    rest = ink.filter(ImageFilter.GaussianBlur(1))  # grain would be read as letters
    draw = ImageDraw.Draw(rest)
    for word in words:
        box = word.box
        draw.rectangle((box.left - _MARGIN, box.top - _MARGIN, box.right + _MARGIN, box.bottom + _MARGIN), fill=255)
    if ImageStat.Stat(rest.point([255 * (level < _DARK) for level in range(256)])).mean[0] < _LEAST_INK:
        return []
    return list(_marks(engine.words(rest, dpi, page, sparse=True)))


def _marks(words: Sequence[Word]) -> Iterator[Word]:
    """The longest runs of words that are a mark."""
    at = 0
    while at < len(words):
        for count in range(min(_LONGEST_MARK, len(words) - at), 0, -1):
            run = words[at : at + count]
            if looks_like_a_mark(" ".join(word.text for word in run)):
                yield from run
                break
        else:
            count = 1
        at += count
