"""Who reads what the public did not understand, and who sees to it."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define


def define_rights() -> None:
    """The Office reads the questions; specialists answer for them."""
    define("ratings.see", Role.SPECIALIST, Role.LEADER)
    define("ratings.answer", Role.SPECIALIST)
