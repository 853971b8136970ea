"""Who searches inside."""

from __future__ import annotations

from tests.web.who import WORK, Who

DOORS: dict[str, Who] = {
    "nb/tim/": WORK,
    "nb/tim/nguon.csv": WORK,
    "nb/tim/nguon.json": WORK,
    "nb/tim/goi-y": WORK,
}
