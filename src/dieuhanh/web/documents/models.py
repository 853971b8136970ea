"""Documents, the files and texts that they came in, and the citations between them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dieuhanh.language import fold
from dieuhanh.sources.model import PageBox
from dieuhanh.sources.places import Doubt, boxes_of, doubtful, from_rows
from dieuhanh.web.records import AppendOnly, Record

UNDATED = date(1, 1, 1)


class Document(Record):
    """A document that the house holds or has seen cited; `identity` is its issuer, number, sign and year as one key.

    `address` is the part of its public address after `/van-ban/`, without the closing slash; it never changes.
    `subject` is what a bulletin says it is about, `abstract` its own trích yếu. `published_text` is the text that the
    public may read; a document without one is public as a stub from `published_at` on.
    """

    type = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=20, blank=True)
    number_text = models.CharField(max_length=100, blank=True)
    sign = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    name = models.CharField(max_length=500, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    issuer_slug = models.CharField(max_length=120, blank=True)
    date = models.DateField(null=True)
    abstract = models.TextField(blank=True)
    subject = models.TextField(blank=True)
    address = models.CharField(max_length=250, unique=True)
    identity = models.CharField(max_length=300, unique=True)
    confirmed = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True)
    published_text = models.ForeignKey("TextVersion", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    sorted_on = models.DateField(default=UNDATED, editable=False)
    folded = models.TextField(blank=True, editable=False)

    # Only on rows of a list: whether the reader may see its text.
    held: bool

    class Meta:
        ordering = ["-sorted_on", "-id"]
        indexes = [
            models.Index(fields=["sorted_on", "id"], name="document_newest"),
            models.Index(fields=["number", "year"], name="document_number"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Write the document with its derived columns: the day it sorts by and the folded text it is found by."""
        self.sorted_on = self.date or (date(self.year, 1, 1) if self.year else UNDATED)
        self.folded = fold(f"{self.type} {self.number_text} {self.name} {self.abstract} {self.subject} {self.issuer}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def title(self) -> str:
        """How people name it: `Quyết định 2267/QĐ-UBND`, `Luật Đất đai`."""
        if self.number_text:
            return f"{self.type} {self.number_text}".strip()
        named = self.name or self.type
        return f"{named} năm {self.year}" if self.year else named

    @property
    def path(self) -> str:
        """Its public address."""
        return f"/van-ban/{self.address}/"

    @property
    def is_stub(self) -> bool:
        """True while only citations of it are known, and no text."""
        return not self.texts.exists()


class DocumentAlias(Record):
    """A stub that turned out to be another document: its id, identity and address keep leading there."""

    former_id = models.UUIDField(unique=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="aliases")
    identity = models.CharField(max_length=300, unique=True)
    address = models.CharField(max_length=250, unique=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.address


class StoredFile(AppendOnly):
    """A received file, kept byte for byte under its SHA-256."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    original_name = models.CharField(max_length=255)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.original_name

    @property
    def path(self) -> Path:
        """Where it lies below the data folder."""
        return Path("files", self.sha256[:2], self.sha256[2:4], self.sha256)


class TextVersion(AppendOnly):
    """The text of a document as one reader read one file; a better reader makes a new one. Spans count in `text`."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="texts")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="texts")
    reader = models.CharField(max_length=40)
    reader_version = models.CharField(max_length=40)
    text = models.TextField()
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [models.UniqueConstraint(fields=["file", "reader", "reader_version"], name="text_read_once")]

    def __str__(self) -> str:
        return f"{self.document} ({self.reader} {self.reader_version})"


class PageMap(AppendOnly):
    """Where a text stands on the pages it was read from, how surely, and what its reader noted.

    `boxes` are rows as `sources.places` makes them; `sizes` width and height of each page in points; `notes` rows of
    code, both messages, start and end.
    """

    text_version = models.OneToOneField(TextVersion, on_delete=models.PROTECT, related_name="page_map")
    pages = models.PositiveIntegerField(null=True)
    sizes = models.JSONField(default=list)
    boxes = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    metadata = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.text_version_id}: {self.pages}"

    @cached_property
    def places(self) -> tuple[PageBox, ...]:
        """Every box, in the order of the text."""
        return from_rows(self.boxes)

    def boxes_of(self, start: int, end: int) -> tuple[PageBox, ...]:
        """Return where [start, end) of the text stands, one box a line and page; nothing where there are no pages."""
        return boxes_of(self.places, start, end)

    def doubtful(self, start: int, end: int) -> tuple[Doubt, ...]:
        """Return the words of [start, end) that were read in doubt."""
        return doubtful(self.places, start, end)


class RelationKind(models.TextChoices):
    """What one document does to another, or that a text only names it.

    The reader knows the kinds of its own format; `repeats` and `reminds` are a person's to say.
    """

    ANNOUNCES = "announces", _("Giới thiệu")
    IMPLEMENTS = "implements", _("Thực hiện")
    REPLACES = "replaces", _("Thay thế")
    AMENDS = "amends", _("Sửa đổi, bổ sung")
    REPEALS = "repeals", _("Bãi bỏ")
    FORWARDS = "forwards", _("Theo đề nghị tại")
    REPEATS = "repeats", _("Nhắc lại")
    REMINDS = "reminds", _("Đôn đốc")
    REFERS = "refers", _("Dẫn chiếu")


class RelationStatus(models.TextChoices):
    """Whether a person confirmed it."""

    PROPOSED = "proposed", _("máy đọc, chưa rà soát")
    ACCEPTED = "accepted", _("đã xác nhận")
    REJECTED = "rejected", _("đã bác")


class Relation(Record):
    """A place in a text that cites `target`; `source` is the document that the passage announces, where it does.

    `reason` says how the citation was led to its target: `exact`, `context`, `holdings` or `stub`.
    """

    source = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="cites", null=True)
    target = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="cited_by")
    kind = models.CharField(max_length=12, choices=RelationKind.choices)
    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="relations")
    item_index = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reason = models.CharField(max_length=20)
    status = models.CharField(max_length=10, choices=RelationStatus.choices, default=RelationStatus.PROPOSED)
    published_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["text_version", "start", "id"]
        constraints = [models.CheckConstraint(condition=Q(start__lt=F("end")), name="relation_span")]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_id}"


class Purge(AppendOnly):
    """All that stays of a document that should never have been here: who destroyed it, when, by which decision and why.

    `marks` are keyed hashes of its files, `destroyed` how many rows of which kind went or were emptied.
    """

    document_id = models.UUIDField()
    actor_kind = models.CharField(max_length=10)
    actor_name = models.CharField(max_length=150)
    actor_id = models.UUIDField(null=True)
    decision = models.CharField(max_length=300)
    reason = models.TextField()
    marks = models.JSONField(default=list)
    destroyed = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-recorded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.recorded_at:%Y-%m-%d %H:%M} {self.decision}"
