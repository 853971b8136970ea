"""Ratings and questions of readers. Nothing here says who they are.

A repeat is seen by a digest of network address and browser, keyed with a salt that lives one day (`DaySalt`); once the
salt is gone nobody can tell any more who made it. What lets a reader change a rating is a receipt of which only the
digest is kept, for a day too.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.records import Record

MOST_STARS = 5
LONGEST_WORDS = 1000


class Rating(Record):
    """One to five stars for a public page, by its path; `receipt` is a digest, empty once the day is over."""

    path = models.CharField(max_length=250, db_index=True)
    stars = models.PositiveSmallIntegerField()
    receipt = models.CharField(max_length=64, blank=True, db_index=True)
    rated_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-rated_at"]
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=MOST_STARS), name="rating_stars"),
        ]

    def __str__(self) -> str:
        return f"{self.path}: {self.stars}"


class DaySalt(models.Model):
    """The secret of one day, thrown away when the day is over."""

    day = models.DateField(primary_key=True)
    salt = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.day}"


class Mark(Record):
    """That somebody rated on a day, as a digest that the day's salt keys; `rating` is what a second click finds."""

    day = models.DateField()
    digest = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)
    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "digest"], name="mark_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day}"


class QuestionState(models.TextChoices):
    """How far a question has come."""

    WAITING = "waiting", _("Chờ xử lý")
    ANSWERED = "answered", _("Đã xử lý")


class Question(Record):
    """What a reader did not understand on a page, who sees to it, and what came of it.

    `owner` is who prepared the bulletin, as far as that person still may; else nobody until somebody takes it. The
    words go 90 days after the answer, the answer stays.
    """

    rating = models.OneToOneField(Rating, on_delete=models.CASCADE, related_name="question")
    words = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=QuestionState.choices, default=QuestionState.WAITING)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at"]
        indexes = [models.Index(fields=["state", "asked_at"], name="question_waiting")]

    def __str__(self) -> str:
        return self.words
