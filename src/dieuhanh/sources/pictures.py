"""The picture of one page of a PDF or of a scan, for a person who compares it with what was read from it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from dieuhanh.sources.errors import DamagedError, ProgramMissingError

if TYPE_CHECKING:
    from PIL import Image

WIDTH = 1240  # pixels: 150 dots an inch on A4
_MOST_PIXELS = 12_000_000
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a WebP picture; `width` and `height` are the page's own in points, in which boxes are given."""

    content: bytes
    width: float
    height: float
    media_type: str = "image/webp"


def has_pages(media_type: str) -> bool:
    """Whether pages of this kind of file can be shown as pictures."""
    return media_type == PDF or media_type.startswith("image/")


def page_picture(content: bytes, media_type: str, page: int, width: int = WIDTH) -> Picture:
    """Return the picture of a page (from 1), about `width` pixels wide.

    Raises:
        LookupError: the file has no such page, or no pages at all.
        SourceError: the file, or this page of it, cannot be drawn.
    """
    if not has_pages(media_type) or page < 1:
        raise LookupError(page)
    try:
        if media_type == PDF:
            from dieuhanh.sources.pdf_pictures import drawn
        else:
            from dieuhanh.sources.images_pictures import drawn
    except ImportError as error:
        raise ProgramMissingError(
            "Chưa cài thư viện vẽ trang. Người quản trị hãy cài thêm: pip install 'dieuhanh[sources]'.",
            "The library that draws pages is missing. Install it: pip install 'dieuhanh[sources]'.",
        ) from error
    image, size = drawn(content, page, width)
    return Picture(_encoded(image), *size)


def scale_for(size: tuple[float, float], width: int) -> float:
    """Return the factor that makes a page of this size `width` pixels wide, less where it would be too many pixels."""
    across, down = size
    if across <= 0 or down <= 0:
        raise damaged()
    return min(width / across, sqrt(_MOST_PIXELS / (across * down)))


def damaged() -> DamagedError:
    """Return the error of a page that cannot be drawn."""
    return DamagedError(
        "Trang này bị hỏng, không vẽ được. Hãy xem tệp gốc.",
        "This page is damaged and cannot be drawn. See the original file.",
    )


def _encoded(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.convert("L" if image.mode in {"1", "L", "I;16"} else "RGB").save(stream, "WEBP", quality=75, method=2)
    return stream.getvalue()
