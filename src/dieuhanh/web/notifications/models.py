"""Who is written to, the ledger of letters, and the list that people see inside."""

from __future__ import annotations

from datetime import time

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.records import Record

MORNING = time(7, 30)


class Recipient(Record):
    """Where a person gets letters, at what hour of the day the digest, and until when none (a leave)."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recipient")
    address = models.EmailField(_("Thư điện tử"))
    hour = models.TimeField(_("Giờ nhận thư tổng hợp"), default=MORNING)
    paused_until = models.DateField(_("Tạm dừng đến hết ngày"), null=True, blank=True)

    def __str__(self) -> str:
        return self.address


class LetterState(models.TextChoices):
    """How far a letter has come. One that was being sent when the machine stopped is `unknown`: never sent again."""

    WAITING = "waiting", _("chờ gửi")
    SENDING = "sending", _("đang gửi")
    SENT = "sent", _("đã gửi")
    FAILED = "failed", _("không gửi được")
    UNKNOWN = "unknown", _("không rõ đã gửi chưa")


class Letter(Record):
    """One letter in the ledger. Its `key` says what it tells to whom, once for ever, so nobody is told twice.

    An `enclosure` is a file that goes with it, emptied once it has gone; `enclosure_name` stays.
    Letters of one `batch` to one address that wait together go out as one. `urgent` ones keep no quiet hours.
    """

    key = models.CharField(max_length=200, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="letters")
    address = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    enclosure_name = models.CharField(max_length=100, blank=True)
    enclosure = models.BinaryField(default=b"")
    batch = models.CharField(max_length=20, blank=True)
    urgent = models.BooleanField(default=False)
    not_before = models.DateTimeField()
    state = models.CharField(max_length=10, choices=LetterState.choices, default=LetterState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "not_before"], name="letter_waiting")]

    def __str__(self) -> str:
        return self.subject


class Notice(Record):
    """A line of a person's list inside: what happened, and where to look."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=200)
    words = models.TextField()
    url = models.CharField(max_length=300)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notice_once")]
        indexes = [models.Index(fields=["user", "-at"], name="notice_of_user")]

    def __str__(self) -> str:
        return self.words
