"""The weekly bulletin and its items, and what belongs to them: topics, pictures, title patterns, old addresses."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.documents.models import Document, StoredFile, TextVersion
from dieuhanh.web.records import AppendOnly, Record


class BulletinStatus(models.TextChoices):
    """How far a bulletin has come."""

    DRAFT = "draft", _("Bản nháp")
    SUBMITTED = "submitted", _("Chờ duyệt đăng")
    SCHEDULED = "scheduled", _("Hẹn giờ đăng")
    PUBLISHED = "published", _("Đã đăng")
    WITHDRAWN = "withdrawn", _("Đã gỡ")


class WithdrawalReason(models.TextChoices):
    """Why a published bulletin was taken down."""

    MISTAKE = "mistake", _("Đăng nhầm")
    MERGED = "merged", _("Gộp vào bản khác")
    OUTDATED = "outdated", _("Không còn hiệu lực")


class Bulletin(Record):
    """What went out for one ISO week; a changed one is a new version of the same week.

    `lead` is the opening sentence, `lead_edited` whether a person wrote it. `revision` grows with every change of a
    draft, so that two editors never overwrite each other. Who submitted a bulletin is never who approves it.
    `change_note` tells the public what a later version changed. `withdrawal_words` and `replacement` (an address of
    this site) stand on the page that answers for one that was taken down. `saved_at` and `saved_by` are of the draft's
    last change; `returned_words` is why it was given back, until it is submitted again.
    """

    iso_year = models.PositiveSmallIntegerField()
    week = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    period_start = models.DateField()
    period_end = models.DateField()
    title = models.TextField()
    lead = models.TextField(blank=True)
    lead_edited = models.BooleanField(default=False)
    issuer = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=BulletinStatus.choices, default=BulletinStatus.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    returned_words = models.TextField(blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    publish_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    change_note = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField(max_length=10, choices=WithdrawalReason.choices, blank=True)
    withdrawal_words = models.TextField(blank=True)
    replacement = models.CharField(max_length=300, blank=True)
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


class Topic(Record):
    """A subject that items are about, with a page of its own; `words` are folded phrases that suggest it."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=150)
    words = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Its public address."""
        return f"/chu-de/{self.slug}/"


class BulletinItem(Record):
    """One section of a bulletin. `address` (`2023/6477-vp-kt`) follows `/chi-dao/` and never changes.

    `start` and `end` bound its text in `text_version`; `item_index` is its number there, counted from 0;
    `public_text` replaces that text where an editor wrote another; `edited_by` is who last did.
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
    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, null=True, related_name="bulletin_items")
    announced = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="bulletin_items")
    for_people = models.BooleanField(default=False)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    topics = models.ManyToManyField(Topic, related_name="items")

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


class Editor(Record):
    """Who has an item of a draft open (or, without `item`, the draft itself), since when, and when last seen there.

    `typed` is what they typed and did not save yet: nothing typed is lost, and nobody is locked out by who went away.
    """

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="editors")
    item = models.ForeignKey(BulletinItem, on_delete=models.CASCADE, null=True, related_name="editors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    typed = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bulletin", "user"], condition=Q(item__isnull=True), name="editor_of_draft_once"
            ),
            models.UniqueConstraint(fields=["item", "user"], name="editor_of_item_once"),
        ]

    def __str__(self) -> str:
        return str(self.user)


class Picture(Record):
    """A picture of an item with its caption and, for those who cannot see it, its alternative text.

    `width` and `height` are in pixels, 0 where they are not known.
    """

    item = models.ForeignKey(BulletinItem, on_delete=models.CASCADE, related_name="pictures")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    caption = models.CharField(max_length=300, blank=True)
    alternative = models.CharField(max_length=300, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["item", "position"]

    def __str__(self) -> str:
        return self.caption or self.alternative

    @property
    def path(self) -> str:
        """Its public address, which carries what it shows: other bytes have another one."""
        return f"/hinh/{self.file.sha256}.webp"


class TitlePattern(AppendOnly):
    """How titles are worded from a day on; `{start}` and `{end}` stand for the week's first and last day."""

    text = models.CharField(max_length=300)
    valid_from = models.DateField(unique=True)
    legal_basis = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return self.text


class Waiver(AppendOnly):
    """A finding of the checks that a person let pass, with the reason; `finding` is its key."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="waivers")
    finding = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bulletin", "finding"], name="waiver_once")]

    def __str__(self) -> str:
        return self.reason


class FormerAddress(AppendOnly):
    """An address that the public once had, on this portal or the one before; it leads to `target` for ever."""

    path = models.CharField(max_length=500, unique=True)
    target = models.CharField(max_length=300)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.path
