"""What an ended body left open and to whom it went, by which decision."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.organisations.models.bodies import Organisation
from dieuhanh.web.records import Record


class TransferState(models.TextChoices):
    """How far a transfer is."""

    DRAFT = "draft", _("đang chuẩn bị")
    WAITING = "waiting", _("đang chuyển")
    DONE = "done", _("đã chuyển")
    UNDONE = "undone", _("đã hoàn tác")
    FAILED = "failed", _("chưa chuyển được")


class Transfer(Record):
    """One hand-over of everything that a body holds, by a recorded decision.

    `on` is the heirs' first day. `heirs` are their keys; `shares` says which heir takes a kind of things, `alone` which
    one takes a single thing (by its id). `seen` marks what was open when a person looked at it last.
    """

    old = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="transfers")
    decision = models.CharField(max_length=300)
    decided_on = models.DateField()
    on = models.DateField()
    heirs = models.JSONField(default=list)
    shares = models.JSONField(default=dict)
    alone = models.JSONField(default=dict)
    seen = models.CharField(max_length=16, blank=True)
    state = models.CharField(max_length=8, choices=TransferState.choices, default=TransferState.DRAFT)
    fault = models.TextField(blank=True)
    begun_by = models.CharField(max_length=150)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        return f"{self.old_id}: {self.decision}"


class TransferItem(Record):
    """One thing that went to one heir."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=30)
    holding = models.UUIDField()
    words = models.CharField(max_length=500)
    heir = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["transfer", "id"]
        constraints = [models.UniqueConstraint(fields=["transfer", "kind", "holding"], name="transfer_once")]

    def __str__(self) -> str:
        return self.words
