"""Claims: single facts, each with the place in a text that says so."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.documents.models import Relation, TextVersion
from dieuhanh.web.records import AppendOnly, Record

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
    WITHDRAWN = "withdrawn", _("đã rút")


class Claim(Record):
    """One fact of one item of a text. It is never overwritten: a correction is a new claim that supersedes it.

    `origin` says who read it: `reader` (our rules), `import` (facts that came with the text) or `editor`;
    `rule` is the rule's id and `logic_version` the version of the whole. `doubtful` means that a person should look
    before it is taken. `version` grows with every change, so that two reviewers cannot overwrite each other.
    `carried_from` is the same fact in an older text of the document, found again by its exact quote and context.
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
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="successors")
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried_to")
    doubtful = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
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


class DecisionKind(models.TextChoices):
    """What was done to the claims of a text in one step."""

    READ = "read", _("đọc")
    ACCEPT = "accept", _("chấp nhận")
    CORRECT = "correct", _("sửa")
    REJECT = "reject", _("bỏ")
    NOT_A_TASK = "not_a_task", _("không phải nhiệm vụ")
    ADD = "add", _("thêm")
    REOPEN = "reopen", _("mở lại")
    SAVE = "save", _("lưu cả mục")
    ACCEPT_CERTAIN = "accept_certain", _("chấp nhận mọi trường chắc")
    ACCEPT_ALL = "accept_all", _("chấp nhận tất cả")
    SPLIT = "split", _("tách mục")
    MERGE = "merge", _("gộp mục")
    DROP_ITEM = "drop_item", _("bỏ mục")
    UNDO = "undo", _("hoàn tác")
    REREAD = "reread", _("đọc lại")
    CARRY = "carry", _("mang sang bản mới")


class ReviewDecision(AppendOnly):
    """One step in the life of a text's claims: who, when, what; `logic_version` is that of the rules that read.

    An undo names what it `undoes`; a decision can be undone once.
    """

    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=16, choices=DecisionKind.choices)
    actor_kind = models.CharField(max_length=10)
    actor_name = models.CharField(max_length=150)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    logic_version = models.CharField(max_length=40, blank=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        ordering = ["recorded_at", "id"]
        indexes = [models.Index(fields=["text_version", "made_by", "recorded_at"], name="decision_of_text")]

    def __str__(self) -> str:
        return f"{self.kind} {self.actor_name}"


class ClaimEvent(AppendOnly):
    """What one decision did to one claim; its status is the `after` of the last event, `before` is "" at its birth.

    `item_before` and `ordinal_before` say where it stood when a decision moved it to another item, else both are null.
    """

    decision = models.ForeignKey(ReviewDecision, on_delete=models.PROTECT, related_name="events")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="events")
    before = models.CharField(max_length=10, blank=True)
    after = models.CharField(max_length=10)
    item_before = models.PositiveIntegerField(null=True)
    ordinal_before = models.PositiveIntegerField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.before} > {self.after}"


class ReviewItem(Record):
    """How far the review of one item is, for the queue: derived from its claims in the transaction that changes them.

    `editor` has it open since `editing_since`, seen last at `seen_at`.
    """

    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="review_items")
    item_index = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    heading = models.CharField(max_length=300, blank=True)
    waiting = models.PositiveIntegerField(default=0)
    doubtful = models.PositiveIntegerField(default=0)
    decided = models.PositiveIntegerField(default=0)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    editing_since = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["text_version", "start", "item_index"]
        constraints = [models.UniqueConstraint(fields=["text_version", "item_index"], name="review_item_once")]
        indexes = [
            models.Index(
                fields=["-doubtful", "-waiting", "id"], condition=Q(waiting__gt=0), name="review_queue_by_doubt"
            ),
        ]

    def __str__(self) -> str:
        return self.heading or f"{self.item_index}"


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
