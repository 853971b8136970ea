"""Pictures of pages to text, one page at a time."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence

from dieuhanh.sources.errors import DamagedError, EmptyError, TooLargeError
from dieuhanh.sources.images import media_type_of
from dieuhanh.sources.images_clean import dots_per_inch
from dieuhanh.sources.layout_document import Back, document_of
from dieuhanh.sources.layout_furniture import PageLines
from dieuhanh.sources.layout_pages import lines_of
from dieuhanh.sources.model import SourceText
from dieuhanh.sources.ocr_pages import PageScanner

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP")
_MOST_PAGES = 2_000
_BROKEN = (OSError, SyntaxError, ValueError, struct.error, EOFError)


def read_images(content: bytes, reader: str, version: str) -> SourceText:
    """Return the text of a picture file, or raise a SourceError."""
    pages: list[PageLines] = []
    back: dict[int, Back] = {}
    sizes: list[tuple[float, float]] = []
    with PageScanner() as scanner:
        for number, (image, dpi) in enumerate(pictures(content), 1):
            sizes.append((image.width * 72 / dpi, image.height * 72 / dpi))
            scan = scanner.read(image, dpi, number)
            if scan is not None:
                back[number] = scan.back
                pages.append(PageLines(number, scan.page.height, tuple(lines_of(scan.page))))
        text, boxes, notes = document_of(pages, back)
        if not text:
            raise scanner.missing or _nothing()
        return SourceText(
            text=text,
            reader=reader,
            reader_version=version,
            media_type=media_type_of(content) or "image/*",
            boxes=boxes,
            pages=len(sizes),
            notes=(*scanner.notes, *notes),
            metadata={"ocr": scanner.named},
            sizes=tuple(sizes),
        )


def pictures(content: bytes) -> Iterator[tuple[Image.Image, float]]:
    """Yield the pages, upright as the camera noted, each with its dots an inch; DamagedError or TooLargeError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of broken EXIF data; what is lost by them raises as well
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as file:
                for number, frame in enumerate(ImageSequence.Iterator(file), 1):
                    _check(number)
                    yield ImageOps.exif_transpose(frame), dots_per_inch(frame)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLargeError(
            "Ảnh quá lớn (hơn 89 triệu điểm ảnh). Hãy quét lại ở 200 đến 300 dpi.",
            "The picture is too large (more than 89 million pixels). Scan it at 200 to 300 dpi.",
        ) from error
    except _BROKEN as error:
        raise DamagedError(
            "Tệp ảnh bị hỏng hoặc bị cắt cụt. Hãy xin lại tệp gốc.",
            "The picture is damaged or cut off. Ask for the original again.",
        ) from error


def _check(number: int) -> None:
    if number > _MOST_PAGES:
        raise TooLargeError(
            f"Tệp ảnh có hơn {_MOST_PAGES} trang. Hãy tách thành nhiều tệp.",
            f"The picture file has more than {_MOST_PAGES} pages. Split it.",
        )


def _nothing() -> EmptyError:
    return EmptyError(
        "Không đọc được chữ nào trong ảnh. Hãy quét lại rõ hơn (từ 200 dpi).",
        "No text could be read in the picture. Scan it again (200 dpi or more).",
    )
