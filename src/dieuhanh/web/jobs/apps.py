"""The room of jobs as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that goes on behind the pages: the row in the database is the truth, whoever runs it."""

    name = "dieuhanh.web.jobs"
    label = "jobs"
