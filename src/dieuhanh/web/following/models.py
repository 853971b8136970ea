"""Who wants letters about what: an address that only this installation can read, and nothing else about the person."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.sealing import unseal
from dieuhanh.web.records import Record

LONGEST_VALUE = 250


class Kind(models.TextChoices):
    """What is followed."""

    BULLETINS = "ban-tin", _("Bản tin hằng tuần")
    TOPIC = "chu-de", _("Một chủ đề")
    BODY = "co-quan", _("Một cơ quan")
    DOCUMENT = "van-ban", _("Một văn bản")
    QUERY = "cau-tim", _("Một câu tìm")


class Rhythm(models.TextChoices):
    """How often letters come."""

    WEEKLY = "tuan", _("Mỗi thứ Hai")
    DAILY = "ngay", _("Mỗi ngày, lúc 07:30")
    AT_ONCE = "ngay-khi-co", _("Ngay khi có")


class Follower(Record):
    """An address, sealed to this row; `index` is its keyed digest, by which it is found again.

    `letters` counts the letters that asked for a confirmation on `letters_on`; `failures` those that were refused.
    """

    sealed = models.BinaryField()
    index = models.CharField(max_length=64, unique=True)
    letters_on = models.DateField(null=True)
    letters = models.PositiveSmallIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def address(self) -> str:
        """The e-mail address in the clear, for sending alone."""
        return unseal(bytes(self.sealed), self.pk).decode()


class Follow(Record):
    """One thing that somebody follows; nothing is sent before `confirmed_at`. News until `told_until` were told."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=LONGEST_VALUE, blank=True)
    rhythm = models.CharField(max_length=12, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [models.UniqueConstraint(fields=["follower", "kind", "value"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}".strip()
