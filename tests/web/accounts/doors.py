"""Who opens the pages of accounts."""

from __future__ import annotations

from tests.web.who import EVERYONE_SIGNED_IN, NOBODY_SIGNED_IN, Who

DOORS: dict[str, Who] = {
    "nb/dang-nhap/": NOBODY_SIGNED_IN,
    "nb/dang-nhap/buoc-hai/": NOBODY_SIGNED_IN,
    "nb/dang-nhap/khoa/hoi/": NOBODY_SIGNED_IN,
    "nb/dang-nhap/khoa/": NOBODY_SIGNED_IN,
    "nb/dang-nhap/mot-lan/": NOBODY_SIGNED_IN,
    "nb/dang-nhap/mot-lan/ve/": NOBODY_SIGNED_IN,
    "nb/dang-xuat/": EVERYONE_SIGNED_IN,
    "nb/mat-khau/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/ngon-ngu/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/xac-nhan/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/xac-nhan/khoa/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/ma/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/ma/bo/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/ma-du-phong/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/khoa/hoi/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/khoa/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/khoa/<uuid:identifier>/bo/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/phien/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/uy-quyen/": EVERYONE_SIGNED_IN,
    "nb/tai-khoan/uy-quyen/<uuid:identifier>/thu-hoi/": EVERYONE_SIGNED_IN,
}
