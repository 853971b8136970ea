"""How the tables of this room hang on a purged document."""

from __future__ import annotations

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from dieuhanh.web.documents.leaks import Found, Leak, Trace, after, register
from dieuhanh.web.documents.models import Document, DocumentAlias, PageMap, Relation, StoredFile, TextVersion
from dieuhanh.web.jobs.models import Job

_KNOWN = ("type", "number", "number_text", "sign", "name", "issuer", "issuer_slug")


def trace() -> None:
    """Say it once the site starts."""
    register(
        Trace(StoredFile, label="tệp"),
        Trace(TextVersion, ("document", "file"), label="bản chữ"),
        Trace(PageMap, ("text_version",), label="bản đồ trang"),
        Trace(Relation, ("text_version",), label="chỗ dẫn văn bản khác"),
        Trace(DocumentAlias, ("document",), label="tên cũ"),
        Trace(
            Document,
            emptied={"abstract": "", "subject": "", "published_text": None, "published_at": None, "confirmed": False},
            label="văn bản",
        ),
        Trace(
            Job,
            emptied={"payload": {}, "result": {}, "progress_words": "", "error": "", "traceback": ""},
            find=_jobs,
            label="việc nền",
        ),
    )
    after(_forget_names)


def _jobs(leak: Leak, held: Found) -> list[object]:
    """Jobs that name the document, its texts or files in what they were asked or what they gave."""
    named = Q(pk__in=())
    for key in {leak.document.pk, *leak.texts, *leak.files}:
        named |= Q(asked__contains=str(key)) | Q(gave__contains=str(key))
    told = Job.objects.annotate(asked=Cast("payload", TextField()), gave=Cast("result", TextField()))
    return list(told.filter(named).values_list("pk", flat=True))


def _forget_names(held: Found, _decision: str) -> None:
    """A document that other texts cite is again what they say of it; one that nobody cites loses its name as well."""
    for document in Document.objects.filter(pk__in=held[Document], cited_by__isnull=True):
        for name in _KNOWN:
            setattr(document, name, "")
        document.year = document.date = None
        document.address = document.identity = f"huy/{document.pk}"
        document.save()
    for document in Document.objects.filter(pk__in=held[Document], cited_by__isnull=False).distinct():
        document.save()
