"""The audit log."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from dieuhanh.web.records import AppendOnly


class AuditEvent(AppendOnly):
    """One thing that somebody did, written in the transaction of the change itself."""

    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    actor_kind = models.CharField(max_length=10)
    actor_name = models.CharField(max_length=150)
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-recorded_at", "-id"]
        indexes = [models.Index(fields=["object_id", "recorded_at"], name="audit_object")]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.action}"
