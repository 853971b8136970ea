"""The room of followers as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """Letters and feeds for readers who want to hear of something."""

    name = "dieuhanh.web.following"
    label = "following"

    def ready(self) -> None:
        """Plan the letters."""
        from dieuhanh.web.following import jobs

        jobs.plan()
