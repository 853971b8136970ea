"""Who opens the page of parameters, and who changes one."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from tests.web.who import ADMINISTRATOR, OFFICE, Who

DOORS: dict[str, Who] = {"nb/quan-tri/lich-nhac/": OFFICE | ADMINISTRATOR}

WRITES: dict[str, Who] = {"nb/quan-tri/lich-nhac/": ADMINISTRATOR | {Role.SPECIALIST}}
