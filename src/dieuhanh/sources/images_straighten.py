"""The picture of a page made straight: how far it was laid askew, and the way back to the picture as it came."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops

from dieuhanh.sources.layout import Box

_WIDTH = 700  # pixels: enough to see the lines of text
_WIDEST = 5.0  # degrees
_STEPS = (1.0, 0.2, 0.05)
_LEAST = 0.1
_QUARTERS = {
    1: Image.Transpose.ROTATE_90,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True, slots=True)
class Straight:
    """A straightened picture: turned by quarters, then by degrees around its centre (both anticlockwise)."""

    image: Image.Image
    degrees: float = 0.0
    quarters: int = 0

    def turn(self, image: Image.Image) -> Image.Image:
        """Return another grey picture of the same page turned in the same way."""
        return _turned(image, self.degrees, self.quarters).image

    def back(self, box: Box) -> Box:
        """Return the box, in pixels of the straight picture, as it lies in the picture as it came."""
        turn = math.radians(self.degrees)
        across, down = box.centre - self.image.width / 2, box.middle - self.image.height / 2
        x = self.image.width / 2 + across * math.cos(turn) - down * math.sin(turn)
        y = self.image.height / 2 + across * math.sin(turn) + down * math.cos(turn)
        half, tall = box.width / 2, box.height / 2
        return self._unturned(Box(x - half, y - tall, x + half, y + tall))

    def _unturned(self, box: Box) -> Box:
        width, height = self.image.size
        if self.quarters == 1:
            return Box(height - box.bottom, box.left, height - box.top, box.right)
        if self.quarters == 2:
            return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
        if self.quarters == 3:
            return Box(box.top, width - box.right, box.bottom, width - box.left)
        return box


def straighten(image: Image.Image) -> Straight:
    """Return the grey picture turned so that its lines of text are level; a half turn is not seen."""
    ink = _ink(image)
    on_side = ink.transpose(Image.Transpose.ROTATE_90)
    degrees, on_side_degrees = _coarsely(ink), _coarsely(on_side)
    if _sharpness(on_side, on_side_degrees) > 1.5 * _sharpness(ink, degrees):
        return _turned(image, _finely(on_side, on_side_degrees), 1)
    return _turned(image, _finely(ink, degrees), 0)


def upside_down(straight: Straight) -> Straight:
    """Return the same picture turned by half."""
    image = straight.image.transpose(Image.Transpose.ROTATE_180)
    return Straight(image, straight.degrees, (straight.quarters + 2) % 4)


def _turned(image: Image.Image, degrees: float, quarters: int) -> Straight:
    upright = image.transpose(_QUARTERS[quarters]) if quarters else image
    if abs(degrees) < _LEAST:
        return Straight(upright, 0.0, quarters)
    return Straight(upright.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255), degrees, quarters)


def _coarsely(ink: Image.Image) -> float:
    return _best(ink, 0.0, _WIDEST, _STEPS[0])


def _finely(ink: Image.Image, degrees: float) -> float:
    for reach, step in pairwise(_STEPS):
        degrees = _best(ink, degrees, reach, step)
    return degrees


def _best(ink: Image.Image, around: float, reach: float, step: float) -> float:
    angles = (around + step * n for n in range(-round(reach / step), round(reach / step) + 1))
    return max(angles, key=lambda angle: (_sharpness(ink, angle), -abs(angle)))


def _ink(image: Image.Image) -> Image.Image:
    """The page small, its ink bright on black, without the dark edges that scanners leave."""
    small = image.resize((_WIDTH, max(40, image.height * _WIDTH // image.width)), Image.Resampling.BOX)
    edge = small.height // 40
    inner = small.crop((_WIDTH // 40, edge, _WIDTH - _WIDTH // 40, small.height - edge))
    return ImageChops.invert(inner)


def _sharpness(ink: Image.Image, degrees: float) -> float:
    """How much the ink changes from one row of pixels to the next: most where rows run along the lines of text."""
    turned = ink.rotate(degrees, Image.Resampling.BILINEAR) if degrees else ink
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((a - b) ** 2 for a, b in pairwise(rows)) / len(rows)
