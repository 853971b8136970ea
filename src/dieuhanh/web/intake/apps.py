"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.intake"
    verbose_name = "Tiếp nhận"

    def ready(self) -> None:
        """Say where the import page is, and what reads the files that come in by it."""
        from dieuhanh.web.intake import reading, signatures, tracing  # noqa: F401 - the jobs register themselves
        from dieuhanh.web.pages import navigation

        tracing.trace()
        navigation.add(20, _("Nhập văn bản"), "intake:imports", often=True)
