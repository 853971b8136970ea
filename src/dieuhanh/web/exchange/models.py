"""With whom documents are exchanged, what came and went, and every status that was told about it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from dieuhanh.sources.edxml_model import Status
from dieuhanh.web.documents.models import StoredFile
from dieuhanh.web.intake.models import QuarantinedFile
from dieuhanh.web.records import AppendOnly, Record

LONGEST_CODE = 35


def words_of(status: Status) -> str:
    """Return the exchange's own words for a status, in the reader's language."""
    return pgettext("exchange status", status.vietnamese)


class Correspondent(Record):
    """A body on the exchange: its code in the form of QĐ 20/2020/QĐ-TTg, and how it wants its post.

    `old_form` writes codes to it from right to left; `longest` is how many characters its system takes for a code.
    """

    code = models.CharField(max_length=LONGEST_CODE, unique=True)
    name = models.CharField(max_length=300)
    mailbox = models.EmailField(blank=True)
    old_form = models.BooleanField(default=False)
    longest = models.PositiveSmallIntegerField(default=LONGEST_CODE)

    class Meta:
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class Incoming(Record):
    """A document that another body sent; its sender and `document_id` together are one, however often it comes.

    `status` is the last one that its sender was told. `recall_asked_at` is set while the sender wants it back and
    nobody has answered.
    """

    sender_code = models.CharField(max_length=100)
    sender_name = models.CharField(max_length=300, blank=True)
    document_id = models.CharField(max_length=200)
    file = models.ForeignKey(QuarantinedFile, on_delete=models.PROTECT, null=True, related_name="incoming")
    number = models.CharField(max_length=120, blank=True)
    subject = models.TextField(blank=True)
    due = models.DateField(null=True)
    status = models.CharField(max_length=2, blank=True)
    recall_asked_at = models.DateTimeField(null=True)
    recall_reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["sender_code", "document_id"], name="incoming_once")]

    def __str__(self) -> str:
        return f"{self.number or self.document_id} ({self.sender_name or self.sender_code})"

    @property
    def status_words(self) -> str:
        """The exchange's own words for its status, in the reader's language."""
        return words_of(Status(self.status)) if self.status else ""


class Sending(models.TextChoices):
    """Whether a message has left the house."""

    WAITING = "waiting", _("chờ gửi")
    SENT = "sent", _("đã gửi")


class Outgoing(Record):
    """A message to one receiver: a document, or (`answers`) the status of one that came from there.

    `file` is the message as it is sent. `status` is the last one that the receiver of a document told, `reason` why it
    refused. It must be acknowledged until `answer_due_at`.
    """

    receiver = models.ForeignKey(Correspondent, on_delete=models.PROTECT, related_name="outgoing")
    document_id = models.CharField(max_length=200)
    answers = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="answers")
    number = models.CharField(max_length=120, blank=True)
    subject = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sending = models.CharField(max_length=10, choices=Sending.choices, default=Sending.WAITING)
    warning = models.TextField(blank=True)
    attempts = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)
    status = models.CharField(max_length=2, blank=True)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-recorded_at", "-id"]
        indexes = [models.Index(fields=["sending", "recorded_at"], name="outgoing_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["receiver", "document_id"],
                condition=models.Q(answers=None),
                name="outgoing_document_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number or self.document_id} → {self.receiver.name}"

    @property
    def status_words(self) -> str:
        """The exchange's own words for its status, in the reader's language."""
        return words_of(Status(self.status)) if self.status else ""


class StatusEvent(AppendOnly):
    """One status that one side told the other about a document; `said_at` is the time that the message gives."""

    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="events")
    outgoing = models.ForeignKey(Outgoing, on_delete=models.PROTECT, null=True, related_name="events")
    status = models.CharField(max_length=2)
    reason = models.TextField(blank=True)
    staff = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.status} {self.recorded_at:%Y-%m-%d %H:%M}"
