"""The room of ratings as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RatingsConfig(AppConfig):
    """Stars of readers without identity, and their questions in a queue with an owner."""

    name = "dieuhanh.web.ratings"
    label = "ratings"

    def ready(self) -> None:
        """Say which rights and pages there are, and forget each night what a day needed."""
        from dieuhanh.web.pages import doors, navigation
        from dieuhanh.web.pages import today as first_page
        from dieuhanh.web.ratings import jobs, today
        from dieuhanh.web.ratings.rights import define_rights

        define_rights()
        jobs.plan()
        doors.open_with("/nb/gop-y/", "ratings.see")
        navigation.add(52, _("Góp ý"), "ratings:questions")
        first_page.add("ratings", today.blocks)
