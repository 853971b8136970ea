"""The desk as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Templates and views of the internal pages."""

    name = "dieuhanh.web.desk"
    label = "desk"
