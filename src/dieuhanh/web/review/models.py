"""Claims: single facts, each with the place in a text that says so."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.documents.models import Relation, TextVersion
from dieuhanh.web.records import Record

CONTEXT_LENGTH = 32


class ClaimKind(models.TextChoices):
    """What a claim is about; the value's form is that of `dieuhanh-extract/1`."""

    BULLETIN = "bulletin", _("Bản tin")
    ITEM = "item", _("Mục")
    OFFICIAL = "official", _("Người chỉ đạo")
    CITATION = "citation", _("Văn bản được dẫn")
    ASSIGNMENT = "assignment", _("Nhiệm vụ giao")
    FIGURE = "figure", _("Số liệu")
    APPOINTMENT = "appointment", _("Nhân sự")
    EFFECTIVE = "effective", _("Hiệu lực")


class ClaimStatus(models.TextChoices):
    """What a person decided about it."""

    PROPOSED = "proposed", _("máy đọc, chưa rà soát")
    ACCEPTED = "accepted", _("đã xác nhận")
    CORRECTED = "corrected", _("đã hiệu chỉnh")
    REJECTED = "rejected", _("đã bác")


class Claim(Record):
    """One fact of one item of a text. It is never overwritten: a correction is a new claim that supersedes it.

    `origin` says who read it: `reader` (our rules), `import` (facts that came with the text) or `editor`;
    `rule` is the rule's id and `logic_version` the version of the whole.
    """

    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=12, choices=ClaimKind.choices)
    item_index = models.PositiveIntegerField()
    ordinal = models.PositiveIntegerField()
    value = models.JSONField()
    schema_version = models.CharField(max_length=30)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True)
    prefix = models.CharField(max_length=CONTEXT_LENGTH, blank=True)
    suffix = models.CharField(max_length=CONTEXT_LENGTH, blank=True)
    origin = models.CharField(max_length=10)
    rule = models.CharField(max_length=80, blank=True)
    logic_version = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=10, choices=ClaimStatus.choices, default=ClaimStatus.PROPOSED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    published_at = models.DateTimeField(null=True)
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")
    relation = models.OneToOneField(Relation, on_delete=models.PROTECT, null=True, related_name="claim")

    class Meta:
        ordering = ["text_version", "item_index", "kind", "ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["text_version", "origin", "logic_version", "kind", "item_index", "ordinal"],
                condition=Q(supersedes__isnull=True),
                name="claim_read_once",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lte=F("end")), name="claim_span"
            ),
        ]
        indexes = [models.Index(fields=["text_version", "item_index"], name="claim_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.quote[:40]}"


class DutyRole(models.TextChoices):
    """What a body does in a duty."""

    LEAD = "lead", _("Chủ trì")
    SUPPORT = "support", _("Phối hợp")


class DutyBody(Record):
    """A body that an assignment names, as written and under the slug that its spellings share."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="bodies")
    role = models.CharField(max_length=8, choices=DutyRole.choices)
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=500)
    slug = models.CharField(max_length=120)

    class Meta:
        ordering = ["claim", "role", "position"]
        constraints = [models.UniqueConstraint(fields=["claim", "role", "position"], name="duty_body_once")]
        indexes = [models.Index(fields=["slug", "role"], name="duty_body_slug")]

    def __str__(self) -> str:
        return self.name
