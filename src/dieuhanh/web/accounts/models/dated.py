"""What is true from a day to a day, both included, by a document or a reason."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from dieuhanh.web.records import Record

M = TypeVar("M", bound=models.Model)


def in_force(on: date, prefix: str = "") -> Q:
    """Return the condition that a dated record holds on a day; `prefix` leads to it (`grants__`)."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": on})
    lasting = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": on})
    return begun & lasting


def in_order(name: str) -> models.CheckConstraint:
    """Return the constraint that a stretch does not end before it begins."""
    open_end = Q(valid_from__isnull=True) | Q(valid_to__isnull=True)
    return models.CheckConstraint(condition=open_end | Q(valid_from__lte=F("valid_to")), name=name)


class DatedQuerySet(models.QuerySet[M]):
    """Dated records, and those of them that hold on a day."""

    def on(self, day: date) -> DatedQuerySet[M]:
        """Return those in force on the day."""
        return self.filter(in_force(day))

    def between(self, start: date | None, end: date | None) -> DatedQuerySet[M]:
        """Return those that hold on any day of a stretch; None is open."""
        found = self
        if end is not None:
            found = found.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=end))
        if start is not None:
            found = found.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=start))
        return found


class Dated(Record):
    """A record that holds from `valid_from` to `valid_to`; None is open. `basis` is the document or the reason."""

    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    basis = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        """Tell whether the day lies in its stretch."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
