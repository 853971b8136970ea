"""A picture that somebody uploads, made fit for the public: small, upright, and without what its file knows.

The picture is drawn anew, so that nothing of the file as it came goes out: no place, camera, author or thumbnail, and
nothing hidden behind the pixels.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from PIL import Image

MEDIA_TYPE = "image/webp"
LARGEST = 15 << 20
"""Bytes that an uploaded picture may have."""
ACCEPT = ".jpg,.jpeg,.png,.webp"
_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 50_000_000
_AIM = 40_000  # bytes: a picture's share of the page, on a phone
_STEPS = ((1200, 75), (1200, 55), (960, 55), (800, 45), (640, 40), (480, 35))
"""Longest side in pixels and quality, the best first."""


class PictureError(ValueError):
    """Raised for a file that cannot be shown as a picture; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture as it goes out, in WebP, with its size in pixels."""

    content: bytes
    width: int
    height: int


def prepared(data: bytes) -> Photograph:
    """Return the picture of an uploaded file, judged by its content whatever its name; raise `PictureError`."""
    if len(data) > LARGEST:
        raise PictureError(_("Ảnh lớn hơn 15 MB. Hãy thu nhỏ rồi tải lại."))
    image, content = _upright(data), b""
    for side, quality in _STEPS:
        image.thumbnail((side, side))
        content = _encoded(image, quality)
        if len(content) <= _AIM:
            break
    return Photograph(content, image.width, image.height)


def _upright(data: bytes) -> Image.Image:
    """Read the picture, turn it as its file says, and lay it on white."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as held:
            if held.width * held.height > _MOST_PIXELS:
                raise _too_many_pixels()
            turned = ImageOps.exif_transpose(held)
            painted = turned.convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise _too_many_pixels() from fault
    except (OSError, SyntaxError, ValueError, EOFError) as fault:
        if isinstance(fault, PictureError):
            raise
        words = _("Tệp này không phải ảnh .jpg, .png hay .webp còn đọc được. Hãy lưu lại thành .jpg rồi tải lại.")
        raise PictureError(words) from fault
    white = Image.new("RGBA", painted.size, "white")
    return Image.alpha_composite(white, painted).convert("RGB")


def _too_many_pixels() -> PictureError:
    return PictureError(_("Ảnh quá 50 triệu điểm ảnh. Hãy thu nhỏ rồi tải lại."))


def _encoded(image: Image.Image, quality: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "WEBP", quality=quality, method=4)
    return stream.getvalue()
