"""Pages of a picture file as pictures, upright as the camera noted and no larger than asked."""

from __future__ import annotations

from itertools import islice

from PIL import Image

from dieuhanh.sources.images_reading import pictures
from dieuhanh.sources.pictures import scale_for


def drawn(content: bytes, page: int, width: int) -> tuple[Image.Image, tuple[float, float]]:
    """Return the picture of a page and the page's size in points; LookupError where there is no such page."""
    found = next(islice(pictures(content), page - 1, None), None)
    if found is None:
        raise LookupError(page)
    image, dpi = found
    scale = min(1.0, scale_for(image.size, width))
    smaller = image.convert("RGB" if image.mode in {"P", "RGBA", "CMYK", "YCbCr"} else "L")
    if scale < 1.0:
        smaller = smaller.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))
    return smaller, (image.width * 72 / dpi, image.height * 72 / dpi)
