"""Who may do what with meetings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define
from dieuhanh.web.accounts.wording import call


def define_all() -> None:
    """Fill the table of rights."""
    define("meetings.see", Role.READER, Role.SPECIALIST, Role.LEADER)
    define("meetings.change", Role.SPECIALIST)
    call({"meetings.see": _("Xem cuộc họp, kết luận"), "meetings.change": _("Ghi cuộc họp, kết luận")})
