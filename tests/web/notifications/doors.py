"""Who opens notices and letters."""

from __future__ import annotations

from tests.web.who import ADMINISTRATOR, WORK, Who

DOORS: dict[str, Who] = {
    "nb/thong-bao/": WORK,
    "nb/thong-bao/nhan-thu/": WORK,
    "nb/quan-tri/thu/": ADMINISTRATOR,
    "nb/quan-tri/thu/<uuid:identifier>/": ADMINISTRATOR,
}
