"""Meetings: what was on the agenda, who submitted it, and what was concluded."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from dieuhanh.web.documents.models import Document
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.records import Record
from dieuhanh.web.review.models import Claim
from dieuhanh.web.tasks.models import Task


class Meeting(Record):
    """A meeting; one that a text tells of names the section's `claim`, one that was called has an own entry."""

    title = models.TextField()
    held_on = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=300, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="meetings")
    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, null=True, related_name="meeting")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-held_on", "-recorded_at", "-id"]

    def __str__(self) -> str:
        return self.title


class AgendaItem(Record):
    """A point of the agenda with its submission: by which body, as which document."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda")
    position = models.PositiveIntegerField()
    title = models.TextField()
    submitter = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    submission = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["meeting", "position", "id"]

    def __str__(self) -> str:
        return self.title


class Conclusion(Record):
    """What a meeting concluded; one that binds a body has a `task`."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="conclusions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, related_name="conclusions")
    position = models.PositiveIntegerField()
    text = models.TextField()
    task = models.OneToOneField(Task, on_delete=models.PROTECT, null=True, related_name="conclusion")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["meeting", "position", "id"]

    def __str__(self) -> str:
        return self.text[:60]
