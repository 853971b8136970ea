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
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["-recorded_at", "-id"]
        indexes = [models.Index(fields=["object_id", "recorded_at"], name="audit_object")]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.action}"


class AuditLink(models.Model):
    """The place of an event in the chain: `digest` covers it, its event and, by `previous`, all links before."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    event_id = models.UUIDField(unique=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.sequence)


class AuditQueue(models.Model):
    """An event whose transaction is over and that has no link yet."""

    event_id = models.UUIDField(primary_key=True)

    def __str__(self) -> str:
        return str(self.event_id)


class AuditHead(models.Model):
    """The last link; whoever makes the next one holds this row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.sequence}:{self.digest}"


class AuditWitness(models.Model):
    """What a trigger of the database saw: a row of the log that was changed or removed."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    table_name = models.CharField(max_length=80)
    operation = models.CharField(max_length=10)
    row_id = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.operation} {self.table_name} {self.row_id}"
