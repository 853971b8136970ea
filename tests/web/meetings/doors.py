"""Who opens the pages of meetings."""

from __future__ import annotations

from tests.web.who import CONTENT, SPECIALIST, Who

DOORS: dict[str, Who] = {"nb/cuoc-hop/": CONTENT, "nb/cuoc-hop/<uuid:identifier>/": CONTENT}

WRITES: dict[str, Who] = {"nb/cuoc-hop/": SPECIALIST}
