"""Administration as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdministrationConfig(AppConfig):
    """Templates and views of the pages of administration."""

    name = "dieuhanh.web.administration"
    label = "administration"

    def ready(self) -> None:
        """Say which pages there are, what opens them, and what rights are called."""
        from dieuhanh.web.accounts.models import Role
        from dieuhanh.web.accounts.rights import define
        from dieuhanh.web.accounts.wording import call
        from dieuhanh.web.administration.wording import LABELS
        from dieuhanh.web.pages import doors, navigation, sections

        define("administration.open", Role.ADMINISTRATOR)
        navigation.add(98, _("Quản trị"), "administration:index")
        doors.open_with("/nb/quan-tri/", "administration.open")
        for prefix in ("nguoi-dung", "vai-tro", "vi-sao"):
            doors.open_with(f"/nb/quan-tri/{prefix}/", "accounts.see")
        doors.open_with("/nb/quan-tri/tieu-huy/", "documents.purge")
        sections.add(
            10,
            _("Người dùng và quyền"),
            _("Tạo, đóng tài khoản; cấp và thu hồi vai trò; rà soát 6 tháng."),
            "administration:people",
        )
        sections.add(20, _("Vai trò"), _("Mỗi vai trò có những quyền nào; vai trò riêng."), "administration:roles")
        sections.add(
            30, _("Vì sao được, vì sao không"), _("Hỏi về một người, một quyền, một ngày."), "administration:why"
        )
        sections.add(
            90,
            _("Tiêu hủy văn bản lọt vào"),
            _("Hủy vĩnh viễn một văn bản mật đã lọt vào, có biên bản."),
            "administration:purge",
        )
        call(LABELS)
