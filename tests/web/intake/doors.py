"""Who opens the import page."""

from __future__ import annotations

from tests.web.who import CONTENT, Who

DOORS: dict[str, Who] = {
    "nb/nhap/": CONTENT,
    "nb/nhap/dot/<uuid:identifier>/": CONTENT,
}
