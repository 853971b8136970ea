"""What happened to a performer, appended and never changed; its state is the fold of these."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from dieuhanh.web.documents.models import Document
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.records import AppendOnly
from dieuhanh.web.tasks.history import Happening
from dieuhanh.web.tasks.models.performer import Performer
from dieuhanh.web.tasks.models.task import Task
from dieuhanh.web.tasks.states import DueOrigin, Kind


class TaskEvent(AppendOnly):
    """One event: on which day it is true, when it was recorded, who did it for which body, and in what words.

    `sequence` counts a performer's events from 1, so two people never write the same one. `due_on` is the date that it
    sets, `from_day` the day from which it counts. `basis` is the document it rests on. `batch` groups the events of one
    bulk action.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="events")
    performer = models.ForeignKey(Performer, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    on = models.DateField()
    recorded_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_name = models.CharField(max_length=150)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    actor_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    due_origin = models.CharField(max_length=10, choices=DueOrigin.choices, default=DueOrigin.NONE, blank=True)
    from_day = models.DateField(null=True)
    basis = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    basis_words = models.CharField(max_length=300, blank=True)
    batch = models.UUIDField(null=True)

    class Meta:
        ordering = ["performer", "sequence"]
        constraints = [models.UniqueConstraint(fields=["performer", "sequence"], name="task_event_sequence")]
        indexes = [
            models.Index(fields=["task", "recorded_at"], name="task_event_task"),
            models.Index(fields=["recorded_at"], name="task_event_recorded"),
            models.Index(fields=["batch"], name="task_event_batch", condition=models.Q(batch__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.performer_id} {self.sequence} {self.kind}"

    @property
    def happening(self) -> Happening:
        """The event as the fold takes it."""
        return Happening(Kind(self.kind), self.on, self.due_on, DueOrigin(self.due_origin), self.from_day)
