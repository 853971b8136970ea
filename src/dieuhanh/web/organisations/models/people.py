"""People as holders of public office, nothing else about them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.organisations.models.bodies import Dated, Organisation, in_order
from dieuhanh.web.records import Record


class Person(Record):
    """Somebody who holds or held a public office; `key` is the permanent part of the public address.

    `note` tells two people of one name apart by their offices; nothing private has a place here.
    """

    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=150)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["key"]
        indexes = [models.Index(fields=["name"], name="person_name")]

    def __str__(self) -> str:
        return self.name


class Rank(models.TextChoices):
    """What an office is in its body."""

    HEAD = "head", _("Người đứng đầu")
    DEPUTY = "deputy", _("Cấp phó")
    ACTING = "acting", _("Quyền, phụ trách")
    OTHER = "other", _("Khác")


class Post(Dated):
    """An office of a body that a person held from a day to a day: `title` is "Giám đốc", "Phó Chủ tịch".

    `term_end` is the last day for which the decision gave it, where it says so; `ended_by` the decision that took it.
    `known_from` is the first day on which a document names the holder, where it is not known since when.
    `source` is the confirmed fact that says so, empty where a person typed it in.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=150)
    rank = models.CharField(max_length=10, choices=Rank.choices)
    field = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField(default=0)
    term_end = models.DateField(null=True)
    known_from = models.DateField(null=True)
    ended_by = models.TextField(blank=True)
    source = models.UUIDField(null=True)

    class Meta:
        ordering = ["organisation", "position", "valid_from", "id"]
        constraints = [in_order("post_dates")]
        indexes = [models.Index(fields=["source"], name="post_source")]

    def __str__(self) -> str:
        return f"{self.title}: {self.person}"


class SigningMark(models.TextChoices):
    """How a signature says for whom it stands (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    DEPUTY = "KT.", _("ký thay")
    ORDER = "TL.", _("ký thừa lệnh")
    MANDATE = "TUQ.", _("ký thừa ủy quyền")
    COLLECTIVE = "TM.", _("thay mặt tập thể")
    ACTING = "Q.", _("quyền")


class Signing(Dated):
    """That the holder of a post may sign for another office from a day to a day, by a document.

    `on_behalf` is that office as it stands above the signature ("CHỦ TỊCH"), `of` the body that it belongs to.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="signings")
    mark = models.CharField(max_length=4, choices=SigningMark.choices)
    on_behalf = models.CharField(max_length=150)
    of = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="signed_for")

    class Meta:
        ordering = ["post", "valid_from"]
        constraints = [in_order("signing_dates")]

    def __str__(self) -> str:
        return f"{self.mark} {self.on_behalf}"
