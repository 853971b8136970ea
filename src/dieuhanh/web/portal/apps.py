"""The public site as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Templates, styles and views of the public pages."""

    name = "dieuhanh.web.portal"
    label = "portal"

    def ready(self) -> None:
        """Tell ends of terms by the house's calendar; make papers ahead, destroy those of a purge; date the footer."""
        from dieuhanh.web.documents import leaks
        from dieuhanh.web.organisations import terms
        from dieuhanh.web.pages import frame
        from dieuhanh.web.portal import filing, jobs, updates
        from dieuhanh.web.tasks.calendars import working_calendar

        jobs.plan()
        leaks.after(filing.destroy_of)
        terms.count_by(working_calendar)
        frame.tell_updates(updates.last_published)
