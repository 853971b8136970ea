"""What the numbers of the house are from which day on, and by which document."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from dieuhanh.web.records import AppendOnly


class ParameterValue(AppendOnly):
    """What a parameter is from a day on: one number, or several with commas between them.

    Of two for the same day the one that was recorded later holds.
    """

    key = models.CharField(max_length=60)
    numbers = models.CharField(max_length=60)
    valid_from = models.DateField()
    basis = models.CharField(max_length=300)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["key", "valid_from", "recorded_at", "id"]
        indexes = [models.Index(fields=["key", "valid_from"], name="parameter_on")]

    def __str__(self) -> str:
        return f"{self.key} = {self.numbers} ({self.valid_from})"
