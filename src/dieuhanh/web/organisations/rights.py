"""Who may see and change organisations, people and committees."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define


def define_rights() -> None:
    """Say it once the site starts."""
    define("organisations.see", *Role)
    define("organisations.change", Role.SPECIALIST)
    define("organisations.transfer", Role.SPECIALIST)
    define("organisations.import")
    define("organisations.seat", Role.SPECIALIST)
    define("accounts.hand_over", Role.SPECIALIST)
