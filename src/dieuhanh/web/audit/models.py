"""The audit log."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from dieuhanh.web.records import AppendOnly, Record

FORM = 2


class Room(models.Func):
    """The room of an action, what stands before the first dot; spelt out, so that the index by it is used."""

    arity = 1
    function = "SPLIT_PART"
    template = "SPLIT_PART(%(expressions)s, '.', 1)"
    output_field = models.CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the same where the database has no such function."""
        template = "SUBSTR(%(expressions)s, 1, INSTR(%(expressions)s, '.') - 1)"
        return super().as_sql(compiler, connection, template=template, **context)


class AuditEvent(AppendOnly):
    """One thing that somebody did, written in the transaction of the change itself.

    `detail` and `reason` are its payload: the chain holds only their keyed digest, so that they can be destroyed with a
    written record (`destroyed_by`). `organisation_id` is the body that it concerns, `place` where the actor was.
    `witness_after` and `witness_to` (SQLite), or `transaction` (PostgreSQL), tell which writes that the database saw
    belong to it. `form` is the form of its digest.
    """

    form = models.PositiveSmallIntegerField(default=1)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    actor_kind = models.CharField(max_length=10)
    actor_name = models.CharField(max_length=150)
    actor_id = models.UUIDField(null=True)
    actor_organisation_id = models.UUIDField(null=True)
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    place = models.CharField(max_length=60, blank=True)
    detail = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    payload_digest = models.CharField(max_length=64, blank=True, editable=False)
    destroyed_by = models.UUIDField(null=True)
    witness_after = models.BigIntegerField(null=True)
    witness_to = models.BigIntegerField(null=True)
    transaction = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["-recorded_at", "-id"]
        indexes = [
            models.Index(fields=["object_id", "recorded_at"], name="audit_object"),
            models.Index(fields=["recorded_at"], name="audit_recorded"),
            models.Index(fields=["actor_id", "id"], name="audit_actor"),
            models.Index(fields=["organisation_id", "id"], name="audit_organisation"),
            models.Index(fields=["action", "id"], name="audit_action"),
            models.Index(Room("action"), "id", name="audit_room"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.action}"


class AuditLink(models.Model):
    """The place of an event in the chain: `digest` covers it, its event and, by `previous`, all links before.

    `witness_to` is the last write that the database had seen when the transaction of the event was over (SQLite).
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    event_id = models.UUIDField(unique=True)
    previous = models.CharField(max_length=64)
    witness_to = models.BigIntegerField(null=True)
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
    """What a trigger of the database saw: a row of a watched table that was written, and which columns changed."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    table_name = models.CharField(max_length=80)
    operation = models.CharField(max_length=10)
    row_id = models.CharField(max_length=40)
    columns = models.TextField(default="", db_default="")
    transaction = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.operation} {self.table_name} {self.row_id}"


class AuditSegment(Record):
    """One month of the chain, closed and signed; once it has expired its events are gone and this row stands for them.

    `first` and `last` are numbers of links, `before` and `digest` the digests of the link before the first and of the
    last one; `signature` (Ed25519, base64) covers all of that with the month.
    """

    month = models.DateField(unique=True)
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    signature = models.CharField(max_length=100)
    public_key = models.CharField(max_length=60)
    closed_at = models.DateTimeField()
    expired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["month"]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}: {self.first}-{self.last}"


class AuditRetention(AppendOnly):
    """For how many months events are kept, from a day on, by which rule; never less than a year."""

    valid_from = models.DateField(unique=True)
    months = models.PositiveSmallIntegerField()
    legal_basis = models.TextField()

    class Meta:
        ordering = ["valid_from"]
        constraints = [models.CheckConstraint(condition=Q(months__gte=12), name="audit_kept_a_year")]

    def __str__(self) -> str:
        return f"{self.valid_from}: {self.months}"


class AuditCheck(models.Model):
    """What the last look at the chain found; one row, for the page of the log."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()
    faults = models.PositiveIntegerField()
    told = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.at}: {self.faults}"
