"""The picture of a page made fit for reading: grey, without red stamps, large enough.

Filters against grain and specks are left out on purpose: on the measured pages each made more errors than it healed.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageStat

_FEWEST_DOTS = 150  # an inch: letters of a page scanned more coarsely are enlarged
_REDDER = 30  # levels above green and blue
_DARKEST_RED = 110  # the level of red below which it is black ink under the stamp
_FEWEST_RED = 0.1  # of 255, over the page
_A4_WIDTH, _A4_HEIGHT = 8.27, 11.69  # inches


def grey(image: Image.Image) -> Image.Image:
    """Return the picture in grey levels; in a coloured one what is red (a stamp) becomes as white as paper."""
    if image.mode in ("1", "L", "I;16", "I", "F"):
        return image.convert("L")
    flat = _on_white(image)
    red, green, blue = flat.split()
    reddish = ImageChops.subtract(red, ImageChops.lighter(green, blue)).point(_from(_REDDER))
    if ImageStat.Stat(reddish).mean[0] < _FEWEST_RED:
        return flat.convert("L")
    stamp = ImageChops.darker(reddish, red.point(_from(_DARKEST_RED)))
    return Image.composite(Image.new("L", red.size, 255), red, stamp)


def _from(level: int) -> list[int]:
    """The table that makes levels from this one on white, others black."""
    return [0] * level + [255] * (256 - level)


def _on_white(image: Image.Image) -> Image.Image:
    if "A" not in image.mode and "transparency" not in image.info:
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")


def enlarged(image: Image.Image, dpi: float) -> tuple[Image.Image, float]:
    """Return the picture and its dots an inch, doubled where letters would be too small to read."""
    if dpi >= _FEWEST_DOTS:
        return image, dpi
    return image.resize((image.width * 2, image.height * 2), Image.Resampling.LANCZOS), dpi * 2


def dots_per_inch(image: Image.Image) -> float:
    """Return the picture's own figure where it makes a page of a likely size, else that of an A4 sheet."""
    told = image.info.get("dpi")
    first = float(told[0]) if isinstance(told, tuple) and told else 0.0
    width, height = sorted(image.size)
    if first > 0 and 3 <= width / first <= 17 and 4 <= height / first <= 24:
        return first
    return max(width / _A4_WIDTH, height / _A4_HEIGHT)
