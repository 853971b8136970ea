"""Who reads statistics and the leaders' page, and who gives reports out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define
from dieuhanh.web.accounts.wording import call


def define_rights() -> None:
    """Say which roles have which right; a clerk's statistics are those of the own body, as the lists are."""
    define("reporting.see", Role.READER, Role.SPECIALIST, Role.LEADER, of_own_body=(Role.CLERK,))
    define("reporting.brief", Role.SPECIALIST, Role.LEADER)
    define("reporting.freeze", Role.SPECIALIST, Role.LEADER)
    define("reporting.entry", Role.READER, Role.SPECIALIST, Role.LEADER)
    define("reporting.rules", Role.SPECIALIST, Role.LEADER)
    call(
        {
            "reporting.see": _("Xem thống kê nhiệm vụ"),
            "reporting.brief": _("Xem trang giao ban"),
            "reporting.freeze": _("Chốt báo cáo"),
            "reporting.entry": _("Xem thời gian nhập nhiệm vụ"),
            "reporting.rules": _("Quy định thời hạn nhập nhiệm vụ"),
        }
    )
