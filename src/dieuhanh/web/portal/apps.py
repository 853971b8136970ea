"""The public site as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Templates, styles and views of the public pages."""

    name = "dieuhanh.web.portal"
    label = "portal"

    def ready(self) -> None:
        """Let the ends of terms be told by the house's calendar; make papers ahead, and destroy those of a purge."""
        from dieuhanh.web.documents import leaks
        from dieuhanh.web.organisations import terms
        from dieuhanh.web.portal import filing, jobs
        from dieuhanh.web.tasks.calendars import working_calendar

        jobs.plan()
        leaks.after(filing.destroy_of)
        terms.count_by(working_calendar)
