"""Who opens the pages of administration."""

from __future__ import annotations

from tests.web.who import ADMINISTRATOR, Who

DOORS: dict[str, Who] = {
    "nb/quan-tri/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/moi/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/nhap/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/ra-soat/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/<uuid:identifier>/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/<uuid:identifier>/sua/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/<uuid:identifier>/cap/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/<uuid:identifier>/mat-khau/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/<uuid:identifier>/dong/": ADMINISTRATOR,
    "nb/quan-tri/nguoi-dung/vai-tro/<uuid:identifier>/ket-thuc/": ADMINISTRATOR,
    "nb/quan-tri/vai-tro/": ADMINISTRATOR,
    "nb/quan-tri/vai-tro/moi/": ADMINISTRATOR,
    "nb/quan-tri/vai-tro/<slug:key>/": ADMINISTRATOR,
    "nb/quan-tri/tieu-huy/": ADMINISTRATOR,
    "nb/quan-tri/vi-sao/": ADMINISTRATOR,
}
