"""The ruling of tables in the picture of a page: straight dark runs, level or upright, longer than any letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PIL import Image, ImageChops

from dieuhanh.sources.layout import Box

_SHORTEST = 0.6  # inches: longer than the strokes of any letter, shorter than the side of any cell's row
_DARK = 200  # a hairline is grey after the second copy
_THICKEST = 0.06  # inches
_GAP = 0.4  # inches of a line that a stamp or a fault of the copy may hide


def rules_of(image: Image.Image, dpi: float) -> list[Box]:
    """Return the level and upright ruling lines of a straight grey picture, in its pixels."""
    half = image.reduce(2)
    dark = half.point([255] * _DARK + [0] * (256 - _DARK))
    level = _runs(dark, dpi / 2)
    upright = _runs(dark.transpose(Image.Transpose.TRANSPOSE), dpi / 2)
    return [
        *(Box(2 * box.left, 2 * box.top, 2 * box.right, 2 * box.bottom) for box in level),
        *(Box(2 * box.top, 2 * box.left, 2 * box.bottom, 2 * box.right) for box in upright),
    ]


def _runs(dark: Image.Image, dpi: float) -> Iterator[Box]:
    """The level runs of dark pixels that are long and thin enough."""
    length = max(8, int(_SHORTEST * dpi))
    starts = _starts(dark, length)
    for top, bottom in _stretches(starts.getprojection()[1]):
        if bottom - top > max(3, _THICKEST * dpi):
            continue
        band = starts.crop((0, top, starts.width, bottom))
        runs = ((left, right + length - 1) for left, right in _stretches(band.getprojection()[0]))
        for left, right in _bridged(runs, _GAP * dpi):
            yield Box(left, top, right, bottom)


def _starts(dark: Image.Image, length: int) -> Image.Image:
    """Bright where a run of at least `length` dark pixels begins, found by doubling."""
    run, reached = dark, 1
    while reached < length:
        step = min(reached, length - reached)
        run = ImageChops.darker(run, _moved(run, step))
        reached += step
    return run


def _moved(image: Image.Image, step: int) -> Image.Image:
    """The picture moved to the left, black coming in from the right."""
    moved = Image.new("L", image.size, 0)
    if step < image.width:
        moved.paste(image.crop((step, 0, image.width, image.height)), (0, 0))
    return moved


def _stretches(flags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches [start, end) of set flags; gaps of one pixel are bridged."""
    start: int | None = None
    last = 0
    for at, flag in enumerate(flags):
        if flag and start is None:
            start = at
        if flag:
            last = at
        elif start is not None and at - last > 1:
            yield start, last + 1
            start = None
    if start is not None:
        yield start, last + 1


def _bridged(runs: Iterable[tuple[int, int]], gap: float) -> list[tuple[int, int]]:
    """Runs of one line with the small gaps between them closed."""
    whole: list[tuple[int, int]] = []
    for left, right in runs:
        if whole and left - whole[-1][1] <= gap:
            whole[-1] = (whole[-1][0], right)
        else:
            whole.append((left, right))
    return whole
