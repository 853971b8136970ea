"""Keys by which the systems of bodies sign in to the programming interface."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.records import Record


class BodyKey(Record):
    """A key of one body's system. Only its digest is kept; the key itself is shown once, when it is made.

    It opens what a clerk of that body may do, until it `expires_on` or is revoked.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["organisation", "created_at"]

    def __str__(self) -> str:
        return self.name
