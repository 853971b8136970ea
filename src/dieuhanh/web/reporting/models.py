"""What statistics of the past are read from, and the reports that were given out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from dieuhanh.web.records import AppendOnly, Record
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.states import Role, State


class PastStanding(Record):
    """Where a performer stood from one event to the next, written in the transaction of the event.

    It holds from `recorded_at` until `superseded_at` (empty: still). A view as of a moment reads the standings that
    hold then, so what was true by yesterday's records never changes.
    """

    performer = models.ForeignKey(Performer, on_delete=models.PROTECT, related_name="standings")
    sequence = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    on = models.DateField()
    superseded_at = models.DateTimeField(null=True)
    role = models.CharField(max_length=8, choices=Role.choices)
    counted = models.BooleanField(default=True)
    state = models.CharField(max_length=12, choices=State.choices)
    assigned_on = models.DateField(null=True)
    deadline = models.DateField(null=True)
    original_deadline = models.DateField(null=True)
    late_kept = models.PositiveIntegerField(default=0)
    extensions = models.PositiveSmallIntegerField(default=0)
    reported_on = models.DateField(null=True)

    class Meta:
        ordering = ["performer", "sequence"]
        constraints = [models.UniqueConstraint(fields=["performer", "sequence"], name="past_standing_once")]
        indexes = [
            models.Index(fields=["role", "counted", "recorded_at", "superseded_at"], name="past_standing_at"),
        ]

    def __str__(self) -> str:
        return f"{self.performer_id} {self.sequence}"


class WeekFigures(Record):
    """The figures of all duties at the end of a week, kept so that the trend needs no reckoning."""

    iso_year = models.PositiveSmallIntegerField()
    week = models.PositiveSmallIntegerField()
    as_of = models.DateTimeField()
    figures = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["iso_year", "week"]
        constraints = [models.UniqueConstraint(fields=["iso_year", "week"], name="week_figures_once")]

    def __str__(self) -> str:
        return f"{self.week}/{self.iso_year}"


class Portfolio(Record):
    """Whose duties a person's page of leaders shows, by the leader's name as tasks have it; "" for all."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    leader = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.leader


class FrozenReport(AppendOnly):
    """A report as it was given out: its figures as JSON with their SHA-256, so that nobody can change them unseen."""

    title = models.CharField(max_length=300)
    query = models.CharField(max_length=500)
    as_of = models.DateTimeField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.title


class EntryRule(AppendOnly):
    """Within how many working days a directive's tasks are to be entered, from a day on, by a document."""

    valid_from = models.DateField(unique=True)
    urgent_days = models.PositiveSmallIntegerField()
    ordinary_days = models.PositiveSmallIntegerField()
    many_days = models.PositiveSmallIntegerField()
    many_from = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=300)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.valid_from}: {self.basis}"
