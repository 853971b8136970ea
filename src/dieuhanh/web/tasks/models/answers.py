"""What performers hand in: reports with files, and requests for more time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.documents.models import Document, StoredFile
from dieuhanh.web.records import AppendOnly, Record
from dieuhanh.web.tasks.models.event import TaskEvent
from dieuhanh.web.tasks.models.performer import Performer


class ResultReport(AppendOnly):
    """A report: the result in words, and the document that holds it. One without `final` tells of progress."""

    performer = models.ForeignKey(Performer, on_delete=models.PROTECT, related_name="reports")
    event = models.OneToOneField(TaskEvent, on_delete=models.PROTECT, related_name="report")
    text = models.TextField()
    final = models.BooleanField(default=True)
    percent = models.PositiveSmallIntegerField(null=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    document_number = models.CharField(max_length=100, blank=True)
    document_on = models.DateField(null=True)

    class Meta:
        ordering = ["performer", "event__sequence"]

    def __str__(self) -> str:
        return self.text[:60]


class ReportDraft(Record):
    """What somebody typed into the form of a report and did not send yet; nothing typed is lost."""

    performer = models.ForeignKey(Performer, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["performer", "user"], name="report_draft_once")]

    def __str__(self) -> str:
        return str(self.performer_id)


class TaskFile(Record):
    """A file that belongs to a performer; it waits without a `report` until one is sent with it."""

    performer = models.ForeignKey(Performer, on_delete=models.PROTECT, related_name="files")
    report = models.ForeignKey(ResultReport, on_delete=models.PROTECT, null=True, related_name="files")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["uploaded_at", "id"]
        indexes = [models.Index(fields=["performer", "report"], name="task_file_report")]

    def __str__(self) -> str:
        return self.name


class Extension(Record):
    """A request for more time, and what was decided about it.

    The `answer` fields hold the last answer, the `proposed` ones the other date that the Office offered before it, so
    that an undo of the last answer brings the offer back.
    """

    class Answer(models.TextChoices):
        """Where the request stands."""

        WAITING = "waiting", _("Chờ duyệt")
        PROPOSED = "proposed", _("Đề nghị ngày khác")
        GRANTED = "granted", _("Đồng ý")
        REFUSED = "refused", _("Không đồng ý")
        DROPPED = "dropped", _("Đã rút")
        LAPSED = "lapsed", _("Không còn cần trả lời")
        UNDONE = "undone", _("Đã hoàn tác")

    performer = models.ForeignKey(Performer, on_delete=models.PROTECT, related_name="requests")
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    wanted_on = models.DateField()
    reason = models.TextField()
    done_part = models.TextField(blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.WAITING)
    answer_on = models.DateField(null=True)
    answer_words = models.TextField(blank=True)
    proposed_on = models.DateField(null=True)
    proposed_words = models.TextField(blank=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["performer", "asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["performer"], condition=Q(answer__in=("waiting", "proposed")), name="extension_open_once"
            )
        ]
        indexes = [models.Index(fields=["answer", "asked_at"], name="extension_answer")]

    def __str__(self) -> str:
        return f"{self.performer_id} → {self.wanted_on}"
