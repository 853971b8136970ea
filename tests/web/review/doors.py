"""Who opens the pages of the review."""

from __future__ import annotations

from tests.web.who import CONTENT, Who

DOORS: dict[str, Who] = {
    "nb/nhap/cho-ra-soat/": CONTENT,
    "nb/nhap/dan-chieu/": CONTENT,
    "nb/nhap/<uuid:identifier>/": CONTENT,
    "nb/nhap/<uuid:identifier>/ra-soat/": CONTENT,
    "nb/nhap/<uuid:identifier>/lich-su/": CONTENT,
    "nb/nhap/<uuid:identifier>/ket-qua/": CONTENT,
    "nb/nhap/<uuid:identifier>/trang/<int:page>/": CONTENT,
}
