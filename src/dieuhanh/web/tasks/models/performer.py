"""The performer: one body in one task, with a projection of what happened so that lists need no history."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.records import Record
from dieuhanh.web.tasks.models.task import Task
from dieuhanh.web.tasks.states import DueOrigin, Role, State

NEVER = date(9999, 12, 31)


class Performer(Record):
    """A body that leads or supports a task; everything from `state` on is the fold of its events, never typed.

    `wording` is how the text names it, where that is a group's or not one body's name. Without an `organisation` it is
    not settled yet; `candidates` are the keys of the bodies to choose from. A part given to a `unit` inside the body
    has a `parent` and is not counted, nor is the performer of a series (`counted`). `rank` and `sort_on` order lists:
    what runs with a deadline, what runs without, what waits for the Office, the rest. A body that took part already and
    then leads in the place of another one names it in `leads_for`, so that an undo knows.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="performers")
    role = models.CharField(max_length=8, choices=Role.choices)
    position = models.PositiveIntegerField(default=0)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="duties")
    wording = models.CharField(max_length=500, blank=True)
    candidates = models.JSONField(default=list)
    unit = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    leads_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="led_by")
    taken_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="heirs")
    counted = models.BooleanField(default=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    code = models.CharField(max_length=12)
    planned_due_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    since = models.DateField(null=True)
    before = models.CharField(max_length=12, blank=True)
    assigned_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due_origin = models.CharField(max_length=10, choices=DueOrigin.choices, default=DueOrigin.NONE, blank=True)
    original_due_on = models.DateField(null=True)
    deadline = models.DateField(null=True)
    original_deadline = models.DateField(null=True)
    late_kept = models.PositiveIntegerField(default=0)
    extensions = models.PositiveSmallIntegerField(default=0)
    returns = models.PositiveSmallIntegerField(default=0)
    asked = models.BooleanField(default=False)
    reported_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    agency_days = models.PositiveIntegerField(default=0)
    office_days = models.PositiveIntegerField(default=0)
    events_count = models.PositiveIntegerField(default=0)
    rank = models.PositiveSmallIntegerField(default=9)
    sort_on = models.DateField(default=NEVER)

    class Meta:
        ordering = ["task", "role", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "organisation", "unit"],
                condition=Q(organisation__isnull=False) & ~Q(state__in=("handed_over", "withdrawn")),
                name="performer_once",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(state="draft"), name="performer_settled"
            ),
            models.CheckConstraint(condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="performer_parent"),
        ]
        indexes = [
            models.Index(fields=["organisation", "counted", "rank", "sort_on", "code", "id"], name="performer_body"),
            models.Index(fields=["counted", "rank", "sort_on", "code", "id"], name="performer_all"),
            models.Index(fields=["counted", "state", "deadline"], name="performer_state"),
            models.Index(fields=["counted", "deadline"], name="performer_deadline"),
            models.Index(fields=["organisation", "counted", "state", "deadline"], name="performer_body_state"),
            models.Index(fields=["counted", "role", "state", "deadline"], name="performer_role"),
            models.Index(fields=["counted", "role"], name="performer_asked", condition=Q(asked=True)),
            # All that statistics need, so that they read no rows; by role and task, to count tasks in passing.
            models.Index(
                fields=[
                    "counted",
                    "role",
                    "task",
                    "organisation",
                    "state",
                    "deadline",
                    "original_deadline",
                    "reported_on",
                    "late_kept",
                    "assigned_on",
                ],
                name="performer_statistics",
            ),
        ]

    def __str__(self) -> str:
        return f"NV {self.code}: {self.unit or self.wording or self.organisation_id}"
