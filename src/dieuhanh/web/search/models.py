"""The index: one row for each thing that can be found, and for each part of a long text.

The columns of words hold what `language.searching` makes of the text. On SQLite triggers keep a full-text table beside
them, on PostgreSQL a generated column; so whoever writes rows need not know which of the two it is.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """What is found, and where it leads. `id` begins with the day, so that the newest have the greatest ones.

    `kind` and `key` name the thing, `part` counts the parts of its text; things of one `group` are one row of an
    answer (a directive and the document that it announces). `label` says which document it is, `leads` who has to act.
    `number`, `sign` and `year` are a document's. An entry that is not `public` is for those who have `right`.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=250)
    part = models.PositiveIntegerField(default=0)
    group = models.CharField(max_length=250)
    path = models.CharField(max_length=400)
    title = models.TextField()
    label = models.TextField(blank=True)
    leads = models.TextField(blank=True)
    text = models.TextField(blank=True)
    on = models.DateField(null=True)
    number = models.CharField(max_length=20, blank=True)
    sign = models.CharField(max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    public = models.BooleanField(default=False)
    right = models.CharField(max_length=50, blank=True)
    organisation_id = models.UUIDField(null=True)
    words_title = models.TextField()
    words_body = models.TextField(blank=True)
    marks = models.TextField(blank=True)
    toned = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["kind", "key", "part"], name="search_entry_once")]
        indexes = [models.Index(fields=["number"], name="search_entry_number")]

    def __str__(self) -> str:
        return self.title


class Facet(models.Model):
    """A value that answers can be narrowed to; `mark` is its word in the index."""

    mark = models.CharField(max_length=20, primary_key=True)
    dimension = models.CharField(max_length=20)
    value = models.CharField(max_length=120)
    label = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.label


class Word(models.Model):
    """A word of the index, for telling a misspelt one; `toned` is one of its forms with marks."""

    toned = models.CharField(max_length=60, primary_key=True)
    folded = models.CharField(max_length=60, db_index=True)

    def __str__(self) -> str:
        return self.toned


class Waiting(models.Model):
    """A thing that changed and is to be indexed anew; written with the change, gone once it is done."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=250, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
