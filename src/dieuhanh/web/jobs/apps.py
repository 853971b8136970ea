"""The room of jobs as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Work that goes on behind the pages: the row in the database is the truth, whoever runs it."""

    name = "dieuhanh.web.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Register what tells whether the jobs go on, and the nightly tidying."""
        from dieuhanh.web import health
        from dieuhanh.web.jobs import tidying
        from dieuhanh.web.jobs.health import check

        health.add("jobs", _("Việc nền"), check)
        tidying.plan()
        if settings.QUEUE:
            from dieuhanh.web.jobs import queue, waking

            waking.set_sender(queue.send)
