"""The room of statistics as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    """Statistics, ranking, the leaders' page, lists and reports as files."""

    name = "dieuhanh.web.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Say who may see what, which pages there are; hear of every event of a task."""
        from dieuhanh.web import health as well_being
        from dieuhanh.web.pages import doors, navigation
        from dieuhanh.web.reporting import health, jobs, parameters, tracing
        from dieuhanh.web.reporting.rights import define_rights
        from dieuhanh.web.reporting.standings import keep
        from dieuhanh.web.tasks.announcing import listen
        from dieuhanh.web.tasks.offering import offer

        define_rights()
        parameters.define_parameters()
        tracing.trace()
        listen(keep)
        jobs.plan()
        well_being.add("reporting", _("Số liệu theo ngày"), None, whole=health.check_all, mend=health.mend)
        for form in ("xlsx", "csv", "docx", "pdf"):
            offer(form, "reporting:duties-file")
        doors.open_with("/nb/bao-cao/", "reporting.see")
        doors.open_with("/nb/bao-cao/nhap-dung-han/", "reporting.entry")
        doors.open_with("/nb/giao-ban/", "reporting.brief")
        navigation.add(51, _("Báo cáo"), "reporting:statistics", often=True)
        navigation.add(60, _("Giao ban"), "reporting:briefing-now", often=True)
