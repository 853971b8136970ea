"""Who sees the parameters of the house, and who changes them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define
from dieuhanh.web.accounts.wording import call


def define_rights() -> None:
    """The same people who keep the calendar of holidays; leaders see what holds."""
    define("parameters.see", Role.SPECIALIST, Role.LEADER, Role.ADMINISTRATOR)
    define("parameters.set", Role.SPECIALIST, Role.ADMINISTRATOR)
    call({"parameters.see": _("Xem lịch nhắc và các mức"), "parameters.set": _("Đổi lịch nhắc và các mức")})
