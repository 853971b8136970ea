"""Who opens the first pages inside."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from tests.web.who import ADMINISTRATOR, CONTENT, EVERY_ROLE, WORK, Who

LOG = frozenset(Role) - {Role.READER}

DOORS: dict[str, Who] = {
    "nb/": WORK,
    "nb/nhap/ket/": CONTENT,
    "nb/nhap/ket/<uuid:identifier>/": CONTENT,
    "nb/nhat-ky/": LOG,
    "nb/quan-tri/viec-nen/": ADMINISTRATOR,
    "nb/quan-tri/tinh-trang/": ADMINISTRATOR,
    "nb/viec-nen/<uuid:identifier>/": EVERY_ROLE,
    "nb/viec-nen/<uuid:identifier>/xu-ly/": EVERY_ROLE,
    "nb/van-ban/tep-goc/<uuid:identifier>/": CONTENT,
    "nb/van-ban/": CONTENT,
    "nb/van-ban/<path:address>/": CONTENT,
}
