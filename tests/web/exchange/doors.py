"""Who opens the pages of the exchange."""

from __future__ import annotations

from tests.web.who import CONTENT, SPECIALIST, Who

DOORS: dict[str, Who] = {
    "nb/lien-thong/": CONTENT,
    "nb/lien-thong/lay-lai/<uuid:identifier>/": SPECIALIST,
    "nb/lien-thong/de-nghi-lay-lai/<uuid:identifier>/": SPECIALIST,
}
