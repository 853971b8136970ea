"""The room of api as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The programming interface: public and read-only, and one for the systems of bodies."""

    name = "dieuhanh.web.api"
    label = "api"

    def ready(self) -> None:
        """Fill the table of rights."""
        from dieuhanh.web.api import jobs, rights

        rights.define_all()
        jobs.plan()
