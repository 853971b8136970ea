"""Who may destroy a leaked document: the system administrator, who is shown how much there is and no word of it."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define


def define_rights() -> None:
    """Say it once the site starts."""
    define("documents.purge", Role.ADMINISTRATOR)
