"""Who opens the import page."""

from __future__ import annotations

from tests.web.who import CONTENT, SPECIALIST, Who

DOORS: dict[str, Who] = {
    "nb/nhap/": CONTENT,
    "nb/nhap/dot/<uuid:identifier>/": CONTENT,
}

WRITES: dict[str, Who] = {"nb/nhap/": SPECIALIST, "nb/nhap/dan-chieu/": SPECIALIST}
