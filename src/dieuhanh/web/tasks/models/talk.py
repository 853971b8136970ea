"""What people write about a task, who follows it, and the filters that they keep."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.records import AppendOnly, Record
from dieuhanh.web.tasks.models.task import Task


class Comment(AppendOnly):
    """A remark on a task, by a person for the body where they work."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=150)
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["task", "recorded_at", "id"]

    def __str__(self) -> str:
        return self.text[:60]


class Follower(Record):
    """Somebody who wants to hear of a task."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="followers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "user"], name="task_follower_once")]

    def __str__(self) -> str:
        return f"{self.user_id} → {self.task_id}"


class SavedView(Record):
    """A filter of the list under a name; `query` is the address after the question mark."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="task_view_once")]

    def __str__(self) -> str:
        return self.name
