"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.audit"
    verbose_name = "Nhật ký"

    def ready(self) -> None:
        """Note when transactions begin, keep the database's triggers up to date, and look at the log each night."""
        from dieuhanh.web.audit import migrating, schedule, spans

        connection_created.connect(spans.listen, dispatch_uid="audit.spans")
        post_migrate.connect(migrating.make_triggers, sender=self, dispatch_uid="audit.triggers")
        schedule.plan()
