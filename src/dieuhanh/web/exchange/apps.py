"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Its name in Django and for people, and what it adds to the shared pages."""

    name = "dieuhanh.web.exchange"
    verbose_name = "Liên thông văn bản"

    def ready(self) -> None:
        """Say who may do what, and what there is to do."""
        from dieuhanh.web.exchange import rights, tracing  # noqa: F401 - the rights define themselves
        from dieuhanh.web.exchange.telling import blocks
        from dieuhanh.web.pages import doors, navigation, today

        tracing.trace()
        today.add("exchange", blocks)
        doors.open_with("/nb/lien-thong/", "exchange.see")
        doors.open_with("/nb/lien-thong/lay-lai/", "exchange.answer")
        doors.open_with("/nb/lien-thong/de-nghi-lay-lai/", "exchange.send")
        navigation.add(45, _("Liên thông"), "exchange:list")
