"""QR codes of short addresses, for paper."""

from __future__ import annotations

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=256)
def svg(address: str, *, title: str, scale: float = 3) -> str:
    """Return an inline SVG of the address (error correction M, a quiet zone of four modules), named `title`."""
    buffer = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        buffer, kind="svg", scale=scale, border=4, title=title, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return buffer.getvalue().decode()
