"""Who sees the ledger of letters and lets one go out again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define
from dieuhanh.web.accounts.wording import call


def define_rights() -> None:
    """The administrator minds that letters arrive, and sees addresses and subjects, no content."""
    define("notifications.see", Role.ADMINISTRATOR)
    define("notifications.retry", Role.ADMINISTRATOR)
    call({"notifications.see": _("Xem sổ thư"), "notifications.retry": _("Cho gửi lại thư")})
