"""Who opens the first pages inside."""

from __future__ import annotations

from tests.web.who import ADMINISTRATOR, CONTENT, WORK, Who

DOORS: dict[str, Who] = {
    "nb/": WORK,
    "nb/nhap/": CONTENT,
    "nb/nhap/ket/": CONTENT,
    "nb/nhap/ket/<uuid:identifier>/": CONTENT,
    "nb/nhat-ky/": ADMINISTRATOR,
    "nb/van-ban/": CONTENT,
    "nb/van-ban/<path:address>/": CONTENT,
}
