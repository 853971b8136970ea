"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.review"
    verbose_name = "Rà soát"
