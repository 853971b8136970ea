"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        """Let the database watch what is never changed but by an action."""
        from dieuhanh.web.audit.witnesses import AFTERWARDS, watch
        from dieuhanh.web.documents import rights, sweeping, tracing

        watch(*self.get_models(), operations=AFTERWARDS)
        rights.define_rights()
        tracing.trace()
        sweeping.plan()
