"""Timeliness of entry: from a directive's day to the day its task was entered and given out, in working days.

Limits are dated data with their document. Without any the model of other provinces holds: an urgent document the same
day, an ordinary one within a working day, one with many tasks or bodies within two (quy chế of Thanh Hóa, 2025).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.reporting.models import EntryRule
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Task, Urgency
from dieuhanh.web.tasks.selectors import visible
from dieuhanh.web.tasks.states import TaskState

LONGEST = 30
"""No limit may be longer, in working days."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many working days entering may take, and from how many bodies or tasks a document has many."""

    urgent: int = 0
    ordinary: int = 1
    many: int = 2
    many_from: int = 5

    def of(self, task: Entered) -> int:
        """Return the limit that holds for a task."""
        if task.urgent:
            return self.urgent
        return self.many if task.parts >= self.many_from else self.ordinary


@dataclass(frozen=True, slots=True)
class Entered:
    """A task with the days of its directive, its entry and its assignment; `parts`: bodies, or tasks of its document.

    `waited` and `given_after` count working days from the directive's day to entry and to assignment.
    """

    code: str
    title: str
    path: str
    basis: str
    specialist: str
    urgent: bool
    parts: int
    issued_on: date
    entered_on: date
    given_on: date
    waited: int
    given_after: int
    limit: int = 0

    @property
    def is_late(self) -> bool:
        """Whether it was entered after its limit."""
        return self.waited > self.limit


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A specialist's tasks: how many, how many entered and given out within the limit, the longest wait."""

    specialist: str
    total: int
    in_time: int
    given_in_time: int
    longest: int

    @property
    def rate(self) -> float:
        """The share entered in time, in percent."""
        return round(self.in_time * 100 / self.total, 2)


def limits_on(rules: Sequence[EntryRule], day: date) -> Limits:
    """Return the limits that hold for a directive of a day: those of the last rule that was valid then."""
    valid = [rule for rule in rules if rule.valid_from <= day]
    if not valid:
        return Limits()
    last = max(valid, key=lambda rule: rule.valid_from)
    return Limits(last.urgent_days, last.ordinary_days, last.many_days, last.many_from)


def entries(actor: Actor, first: date, last: date, calendar: WorkingCalendar) -> list[Entered]:
    """Return the tasks given out on directives of these days, the slowest first; recurring ones by their series."""
    rules = list(EntryRule.objects.all())
    found = [_judged(one, rules) for one in _entered(actor, first, last, calendar)]
    return sorted(found, key=lambda one: (one.limit - one.waited, one.code))


def _judged(one: Entered, rules: Sequence[EntryRule]) -> Entered:
    limit = limits_on(rules, one.issued_on).of(one)
    values = {name: getattr(one, name) for name in Entered.__dataclass_fields__}
    return Entered(**{**values, "limit": limit})


def _entered(actor: Actor, first: date, last: date, calendar: WorkingCalendar) -> Iterator[Entered]:
    whole = Task.objects.filter(basis__date__range=(first, last), parent=None, discarded_at=None)
    beside = dict(whole.order_by().values_list("basis").annotate(count=Count("pk")))
    given_out = whole.filter(pk__in=visible(actor).values("task"), assigned_on__isnull=False)
    rows = given_out.exclude(state=TaskState.DRAFT).annotate(bodies=Count("performers"))
    for task in rows.select_related("basis", "entered_by").order_by("code"):
        issued = task.basis.date if task.basis else None
        if issued is None or task.assigned_on is None:
            continue
        entered = timezone.localdate(task.recorded_at)
        yield Entered(
            code=task.code,
            title=task.title,
            path=task.path,
            basis=task.basis_words,
            specialist=task.entered_by.full_name if task.entered_by else _("(hệ thống)"),
            urgent=task.urgency != Urgency.NORMAL,
            parts=max(task.bodies, beside.get(task.basis_id, 0)),
            issued_on=issued,
            entered_on=entered,
            given_on=task.assigned_on,
            waited=max(0, calendar.working_days_between(issued, entered)),
            given_after=max(0, calendar.working_days_between(issued, task.assigned_on)),
        )


def by_specialist(found: Sequence[Entered]) -> list[EntryRow]:
    """Return a row for each specialist, the most tasks first; the sums are those of the tasks."""
    names = dict.fromkeys(one.specialist for one in found)
    rows = [_row(name, [one for one in found if one.specialist == name]) for name in names]
    return sorted(rows, key=lambda row: (-row.total, row.specialist))


def whole(found: Sequence[Entered]) -> EntryRow | None:
    """Return the row of all of them, None of nothing."""
    return _row("", found) if found else None


def _row(name: str, own: Sequence[Entered]) -> EntryRow:
    return EntryRow(
        specialist=name,
        total=len(own),
        in_time=sum(not one.is_late for one in own),
        given_in_time=sum(one.given_after <= one.limit for one in own),
        longest=max(one.waited for one in own),
    )


@transaction.atomic
def set_rule(*, actor: Actor, valid_from: date, limits: Limits, basis: str) -> EntryRule:
    """Let other limits hold for directives from a day on, by a document; earlier directives keep theirs."""
    require(actor, "reporting.rules")
    if not basis.strip():
        raise TaskError(_("Ghi số, ngày văn bản làm căn cứ."), "can-cu")
    if not all(0 <= days <= LONGEST for days in (limits.urgent, limits.ordinary, limits.many)):
        raise TaskError(_("Số ngày làm việc là một số từ 0 đến %(most)s.") % {"most": LONGEST}, "khan")
    if limits.many_from < 2:
        raise TaskError(_("Nhiều đơn vị là từ 2 trở lên."), "tu-may")
    values = {
        "urgent_days": limits.urgent,
        "ordinary_days": limits.ordinary,
        "many_days": limits.many,
        "many_from": limits.many_from,
        "basis": basis.strip()[:300],
        "made_by_id": actor.user_id,
    }
    if EntryRule.objects.filter(valid_from=valid_from).exists():
        raise TaskError(_("Đã có quy định áp dụng từ ngày này."), "tu-ngay")
    rule = EntryRule.objects.create(valid_from=valid_from, **values)
    log.record(actor=actor, action="reporting.set_entry_rule", about=rule, detail={"basis": rule.basis})
    return rule
