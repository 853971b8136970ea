"""Committees and who sits in them."""

from __future__ import annotations

from django.db import models

from dieuhanh.web.organisations.models.bodies import Dated, Organisation, in_order
from dieuhanh.web.records import Record


class Committee(Record):
    """What an organisation has beyond others where it is a committee, a board or a standing team.

    `term_start` and `term_end` are the first and last day of its term, empty where it has none; `serves` is the
    committee whose standing team it is.
    """

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="committee")
    serves = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="standing_teams")
    term_start = models.DateField(null=True)
    term_end = models.DateField(null=True)
    legal_basis = models.TextField(blank=True)

    class Meta:
        ordering = ["organisation"]

    def __str__(self) -> str:
        return str(self.organisation)


class Seat(Dated):
    """Somebody's place in a committee: a person by name, or whoever holds an office (`holder` is empty then).

    `legal_basis` is the decision that gave the seat; `ended_by` the one that took it. `source` is the accepted fact
    that says so. A seat of which only the end is known has no `valid_from`.
    """

    committee = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    position = models.PositiveIntegerField()
    role = models.CharField(max_length=150)
    holder = models.CharField(max_length=150, blank=True)
    office = models.CharField(max_length=300, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    ended_by = models.TextField(blank=True)
    source = models.UUIDField()
    decision = models.UUIDField()

    class Meta:
        ordering = ["committee", "position", "valid_from", "id"]
        constraints = [in_order("seat_dates")]
        indexes = [models.Index(fields=["source"], name="seat_source")]

    def __str__(self) -> str:
        return f"{self.role}: {self.holder or self.office}"
