"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.audit"
    verbose_name = "Nhật ký"
