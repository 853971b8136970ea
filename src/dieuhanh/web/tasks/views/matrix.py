"""The matrix of a group: bodies in the rows, the tasks of one document (or the periods of a series) in the columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from dieuhanh.web.accounts.rights import may, scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.models import Performer, Task
from dieuhanh.web.tasks.presenting import Row, rows_of
from dieuhanh.web.tasks.selectors import Days, visible
from dieuhanh.web.tasks.states import DueKind, State, TaskState

_WAITING = frozenset({State.ASSIGNED, State.REASSIGNMENT_ASKED, State.ACCEPTED, State.RETURNED})
_MOST_GROUPS = 100
_MOST_COLUMNS = 12
_SMALLEST = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A body with its cell in each column, None where it has no part in one."""

    body: str
    cells: list[Row | None]

    @property
    def is_waiting(self) -> bool:
        """Whether it has not reported in some column."""
        return any(cell is not None and cell.performer.state in _WAITING for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Group:
    """What has a matrix: its key in the address and its words."""

    key: str
    words: str


def matrix(actor: Actor, query: Mapping[str, str], days: Days) -> dict[str, Any]:
    """Return the matrix of `?nhom=` (a document's id or a series' code), and all groups that have one."""
    groups = _groups(actor)
    chosen = query.get("nhom", "") or (groups[0].key if groups else "")
    given_out = columns_of(chosen)
    columns = list(given_out[:_MOST_COLUMNS])
    lines = _lines(actor, columns, days)
    only = query.get("chi", "") == "chua-bao-cao"
    return {
        "groups": groups,
        "group": chosen,
        "tasks": columns,
        "series": columns[0].parent if columns else None,
        "further": given_out.count() - len(columns),
        "lines": [line for line in lines if line.is_waiting or not only],
        "waiting": sum(line.is_waiting for line in lines),
        "total": len(lines),
        "only": only,
        "to_remind": _unreported(actor, given_out).aggregate(bodies=Count("organisation", distinct=True))["bodies"],
        "may_remind": may(actor, "tasks.remind") and scope(actor, "tasks.see").everything,
    }


def _groups(actor: Actor) -> list[Group]:
    """Documents whose tasks several bodies take part in, and series with instances, the newest first."""
    given_out = Task.objects.filter(pk__in=visible(actor).values("task")).exclude(state=TaskState.DRAFT)
    by_document = (
        given_out.filter(basis__isnull=False, parent=None)
        .order_by()
        .values("basis", "basis_words")
        .annotate(bodies=Count("performers__organisation", distinct=True))
        .filter(bodies__gte=_SMALLEST)
        .order_by("-basis")[:_MOST_GROUPS]
    )
    found = [Group(str(one["basis"]), one["basis_words"]) for one in by_document]
    series = given_out.filter(due_kind=DueKind.RECURRING, parent=None, instances__isnull=False).distinct()
    return found + [Group(one.code, f"{one.code} {one.title}") for one in series[:_MOST_GROUPS]]


def columns_of(chosen: str) -> QuerySet[Task]:
    """Return the tasks of a group that are given out, the newest periods of a series first."""
    try:
        found = Task.objects.filter(basis_id=UUID(chosen), parent=None).exclude(due_kind=DueKind.RECURRING)
    except ValueError:
        return _given_out(Task.objects.filter(parent__code=chosen).select_related("parent")).order_by("-period", "code")
    return _given_out(found).order_by("code")


def _given_out(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.exclude(state=TaskState.DRAFT).filter(discarded_at=None)


def _lines(actor: Actor, columns: list[Task], days: Days) -> list[Line]:
    cells = visible(actor).filter(task__in=columns, counted=True).exclude(state__in=(State.HANDED_OVER, State.DRAFT))
    ordered = cells.select_related("organisation", "task").prefetch_related("organisation__names")
    lines: dict[object, Line] = {}
    place = {task.pk: number for number, task in enumerate(columns)}
    for row in rows_of(ordered.order_by("organisation__position", "organisation__key", "code"), days):
        empty = Line(row.body, [None] * len(columns))
        lines.setdefault(row.performer.organisation_id, empty).cells[place[row.performer.task_id]] = row
    return list(lines.values())


def unreported(actor: Actor, chosen: str) -> list[Performer]:
    """Return the performers of a group that have not reported, those of columns that are not shown too."""
    cells = _unreported(actor, columns_of(chosen)).select_related("organisation", "task")
    return list(cells.order_by("organisation__position", "code"))


def _unreported(actor: Actor, given_out: QuerySet[Task]) -> QuerySet[Performer]:
    tasks = list(given_out.values_list("pk", flat=True))
    return visible(actor).filter(task__in=tasks, state__in=_WAITING, counted=True)
