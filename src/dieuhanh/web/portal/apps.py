"""The public site as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Templates, styles and views of the public pages."""

    name = "dieuhanh.web.portal"
    label = "portal"

    def ready(self) -> None:
        """Let the ends of terms be told by the working days of the house's calendar."""
        from dieuhanh.web.organisations import terms
        from dieuhanh.web.tasks.calendars import working_calendar

        terms.count_by(working_calendar)
