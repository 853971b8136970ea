"""What is on its way in, what got stuck there, and what was refused."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.sources.signatures import Signature
from dieuhanh.sources.signatures_rows import from_rows
from dieuhanh.web.documents.models import StoredFile
from dieuhanh.web.records import AppendOnly, Record


class Door(models.TextChoices):
    """The way that a source came in."""

    FORM = "form", _("Biểu mẫu")
    API = "api", _("Kết nối máy")
    COMMAND = "command", _("Dòng lệnh")
    MAIL = "mail", _("Thư điện tử")
    FOLDER = "folder", _("Thư mục theo dõi")
    EXCHANGE = "exchange", _("Trục liên thông")


class State(models.TextChoices):
    """Where a received file is."""

    RECEIVED = "received", _("đang đọc")
    STUCK = "stuck", _("bị kẹt")
    UNCERTAIN = "uncertain", _("nghi có dấu mật")
    PASSED = "passed", _("đã vào hệ thống")
    REFUSED = "refused", _("đã từ chối")


OPEN = (State.RECEIVED, State.STUCK, State.UNCERTAIN)


class QuarantinedFile(Record):
    """A file at the door. Its bytes lie encrypted in the quarantine until it is passed or refused.

    `keyed_hash` finds the same bytes again without telling what they are; name and sender are emptied on refusal.
    """

    door = models.CharField(max_length=10, choices=Door.choices)
    sender = models.CharField(max_length=255, blank=True)
    name = models.CharField(max_length=255, blank=True)
    size = models.PositiveBigIntegerField()
    keyed_hash = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    attempts = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["state", "received_at"], name="quarantine_state")]

    def __str__(self) -> str:
        return self.name or str(self.id)


class StoredPart(AppendOnly):
    """A part of a file that came in (itself, an attachment, a member of an archive) and where it lies in the store."""

    file = models.ForeignKey(QuarantinedFile, on_delete=models.PROTECT, related_name="parts")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="arrivals")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [models.UniqueConstraint(fields=["file", "stored"], name="stored_part_once")]

    def __str__(self) -> str:
        return f"{self.file} → {self.stored}"


class StuckFile(Record):
    """Why a file could not come in, in both languages, with what to do; open until `settled_at`.

    `code` is the reader's, or `secrecy` where a person must say whether there is a mark of secrecy, or
    `unexpected` where the program itself failed; the operator then finds the `traceback`.
    """

    file = models.ForeignKey(QuarantinedFile, on_delete=models.PROTECT, related_name="reasons")
    part = models.CharField(max_length=255, blank=True)
    code = models.CharField(max_length=40)
    message_vi = models.TextField()
    message_en = models.TextField()
    retry = models.BooleanField(default=False)
    traceback = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-recorded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.code}: {self.file}"


class Refusal(AppendOnly):
    """All that stays of a file with a mark of secrecy: when, through which door, from whom, and a keyed hash."""

    door = models.CharField(max_length=10, choices=Door.choices)
    sender = models.CharField(max_length=255, blank=True)
    keyed_hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-recorded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.door} {self.recorded_at:%Y-%m-%d %H:%M}"


class SignatureCheck(AppendOnly):
    """What the signatures of a stored file said at a moment, under the certificates that were trusted then.

    `signatures` are rows as `sources.signatures_rows` makes them; a fault says why they could not be checked.
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="signature_checks")
    signatures = models.JSONField(default=list)
    fault_vi = models.TextField(blank=True)
    fault_en = models.TextField(blank=True)
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["checked_at", "id"]

    def __str__(self) -> str:
        return f"{self.file}: {len(self.signatures)}"

    @property
    def found(self) -> tuple[Signature, ...]:
        """The signatures in the order of signing."""
        return from_rows(self.signatures)

    @property
    def good(self) -> bool:
        """Whether all of them could be checked and nothing speaks against any."""
        return not self.fault_vi and all(one.good for one in self.found)
