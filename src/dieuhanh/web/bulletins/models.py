"""The weekly bulletin and its items."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.documents.models import Document, TextVersion
from dieuhanh.web.records import Record


class BulletinStatus(models.TextChoices):
    """How far a bulletin has come."""

    DRAFT = "draft", _("Bản nháp")
    PUBLISHED = "published", _("Đã đăng")
    WITHDRAWN = "withdrawn", _("Đã gỡ")


class Bulletin(Record):
    """What went out for one ISO week; a changed one is a new version of the same week."""

    iso_year = models.PositiveSmallIntegerField()
    week = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    period_start = models.DateField()
    period_end = models.DateField()
    title = models.TextField()
    issuer = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=BulletinStatus.choices, default=BulletinStatus.DRAFT)
    published_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    source = models.ForeignKey(TextVersion, on_delete=models.PROTECT, null=True, related_name="bulletins")

    class Meta:
        ordering = ["-iso_year", "-week", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["iso_year", "week", "version"], name="bulletin_version"),
            models.CheckConstraint(condition=Q(period_start__lte=F("period_end")), name="bulletin_period"),
        ]

    def __str__(self) -> str:
        return f"Bản tin tuần {self.week}/{self.iso_year}"

    @property
    def path(self) -> str:
        """Its public address: that of the week, whatever the version."""
        return f"/ban-tin/{self.iso_year}/tuan-{self.week:02d}/"


class BulletinItem(Record):
    """One section of a bulletin. `address` (`2023/6477-vp-kt`) follows `/chi-dao/` and never changes.

    `start` and `end` bound its text in the bulletin's source; `item_index` is its number there, counted from 0;
    `public_text` replaces that text where an editor wrote another.
    """

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    heading = models.TextField()
    public_text = models.TextField(null=True)  # noqa: DJ001 - null means "as in the source", empty means empty
    anchor = models.CharField(max_length=150)
    address = models.CharField(max_length=200)
    item_index = models.PositiveIntegerField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    announced = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="bulletin_items")

    class Meta:
        ordering = ["bulletin", "position"]
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "position"], name="bulletin_item_position"),
            models.UniqueConstraint(fields=["bulletin", "address"], name="bulletin_item_address"),
        ]
        indexes = [models.Index(fields=["address"], name="bulletin_item_by_address")]

    def __str__(self) -> str:
        return self.heading

    @property
    def path(self) -> str:
        """Its public address."""
        return f"/chi-dao/{self.address}/"
