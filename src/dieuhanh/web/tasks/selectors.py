"""Reading tasks: lists, counters and exports all start from `duties`, which knows what the actor may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet

from dieuhanh.language import fold
from dieuhanh.timekeeping import Week, WorkingCalendar
from dieuhanh.web.accounts.rights import scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.tasks.filters import STATE_GROUPS, TIMELINESS_OF, TaskFilter
from dieuhanh.web.tasks.models import Performer, SavedView, Task
from dieuhanh.web.tasks.parameters import UNTAKEN_DAYS
from dieuhanh.web.tasks.states import OPEN, RUNNING, DueKind, State, TaskState
from dieuhanh.web.tasks.timeliness import Timeliness, long_overdue_until, soon_until
from dieuhanh.web.tasks.timeliness_sql import in_class


@dataclass(frozen=True, slots=True)
class Days:
    """The day of a reading, the last date that is nearly due on it, and the last that is overdue for long."""

    today: date
    soon: date
    long: date = date(1900, 1, 1)

    @classmethod
    def of(cls, today: date, calendar: WorkingCalendar) -> Days:
        """Return the days of a reading by a calendar."""
        return cls(today, soon_until(calendar, today), long_overdue_until(calendar, today))


def duties(actor: Actor) -> QuerySet[Performer]:
    """Return the performers that the actor may see and that count: not drafts, not series, not parts inside a body."""
    # Not `counted=True`: that becomes a bare column, for which SQLite uses none of the indexes that begin with it.
    return visible(actor).filter(counted__in=(True,)).exclude(state=State.DRAFT)


def visible(actor: Actor) -> QuerySet[Performer]:
    """Return every performer that the actor may see, drafts only for who may assign."""
    seen = scope(actor, "tasks.see")
    rows = Performer.objects.all()
    if not seen.everything:
        rows = rows.filter(organisation__in=seen.organisations)
    if not scope(actor, "tasks.assign").everything:
        rows = rows.exclude(state=State.DRAFT)
    return rows


def narrowed(actor: Actor, narrow: TaskFilter, days: Days) -> QuerySet[Performer]:
    """Return the duties that match a filter, in no order; the one query behind each list, counter and export."""
    return _before_time(actor, narrow).filter(reduce(or_, _in_time(actor, narrow.time, days)))


def _before_time(actor: Actor, narrow: TaskFilter) -> QuerySet[Performer]:
    return duties(actor).filter(_of_performer(narrow), _of_task(narrow))


def _of_performer(narrow: TaskFilter) -> Q:
    found = Q()
    if narrow.body:
        found &= Q(organisation__key=narrow.body)
    if narrow.role:
        found &= Q(role=narrow.role)
    if narrow.state:
        found &= _in_state(narrow.state)
    if narrow.due:
        found &= Q(deadline=typed_day(narrow.due))
    return found


def _in_state(state: str) -> Q:
    group = STATE_GROUPS.get(state)
    return Q(state__in=group) if group else Q(state=state)


def _of_task(narrow: TaskFilter) -> Q:
    found = Q()
    if narrow.leader:
        found &= Q(task__leader=narrow.leader)
    if narrow.field:
        found &= Q(task__field=narrow.field)
    if narrow.basis:
        found &= Q(task__basis_id=identifier_of(narrow.basis))
    if narrow.series:
        found &= Q(task__parent__code=narrow.series)
    if narrow.starred:
        found &= Q(task__starred=True)
    for word in fold(narrow.words).split():
        found &= Q(task__folded__contains=word)
    return found


def public_review_days(claims: Iterable[UUID]) -> dict[UUID, date]:
    """Return when the Office looks again at running tasks without a deadline, by the confirmed duty they come from."""
    running = Task.objects.filter(claim__in=list(claims), state=TaskState.OPEN, due_kind=DueKind.NONE)
    return {claim: on for claim, on in running.values_list("claim", "review_on") if on}


def identifier_of(text: str) -> UUID | None:
    """Read an identifier of an address; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _in_time(actor: Actor, time: str, days: Days) -> tuple[Q, ...]:
    """The conditions of which a duty meets one and never two, so that each can be counted by an index of its own."""
    if time in TIMELINESS_OF:
        return tuple(in_class(kind, days.today, days.soon) for kind in TIMELINESS_OF[time])
    if time == "cho-toi":
        return _my_turn(actor)
    if time == "chua-nhan":
        limit = timedelta(days=UNTAKEN_DAYS.on(days.today))
        return (Q(state=State.ASSIGNED, since__lte=days.today - limit),)
    week = Week.of(days.today)
    conditions = {
        "tuan-nay": Q(state__in=RUNNING, deadline__range=(week.monday, week.sunday)),
        "qua-han-7": in_class(Timeliness.OVERDUE, days.long + timedelta(days=1), days.soon),
        "hom-nay": Q(state__in=RUNNING, deadline=days.today),
        "can-ra-soat": Q(
            state__in=OPEN, deadline__isnull=True, task__due_kind=DueKind.NONE, task__review_on__lte=days.today
        ),
        "xong-30-ngay": Q(state=State.DONE, done_on__gte=days.today - _A_MONTH),
        "xin-gia-han": Q(asked=True),
    }
    return (conditions.get(time, Q()),)


_A_MONTH = timedelta(days=30)


def _my_turn(actor: Actor) -> tuple[Q, ...]:
    """What waits for the actor: for the Office reports and requests, for a body its own duties."""
    if scope(actor, "tasks.confirm").everything:
        come_in = Q(state__in=(State.REPORTED, State.REASSIGNMENT_ASKED))
        return (come_in, Q(asked=True) & ~come_in)
    if scope(actor, "tasks.extend").everything:
        return (Q(asked=True),)
    return (Q(state__in=(State.ASSIGNED, State.ACCEPTED, State.RETURNED)),)


ORDER = ("rank", "sort_on", "code", "id")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place between two rows of the list; `backwards` reads towards its beginning."""

    rank: int
    sort_on: date
    code: str
    id: UUID
    backwards: bool = False

    @classmethod
    def of(cls, text: str) -> Cursor | None:
        """Read a cursor of an address; None where it is none."""
        parts = text.removeprefix("-").split("_")
        try:
            rank, on, code, identifier = parts
            return cls(int(rank), date.fromisoformat(on), code, UUID(identifier), text.startswith("-"))
        except ValueError:
            return None

    @staticmethod
    def at(row: Performer, *, backwards: bool = False) -> str:
        """Return the cursor at a row as it stands in an address."""
        return f"{'-' if backwards else ''}{row.rank}_{row.sort_on}_{row.code}_{row.pk}"

    @property
    def beyond(self) -> Q:
        """The condition of the rows on the far side, in nested comparisons that an index answers."""
        way = "lt" if self.backwards else "gt"
        last = Q(code=self.code, **{f"id__{way}": self.id})
        by_code = Q(sort_on=self.sort_on) & (Q(**{f"code__{way}": self.code}) | last)
        by_day = Q(rank=self.rank) & (Q(**{f"sort_on__{way}": self.sort_on}) | by_code)
        return Q(**{f"rank__{way}e": self.rank}) & (Q(**{f"rank__{way}": self.rank}) | by_day)


@dataclass(frozen=True, slots=True)
class DutyPage:
    """One page of a list: rows with their task and body, cursors of the neighbours ("" where there is none).

    `total` counts the whole list up to `COUNTED`; `more` tells that there are still others.
    """

    rows: tuple[Performer, ...]
    before: str
    after: str
    total: int
    more: bool


COUNTED = 10_000


def duty_page(actor: Actor, narrow: TaskFilter, days: Days, cursor: Cursor | None = None, size: int = 50) -> DutyPage:
    """Return one page: the most overdue first, then by date, what has none, what waits, the rest; then by code."""
    rows = narrowed(actor, narrow, days)
    counted = capped(actor, narrow, days)
    backwards = cursor is not None and cursor.backwards
    ordered = rows.order_by(*(f"-{name}" for name in ORDER)) if backwards else rows.order_by(*ORDER)
    if cursor is not None:
        ordered = ordered.filter(cursor.beyond)
    found = list(ordered.select_related("task", "organisation").prefetch_related("organisation__names")[: size + 1])
    there_is_more, shown = len(found) > size, found[:size]
    if backwards:
        shown.reverse()
    has_before = there_is_more if backwards else cursor is not None
    has_after = True if backwards else there_is_more
    return DutyPage(
        rows=tuple(shown),
        before=Cursor.at(shown[0], backwards=True) if shown and has_before else "",
        after=Cursor.at(shown[-1]) if shown and has_after else "",
        total=min(counted, COUNTED),
        more=counted > COUNTED,
    )


def capped(actor: Actor, narrow: TaskFilter, days: Days) -> int:
    """Count the duties that match a filter, but no further than `COUNTED` and one: nobody reads a longer list by it."""
    rows = _before_time(actor, narrow).order_by()
    found = sum(rows.filter(one)[: COUNTED + 1].count() for one in _in_time(actor, narrow.time, days))
    return min(found, COUNTED + 1)


def count(actor: Actor, narrow: TaskFilter, days: Days) -> int:
    """Return how many duties match a filter: the same number as its list."""
    return narrowed(actor, narrow, days).count()


def visible_task(actor: Actor, code: str) -> Task | None:
    """Return a task by its code where the actor may see it; drafts are for who may assign."""
    task = Task.objects.select_related("basis", "claim__text_version", "parent").filter(code=code).first()
    if task is None or task.discarded_at is not None:
        return None
    if task.state == TaskState.DRAFT and scope(actor, "tasks.assign").everything:
        return task
    return task if visible(actor).filter(task=task).exists() else None


def drafts(actor: Actor) -> QuerySet[Task]:
    """Return the drafts that wait to be assigned; none for who may not assign."""
    if not scope(actor, "tasks.assign").everything:
        return Task.objects.none()
    waiting = Task.objects.filter(state=TaskState.DRAFT, discarded_at=None, parent=None)
    return waiting.select_related("basis").order_by("-code")


def saved_views(actor: Actor) -> Sequence[SavedView]:
    """Return the actor's own filters by name."""
    return list(SavedView.objects.filter(user_id=actor.user_id)) if actor.user_id else []


COLUMNS = {
    "nhan": TaskFilter(state="can-nhan"),
    "lam": TaskFilter(state="dang-lam"),
    "cho": TaskFilter(state=State.REPORTED.value),
    "xong": TaskFilter(state=State.DONE.value, time="xong-30-ngay"),
}
"""What the columns of the board narrow a list to."""


def board(actor: Actor, narrow: TaskFilter, days: Days, limit: int) -> list[tuple[str, int, list[Performer]]]:
    """Return the columns of the board: a key, how many duties it has, and the first `limit` of them.

    What was sent back is being worked on again, so it stands in the column of that.
    """
    found = []
    for key, column in COLUMNS.items():
        (lately,) = _in_time(actor, column.time, days)
        rows = narrowed(actor, narrow, days).filter(_in_state(column.state), lately)
        first = rows.order_by(*ORDER).select_related("task", "organisation").prefetch_related("organisation__names")
        found.append((key, rows.count(), list(first[:limit])))
    return found
