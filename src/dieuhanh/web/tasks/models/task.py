"""The task: what is to be done, by whose word, on which basis and until when. Its state follows from its performers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.language import fold
from dieuhanh.web.documents.models import Document
from dieuhanh.web.records import Record
from dieuhanh.web.review.models import Claim
from dieuhanh.web.tasks.states import DueKind, TaskState


class Origin(models.TextChoices):
    """Where a task comes from."""

    DOCUMENT = "document", _("Văn bản")
    MEETING = "meeting", _("Cuộc họp")
    OFFICE = "office", _("Văn phòng nhập")


class Urgency(models.TextChoices):
    """The marks of urgency of Nghị định 30/2020/NĐ-CP."""

    NORMAL = "normal", _("Thường")
    URGENT = "urgent", _("Khẩn")
    VERY_URGENT = "very_urgent", _("Thượng khẩn")
    AT_ONCE = "at_once", _("Hỏa tốc")


class Recurrence(models.TextChoices):
    """How often a recurring task falls due."""

    DAILY = "daily", _("Hằng ngày")
    WEEKLY = "weekly", _("Hằng tuần")
    MONTHLY = "monthly", _("Hằng tháng")
    QUARTERLY = "quarterly", _("Hằng quý")
    YEARLY = "yearly", _("Hằng năm")
    NONE = "", ""


class TaskCounter(models.Model):
    """The last number given to a task in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Task(Record):
    """One duty, named `NV 2023-0137` by year and number.

    `title` is what is to be done, `subject` the heading that it stood under, `product` what shall come of it.
    `assigner` gave it, in the capacity of that day; `leader` answers for it in statistics. `claim` is the confirmed
    fact that it comes from, `quote` its words. `basis` is the document that assigns it, `basis_words` how people name
    it. `due_words` are the words of the text; `event_*` say from what day a deadline counts that an event sets;
    `period_day` is the day of the month (of the week, of a weekly one) on which a recurring one falls due, the last
    day where none is named. An instance of a recurring task has a `parent` and the code of its `period`. `review_on`
    is when a task without a deadline is looked at again. `state` and `closed_on` follow from the leads.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=12, unique=True)
    title = models.TextField()
    subject = models.TextField(blank=True)
    product = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.OFFICE)
    basis = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="tasks")
    basis_words = models.CharField(max_length=300, blank=True)
    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, null=True, related_name="task")
    quote = models.TextField(blank=True)
    assigner = models.CharField(max_length=300, blank=True)
    leader = models.CharField(max_length=150, blank=True)
    field = models.CharField(max_length=100, blank=True)
    urgency = models.CharField(max_length=12, choices=Urgency.choices, default=Urgency.NORMAL)
    starred = models.BooleanField(default=False)
    due_kind = models.CharField(max_length=10, choices=DueKind.choices, default=DueKind.NONE)
    due_on = models.DateField(null=True)
    due_by_office = models.BooleanField(default=False)
    due_words = models.TextField(blank=True)
    recurrence = models.CharField(max_length=10, choices=Recurrence.choices, default=Recurrence.NONE, blank=True)
    period_day = models.PositiveSmallIntegerField(null=True)
    event_offset = models.SmallIntegerField(null=True)
    event_in_working_days = models.BooleanField(default=True)
    event_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="instances")
    period = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.DRAFT)
    assigned_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    discarded_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    folded = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="task_number"),
            models.UniqueConstraint(fields=["parent", "period"], condition=Q(parent__isnull=False), name="task_period"),
        ]
        indexes = [
            models.Index(fields=["state", "code"], name="task_state"),
            models.Index(fields=["basis", "code"], name="task_basis"),
            models.Index(fields=["due_kind", "review_on"], name="task_review"),
            models.Index(fields=["leader", "code"], name="task_leader"),
            models.Index(fields=["field", "code"], name="task_field"),
        ]

    def __str__(self) -> str:
        return f"NV {self.code}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Write the task with its folded text, which it is found by."""
        self.folded = fold(f"{self.code} {self.title} {self.subject} {self.basis_words} {self.leader}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def path(self) -> str:
        """Its internal address."""
        return f"/nb/nhiem-vu/{self.code}/"

    @property
    def is_series(self) -> bool:
        """Whether it only stands for its instances, a period each; it is never counted."""
        return self.due_kind == DueKind.RECURRING and self.parent_id is None
