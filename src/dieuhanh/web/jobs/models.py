"""Background work as rows: what is to be done, who does it now, how far it is; and what comes again by the calendar."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.records import Record


class State(models.TextChoices):
    """Where a job stands; the first two are open, the others final until a person lets it run again."""

    WAITING = "waiting", _("đang chờ")
    RUNNING = "running", _("đang chạy")
    DONE = "done", _("đã xong")
    FAILED = "failed", _("bị lỗi")
    CANCELLED = "cancelled", _("đã hủy")


OPEN = (State.WAITING, State.RUNNING)


class Job(Record):
    """One piece of work. The row is the truth: whoever holds its lease does it, nobody else may finish it.

    `attempts` counts the starts. `again` asks for one more run after the one that is under way. `asked_*` tell whose
    wish it is; `progress_total` is None where nobody knows how much there is to do.
    """

    handler = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    dedupe_key = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    run_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=3)
    again = models.BooleanField(default=False)
    cancel_asked = models.BooleanField(default=False)
    lease_owner = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(null=True)
    progress_words = models.CharField(max_length=200, blank=True)
    result = models.JSONField(default=dict)
    error = models.CharField(max_length=500, blank=True)
    traceback = models.TextField(blank=True)
    asked_kind = models.CharField(max_length=10)
    asked_name = models.CharField(max_length=150)
    asked_id = models.UUIDField(null=True)
    asked_role = models.CharField(max_length=20, blank=True)
    asked_organisation_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handler", "dedupe_key"],
                condition=Q(state__in=["waiting", "running"]) & ~Q(dedupe_key=""),
                name="jobs_one_open_of_a_key",
            )
        ]
        indexes = [
            models.Index(fields=["state", "run_at", "id"], name="jobs_next"),
            models.Index(fields=["lease_until"], condition=Q(state="running"), name="jobs_leases"),
        ]

    def __str__(self) -> str:
        return f"{self.handler} {self.state}"


class Schedule(models.Model):
    """When something that comes again is due next; one row a schedule, so that a restart forgets nothing."""

    name = models.CharField(max_length=80, primary_key=True)
    cron = models.CharField(max_length=80)
    next_due = models.DateTimeField()
    last_due = models.DateTimeField(null=True)
    last_job_id = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.cron})"


class Worker(models.Model):
    """A process that does jobs, with its last sign of life."""

    owner = models.CharField(max_length=120, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.owner
