"""Pages of a PDF as pictures, the marks of its signatures and forms included."""

from __future__ import annotations

import pypdfium2 as pdfium
from PIL import Image

from dieuhanh.sources.pdf_document import PDFIUM, opened
from dieuhanh.sources.pictures import damaged, scale_for


def drawn(content: bytes, page: int, width: int) -> tuple[Image.Image, tuple[float, float]]:
    """Return the picture of a page and the page's size in points; LookupError where there is no such page."""
    with opened(content) as document, PDFIUM:
        if page > len(document):
            raise LookupError(page)
        try:
            document.init_forms()
            shown = document[page - 1]
            size = shown.get_size()
            return shown.render(scale=scale_for(size, width)).to_pil(), size
        except pdfium.PdfiumError as error:
            raise damaged() from error
