"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.organisations"
    verbose_name = "Cơ quan, tổ chức"
