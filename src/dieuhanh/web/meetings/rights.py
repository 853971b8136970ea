"""Who may do what with meetings."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define


def define_all() -> None:
    """Fill the table of rights."""
    define("meetings.see", Role.READER, Role.SPECIALIST, Role.LEADER)
    define("meetings.change", Role.SPECIALIST)
