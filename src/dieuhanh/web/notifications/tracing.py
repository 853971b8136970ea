"""How letters and notices hang on a purged document: by the numbers of its tasks."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from dieuhanh.web.documents.leaks import DESTROYED, Found, Leak, Trace, register
from dieuhanh.web.notifications.models import Letter, Notice
from dieuhanh.web.tasks.models import Task


def trace() -> None:
    """Say it once the site starts."""
    emptied = {"subject": DESTROYED, "text": DESTROYED, "enclosure": b""}
    register(
        Trace(Letter, emptied=emptied, find=_letters, label="thư"),
        Trace(Notice, emptied={"words": DESTROYED}, find=_notices, label="thông báo"),
    )


def _letters(_leak: Leak, held: Found) -> list[object]:
    """Those that name a task, and those whose enclosure has not gone yet: it may name any."""
    named = [Q(text__contains=code) | Q(subject__contains=code) for code in _codes(held)]
    named += [~Q(enclosure=b"")] if named else []
    return list(Letter.objects.filter(reduce(or_, named)).values_list("pk", flat=True)) if named else []


def _notices(_leak: Leak, held: Found) -> list[object]:
    named = [Q(url__contains=code) | Q(words__contains=code) for code in _codes(held)]
    return list(Notice.objects.filter(reduce(or_, named)).values_list("pk", flat=True)) if named else []


def _codes(held: Found) -> list[str]:
    return list(Task.objects.filter(pk__in=held.get(Task, ())).values_list("code", flat=True))
