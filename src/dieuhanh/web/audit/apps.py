from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "dieuhanh.web.audit"
    verbose_name = "Nhật ký"
