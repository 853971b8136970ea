"""Who writes bulletins and who lets them out."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define


def define_rights() -> None:
    """Say which roles have which right to bulletins."""
    define("bulletins.see", Role.SPECIALIST, Role.LEADER)
    define("bulletins.compose", Role.SPECIALIST)
    define("bulletins.approve", Role.LEADER, Role.SPECIALIST)
    define("bulletins.publish", Role.SPECIALIST)
