"""The bulletins as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BulletinsConfig(AppConfig):
    """Bulletins: composing, checking, approving, publishing, taking down."""

    name = "dieuhanh.web.bulletins"
    label = "bulletins"

    def ready(self) -> None:
        """Say which rights and pages there are."""
        from dieuhanh.web.audit.witnesses import AFTERWARDS, watch
        from dieuhanh.web.bulletins import jobs, telling, tracing
        from dieuhanh.web.bulletins.models import Bulletin, BulletinItem
        from dieuhanh.web.bulletins.rights import define_rights
        from dieuhanh.web.pages import doors, navigation, today

        define_rights()
        tracing.trace()
        jobs.plan()
        watch(Bulletin, BulletinItem, operations=AFTERWARDS)
        doors.open_with("/nb/ban-tin/", "bulletins.see")
        doors.open_with("/nb/chi-dao/", "bulletins.see")
        today.add("bulletins", telling.blocks)
        navigation.add(50, _("Bản tin"), "bulletins:weeks", often=True)
