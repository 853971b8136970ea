"""Who may do what on the exchange."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define

define("exchange.see", Role.READER, Role.SPECIALIST, Role.LEADER)
define("exchange.send", Role.SPECIALIST)
define("exchange.answer", Role.SPECIALIST)
define("exchange.configure")
