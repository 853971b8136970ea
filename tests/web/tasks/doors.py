"""Who opens the pages of tasks."""

from __future__ import annotations

from tests.web.who import ADMINISTRATOR, SPECIALIST, WORK, Who

DOORS: dict[str, Who] = {
    "nb/quan-tri/lich-nghi/": SPECIALIST | ADMINISTRATOR,
    "nb/quan-tri/lich-nghi/<uuid:identifier>/bo/": SPECIALIST | ADMINISTRATOR,
    "nb/nhiem-vu/": WORK,
    "nb/nhiem-vu/giao/": SPECIALIST,
    "nb/nhiem-vu/giao/moi/": SPECIALIST,
    "nb/nhiem-vu/giao/<str:code>/": SPECIALIST,
    "nb/nhiem-vu/hang-loat/": WORK,
    "nb/nhiem-vu/hang-loat/ket-qua/<uuid:identifier>/": WORK,
    "nb/nhiem-vu/hang-loat/hoan-tac/<uuid:batch>/": WORK,
    "nb/nhiem-vu/bo-loc/": WORK,
    "nb/nhiem-vu/<str:code>/": WORK,
    "nb/nhiem-vu/<str:code>/trao-doi/": WORK,
    "nb/nhiem-vu/<str:code>/theo-doi/": WORK,
    "nb/nhiem-vu/<str:code>/tep/<uuid:identifier>/": WORK,
    "nb/nhiem-vu/<str:code>/tep/<uuid:identifier>/bo/": WORK,
    "nb/nhiem-vu/<str:code>/<uuid:identifier>/lich/": WORK,
    "nb/nhiem-vu/<str:code>/<uuid:identifier>/bao-cao/luu/": WORK,
    "nb/nhiem-vu/<str:code>/<uuid:identifier>/bao-cao/": WORK,
    "nb/nhiem-vu/<str:code>/<uuid:identifier>/hoan-tac/<int:sequence>/": WORK,
    "nb/nhiem-vu/<str:code>/<uuid:identifier>/<slug:key>/": WORK,
}
