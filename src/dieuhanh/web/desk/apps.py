"""The desk as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Templates and views of the internal pages."""

    name = "dieuhanh.web.desk"
    label = "desk"

    def ready(self) -> None:
        """Say which pages there are and what opens them."""
        from dieuhanh.web import diagnosis
        from dieuhanh.web.accounts.models import Role
        from dieuhanh.web.accounts.rights import define
        from dieuhanh.web.pages import doors, navigation

        diagnosis.register()

        navigation.add(10, _("Hôm nay"), "desk:today", often=True)
        navigation.add(40, _("Văn bản"), "desk:documents", often=True)
        navigation.add(90, _("Nhật ký"), "desk:log")
        doors.open_with("/nb/nhat-ky/", "audit.see")
        define("jobs.see", Role.ADMINISTRATOR)
        define("jobs.retry", Role.ADMINISTRATOR)
        define("jobs.follow", *Role)
        navigation.add(95, _("Tình trạng hệ thống"), "desk:status")
        for prefix in ("/nb/quan-tri/viec-nen/", "/nb/quan-tri/tinh-trang/"):
            doors.open_with(prefix, "jobs.see")
        doors.open_with("/nb/viec-nen/", "jobs.follow")
        for prefix in ("/nb/nhap/", "/nb/van-ban/"):
            doors.open_with(prefix, "desk.read")
