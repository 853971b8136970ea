"""How frozen reports hang on a purged document: those that name one of its tasks lose their content, files go."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from dieuhanh.web.documents.leaks import Found, Leak, Trace, after, register
from dieuhanh.web.reporting import big_files
from dieuhanh.web.reporting.models import FrozenReport
from dieuhanh.web.tasks.models import Task


def trace() -> None:
    """Say it once the site starts."""
    register(Trace(FrozenReport, emptied={"content": "{}", "digest": ""}, find=_naming, label="báo cáo đã chốt"))
    after(_clear)


def _clear(_held: Found, _decision: str) -> None:
    """Files of long lists may name anything: none outlives a purge."""
    big_files.clear()


def _naming(_leak: Leak, held: Found) -> list[object]:
    codes = Task.objects.filter(pk__in=held.get(Task, ())).values_list("code", flat=True)
    named = [Q(content__contains=code) for code in codes]
    return list(FrozenReport.objects.filter(reduce(or_, named)).values_list("pk", flat=True)) if named else []
