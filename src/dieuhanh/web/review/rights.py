"""Who may read texts again; the rest of the room's rights stand in the accounts' own table."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define

define("review.reread", Role.SPECIALIST)
