"""Who opens the composer's pages."""

from __future__ import annotations

from tests.web.who import OFFICE, SPECIALIST, Who

DOORS: dict[str, Who] = {
    "nb/ban-tin/": OFFICE,
    "nb/chi-dao/<int:year>/<slug:slug>/": OFFICE,
    "nb/ban-tin/<week:week>/soan/": OFFICE,
    "nb/ban-tin/<week:week>/soan/muc/<uuid:identifier>/": SPECIALIST,
    "nb/ban-tin/<week:week>/soan/muc/<uuid:identifier>/anh/": SPECIALIST,
    "nb/ban-tin/<week:week>/hinh/<uuid:identifier>/": OFFICE,
    "nb/ban-tin/<week:week>/xem-truoc/": OFFICE,
    "nb/ban-tin/<week:week>/kiem-tra/": OFFICE,
    "nb/ban-tin/<week:week>/duyet/": OFFICE,
    "nb/ban-tin/<week:week>/go/": OFFICE,
}

WRITES: dict[str, Who] = {"nb/ban-tin/<week:week>/soan/": SPECIALIST}
