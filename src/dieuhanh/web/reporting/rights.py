"""Who reads statistics and the leaders' page, and who gives reports out."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define


def define_rights() -> None:
    """Say which roles have which right; a clerk's statistics are those of the own body, as the lists are."""
    define("reporting.see", Role.READER, Role.SPECIALIST, Role.LEADER, of_own_body=(Role.CLERK,))
    define("reporting.brief", Role.SPECIALIST, Role.LEADER)
    define("reporting.freeze", Role.SPECIALIST, Role.LEADER)
