"""Who opens the pages of accounts."""

from __future__ import annotations

from tests.web.who import EVERYONE_SIGNED_IN, NOBODY_SIGNED_IN, Who

DOORS: dict[str, Who] = {
    "nb/dang-nhap/": NOBODY_SIGNED_IN,
    "nb/dang-xuat/": EVERYONE_SIGNED_IN,
    "nb/mat-khau/": EVERYONE_SIGNED_IN,
}
