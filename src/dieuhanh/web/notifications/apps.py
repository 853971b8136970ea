"""The room of letters as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    """Telling people: letters, reminders, escalation; a ledger so that nobody is told twice."""

    name = "dieuhanh.web.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Say which rights and pages there are; hear of every event of a task; plan the letters."""
        from dieuhanh.web import health as well_being
        from dieuhanh.web.notifications import health, jobs, parameters, today, tracing
        from dieuhanh.web.notifications.hearing import hear
        from dieuhanh.web.notifications.rights import define_rights
        from dieuhanh.web.pages import doors, navigation
        from dieuhanh.web.pages import today as first_page
        from dieuhanh.web.tasks.announcing import listen

        define_rights()
        parameters.define_parameters()
        tracing.trace()
        listen(hear)
        jobs.plan()
        doors.open_with("/nb/thong-bao/", "desk.see")
        doors.open_with("/nb/quan-tri/thu/", "notifications.see")
        navigation.add(85, _("Thông báo"), "notifications:notices")
        first_page.add("notifications", today.blocks)
        well_being.add("mail", _("Thư"), health.check)
