"""Who opens the queue of readers' questions."""

from __future__ import annotations

from tests.web.who import OFFICE, SPECIALIST, Who

DOORS: dict[str, Who] = {"nb/gop-y/": OFFICE, "nb/gop-y/<uuid:identifier>/": OFFICE}

WRITES: dict[str, Who] = {"nb/gop-y/<uuid:identifier>/": SPECIALIST}
