"""The reader of pictures of pages: PNG, JPEG, TIFF (of many pages), GIF, WebP, BMP, by OCR."""

from __future__ import annotations

from dieuhanh.sources.errors import ProgramMissingError
from dieuhanh.sources.model import SourceText

MARKS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}


def media_type_of(content: bytes) -> str | None:
    """Return which kind of picture the bytes are, by their first ones; None for any other file."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for mark, kind in MARKS.items() if content.startswith(mark)), None)


class ImageReader:
    """Reads the pictures of pages; each word keeps its box and how sure it is."""

    name = "image"
    version = "1"

    def accepts(self, content: bytes, name: str) -> float:
        """Return 1.0 for a picture of a known kind; less where its mark is only two letters long."""
        kind = media_type_of(content)
        return 0.0 if kind is None else 0.6 if kind == "image/bmp" else 1.0

    def read(self, content: bytes, name: str) -> SourceText:
        """Return the text of all pages; DamagedError, TooLargeError, EmptyError or a program's."""
        try:
            from dieuhanh.sources.images_reading import read_images
        except ImportError as error:
            raise ProgramMissingError(
                "Chưa cài thư viện đọc ảnh. Người quản trị hãy cài thêm: pip install 'dieuhanh[sources]'.",
                "The library that opens pictures is missing. Install it: pip install 'dieuhanh[sources]'.",
            ) from error
        return read_images(content, self.name, self.version)
