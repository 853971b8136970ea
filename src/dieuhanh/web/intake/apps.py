"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.intake"
    verbose_name = "Tiếp nhận"
