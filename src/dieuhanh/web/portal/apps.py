"""The public site as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Templates, styles and views of the public pages."""

    name = "dieuhanh.web.portal"
    label = "portal"
