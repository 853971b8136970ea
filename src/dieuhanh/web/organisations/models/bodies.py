"""Organisations in time: names, parents, what became of them, and wordings for many of them.

Dates are inclusive; an empty one is not known, or the thing is still valid.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.organisations.validity import Validity
from dieuhanh.web.records import Record


def in_order(name: str) -> models.CheckConstraint:
    """Return the constraint that nothing ends before it begins."""
    condition = Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to"))
    return models.CheckConstraint(condition=condition, name=name)


class Dated(Record):
    """A record that is valid from a day to a day, by a document."""

    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    legal_basis = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def validity(self) -> Validity:
        """When it is valid."""
        return Validity(self.valid_from, self.valid_to)


class Organisation(Dated):
    """A body with a permanent key; one that is set up anew under an old name is another organisation.

    `position` is its place in the official order, `code` its identifier code (`H37`), `certainty` how well it is known.
    """

    key = models.SlugField(max_length=80, unique=True)
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=35, blank=True)
    kind = models.CharField(max_length=30)
    admin_unit_code = models.CharField(max_length=10, blank=True)
    certainty = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "key"]
        constraints = [in_order("organisation_dates")]

    def __str__(self) -> str:
        return self.key


class OrganisationName(Dated):
    """A name of a body: the full one, or a short form that people write."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    text = models.CharField(max_length=300)
    is_full = models.BooleanField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["organisation", "-is_full", "position", "valid_from"]
        constraints = [in_order("organisation_name_dates")]

    def __str__(self) -> str:
        return self.text


class OrganisationParent(Dated):
    """The body that another one belonged to, and when."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="children")

    class Meta:
        ordering = ["organisation", "valid_from"]
        constraints = [in_order("organisation_parent_dates")]

    def __str__(self) -> str:
        return f"{self.organisation_id} < {self.parent_id}"


class SuccessionKind(models.TextChoices):
    """What happened to a body."""

    MERGE = "merge", _("hợp nhất, sáp nhập vào")
    SPLIT = "split", _("chia, tách thành")
    PART = "part", _("chuyển một phần nhiệm vụ cho")
    RENAME = "rename", _("đổi tên thành")
    MOVE = "move", _("chuyển thành")
    DISSOLVE = "dissolve", _("giải thể, giao việc cho")


class Succession(Record):
    """One heir of one body from a day on; many of them together tell a merger or a division."""

    old = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="heirs")
    new = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="forerunners")
    kind = models.CharField(max_length=10, choices=SuccessionKind.choices)
    date = models.DateField()
    legal_basis = models.TextField(blank=True)
    certainty = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField()
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "date"], name="succession_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="succession_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.date}"


class AddresseeGroup(Dated):
    """A wording such as `UBND các huyện, thành phố`; the keys and kinds say who is meant on a day."""

    key = models.SlugField(max_length=80, unique=True)
    position = models.PositiveIntegerField()
    wordings = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    included = models.JSONField(default=list)
    excluded = models.JSONField(default=list)
    decision = models.CharField(max_length=10)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "key"]
        constraints = [in_order("addressee_group_dates")]

    def __str__(self) -> str:
        return self.key


class Revision(models.Model):
    """Marks the last change to everything above, so that a directory kept in memory knows when it is old."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    mark = models.UUIDField()

    def __str__(self) -> str:
        return str(self.mark)
