"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.bulletins"
    verbose_name = "Bản tin"
