"""Who sees the ledger of letters and lets one go out again."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define


def define_rights() -> None:
    """The administrator minds that letters arrive, and sees addresses and subjects, no content."""
    define("notifications.see", Role.ADMINISTRATOR)
    define("notifications.retry", Role.ADMINISTRATOR)
