"""Who opens the internal pages of bodies: everybody who works here reads them, changes have their own rights."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from tests.web.who import SPECIALIST, Who

ALL = frozenset(Role)

DOORS: dict[str, Who] = {
    "nb/co-quan/": ALL,
    "nb/co-quan/them/": SPECIALIST,
    "nb/co-quan/nhiem-ky/": ALL,
    "nb/co-quan/<slug:key>/": ALL,
    "nb/co-quan/<slug:key>/doi/<slug:what>/": ALL,
    "nb/co-quan/<slug:key>/chuc-vu/<uuid:post>/": ALL,
    "nb/co-quan/<slug:key>/chuyen-giao/": ALL,
    "nb/co-quan/<slug:key>/chuyen-giao/<uuid:identifier>/": ALL,
}
