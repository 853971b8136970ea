"""Who opens statistics and the leaders' page."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from tests.web.who import OFFICE, WORK, Who

DOORS: dict[str, Who] = {
    "nb/bao-cao/": WORK,
    "nb/bao-cao/xep-hang/": WORK,
    "nb/bao-cao/da-chot/": WORK,
    "nb/bao-cao/da-chot/<uuid:identifier>/": WORK,
    "nb/bao-cao/da-chot/<uuid:identifier>/so-lieu.<slug:form>": WORK,
    "nb/bao-cao/so-lieu.<slug:form>": WORK,
    "nb/bao-cao/danh-muc.<slug:form>": WORK,
    "nb/bao-cao/nhap-dung-han/": OFFICE | {Role.READER},
    "nb/bao-cao/tep/<uuid:identifier>/": WORK,
    "nb/giao-ban/": OFFICE,
    "nb/giao-ban/<str:name>/": OFFICE,
    "nb/giao-ban/<str:name>/in.pdf": OFFICE,
    "nb/giao-ban/<str:name>/bao-cao.<slug:form>": OFFICE,
    "nb/giao-ban/<str:name>/gia-han/<uuid:identifier>/": OFFICE,
}

WRITES: dict[str, Who] = {"nb/bao-cao/": OFFICE, "nb/bao-cao/nhap-dung-han/": OFFICE}
