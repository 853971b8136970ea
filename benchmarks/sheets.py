"""Pages made here, for tests and for measuring the OCR: PDFs set like a Vietnamese directive, and bad scans of them."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import fontpkg_noto_serif  # type: ignore[import-untyped]
import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

FONT_FILE = Path(fontpkg_noto_serif.__file__).parent / "files" / "NotoSerif[wdth,wght].ttf"
_MM = 72 / 25.4


def _font() -> str:
    """The name of a serif letter with every Vietnamese one, as the rules on directives ask for."""
    if "Serif" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Serif", str(FONT_FILE)))
    return "Serif"


@dataclass
class Sheet:
    """A document to be set: add its parts in order, then ask for the PDF."""

    size: float = 13
    columns: int = 1
    header: str | None = None
    numbered: bool = True
    password: str | None = None
    _parts: list[Flowable] = field(default_factory=list)

    def prose(self, *paragraphs: str, indent: float = 28) -> Sheet:
        """Add justified paragraphs, the first line of each indented."""
        style = self._style(alignment=TA_JUSTIFY, indent=indent, after=6)
        self._parts += [Paragraph(text, style) for text in paragraphs]
        return self

    def centred(self, *lines: str) -> Sheet:
        """Add lines in the middle, as of a title."""
        style = self._style(alignment=TA_CENTER)
        self._parts += [*(Paragraph(text, style) for text in lines), Spacer(1, 12)]
        return self

    def beside(self, *rows: tuple[str, str]) -> Sheet:
        """Add rows of two centred cells without any ruling: a letterhead, or receivers and signature."""
        style = self._style(smaller=1, alignment=TA_CENTER)
        cells = [[Paragraph(left, style), Paragraph(right, style)] for left, right in rows]
        self._parts += [Table(cells, colWidths=[70 * _MM, 95 * _MM]), Spacer(1, 12)]
        return self

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, ruled: bool = True) -> Sheet:
        """Add a table; `widths` in millimetres."""
        style = self._style(smaller=2)
        cells = [[Paragraph(text, style) for text in row] for row in rows]
        lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
        made = Table(cells, colWidths=[width * _MM for width in widths], repeatRows=1)
        made.setStyle(TableStyle([*lines, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        self._parts.append(made)
        return self

    def pdf(self) -> bytes:
        """Return the PDF."""
        made = io.BytesIO()
        document = BaseDocTemplate(made, pagesize=A4, title="Trang thử", encrypt=self.password)
        document.addPageTemplates(PageTemplate("page", self._frames(), onPage=self._furnish))
        document.build(list(self._parts))
        return made.getvalue()

    def _frames(self) -> list[Frame]:
        left, gutter, width = 30 * _MM, 8 * _MM, 165 * _MM
        each = (width - gutter * (self.columns - 1)) / self.columns
        return [Frame(left + (each + gutter) * n, 22 * _MM, each, 252 * _MM, 0, 0, 0, 0) for n in range(self.columns)]

    def _furnish(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont(_font(), 10)
        if self.numbered and canvas.getPageNumber() > 1:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 15 * _MM, str(canvas.getPageNumber()))
        if self.header:
            canvas.drawString(30 * _MM, 12 * _MM, f"{self.header} - trang {canvas.getPageNumber()}")

    def _style(
        self, smaller: float = 0, indent: float = 0, alignment: Literal[0, 1, 2, 4] = 0, after: float = 0
    ) -> ParagraphStyle:
        size = self.size - smaller
        return ParagraphStyle(
            "made",
            fontName=_font(),
            fontSize=size,
            leading=size * 1.4,
            firstLineIndent=indent,
            alignment=alignment,
            spaceAfter=after,
        )


def scanned(pdf: bytes, dpi: int = 200) -> list[Image.Image]:
    """Return the pages of a PDF as a flawless scanner would give them."""
    with pdfium.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def _static(size: tuple[int, int], rest: random.Random) -> Image.Image:
    return Image.frombytes("L", size, rest.randbytes(size[0] * size[1]))


def noisy(image: Image.Image, seed: int = 1) -> Image.Image:
    """Return the page blurred, with grain and with specks, always the same for one `seed`."""
    rest = random.Random(seed)  # noqa: S311
    grain = Image.blend(_static(image.size, rest), _static(image.size, rest), 0.5)
    soft = Image.blend(image.convert("L").filter(ImageFilter.GaussianBlur(0.6)), grain, 0.18)
    draw = ImageDraw.Draw(soft)
    for _ in range(image.width * image.height // 4000):
        x, y = rest.randrange(image.width), rest.randrange(image.height)
        draw.point((x, y), fill=rest.choice((0, 255)))
    return soft


def rotated(image: Image.Image, degrees: float = 1.0) -> Image.Image:
    """Return the page laid askew on the glass."""
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255 if image.mode == "L" else (255, 255, 255))


def stamped(image: Image.Image, places: Sequence[tuple[float, float]] = ((0.3, 0.17), (0.62, 0.55))) -> Image.Image:
    """Return the page in colour with round red stamps; `places` are parts of its width and height."""
    ink = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(ink)
    radius, pen = image.width // 11, max(2, image.width // 330)
    for across, down in places:
        x, y = int(across * image.width), int(down * image.height)
        for ring in (radius, radius - 3 * pen, radius // 2):
            draw.ellipse((x - ring, y - ring, x + ring, y + ring), outline=(205, 40, 50), width=pen)
        for turn in range(-radius // 3, radius // 3, 4 * pen):
            draw.line((x - radius // 3, y + turn, x + radius // 3, y + turn // 2), fill=(205, 40, 50), width=pen)
    return ImageChops.multiply(image.convert("RGB"), ink)


def photocopied(image: Image.Image, times: int = 2) -> Image.Image:
    """Return the page as a copy of a copy: each time blurred, hardened, a little smaller and with dust."""
    made = image.convert("L")
    for copy in range(times):
        soft = made.filter(ImageFilter.GaussianBlur(0.9))
        hard = soft.point([min(255, max(0, int((level - 128) * 2.2 + 142))) for level in range(256)])
        made = noisy(hard, seed=copy + 7)
    return made


def as_pdf(images: Sequence[Image.Image], dpi: int = 200) -> bytes:
    """Return a PDF of nothing but pictures, as a scanner writes it."""
    made = io.BytesIO()
    images[0].save(made, "PDF", resolution=dpi, save_all=True, append_images=list(images[1:]))
    return made.getvalue()
