"""The days on which public bodies rest or make up for it, as data with their basis."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.records import Record


class DayKind(models.TextChoices):
    """What is special about a day; the values are those of the CSV file."""

    OFF = "nghi", _("nghỉ")
    MADE_UP = "lam_bu", _("làm bù")


class CalendarDay(Record):
    """One such day."""

    date = models.DateField(unique=True)
    kind = models.CharField(max_length=10, choices=DayKind.choices)
    name = models.CharField(max_length=200, blank=True)
    legal_basis = models.TextField(blank=True)
    certain = models.BooleanField(default=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date} {self.kind}"
