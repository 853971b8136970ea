"""What the leaders' page of a week says: one sentence, six blocks, every number with the list that counts the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min
from django.utils.translation import gettext as _

from dieuhanh.timekeeping import Week
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.reporting.figures import Figures
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.reporting.parameters import UNTAKEN_DAYS
from dieuhanh.web.reporting.weeks import kept
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.models import Extension, Performer
from dieuhanh.web.tasks.selectors import Days, count, narrowed
from dieuhanh.web.tasks.states import Role, State

LIST = "/nb/nhiem-vu/"
_SHOWN = 5
_WAITING = (Extension.Answer.WAITING, Extension.Answer.PROPOSED)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the address of the list that counts the same."""

    value: int
    url: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body with its overdue duties and how many days the longest is late."""

    name: str
    number: Number
    longest: int


@dataclass(frozen=True, slots=True)
class Matter:
    """Something for a leader to decide: what kind, which duty, the request where it is one, since how many days."""

    kind: str
    performer: Performer
    extension: Extension | None = None
    days: int = 0

    @property
    def words(self) -> str:
        """What there is to decide, in words."""
        if self.kind == "tra-lai":
            return _("Trả lại %(count)s lần") % {"count": self.performer.returns}
        if self.extension is None:
            return _("Chưa ai nhận %(days)s ngày") % {"days": self.days}
        until = f" → {day(self.extension.wanted_on)}"
        if self.kind == "gia-han":
            return _("Gia hạn") + until
        return _("Xin gia hạn lần %(count)s") % {"count": self.performer.extensions + 1} + until


@dataclass(frozen=True, slots=True)
class Briefing:
    """The page. `change` is the number overdue less that at the end of the week before, None where that is not kept."""

    week: Week
    running: Number
    overdue: Number
    change: int | None
    this_week: Number
    to_look_at: Number
    extensions: Number
    bodies: tuple[BodyRow, ...]
    other_bodies: Number
    matters: tuple[Matter, ...]
    trend: tuple[tuple[Week, Figures | None], ...]
    days: tuple[tuple[date, Number], ...]
    longest: tuple[Performer, ...]
    waiting: Number
    waiting_since: int

    @property
    def sentence(self) -> str:
        """The whole in one sentence, to be read aloud."""
        if not self.overdue.value:
            return _("Không có việc quá hạn. %(count)s việc đến hạn tuần này.") % {"count": self.this_week.value}
        return _(
            "Trong %(running)s việc đang làm: %(overdue)s quá hạn%(change)s, %(week)s đến hạn tuần này, "
            "%(look)s không nêu hạn cần rà soát, %(extensions)s xin gia hạn chờ duyệt."
        ) % {
            "running": self.running.value,
            "overdue": self.overdue.value,
            "change": self.change_words,
            "week": self.this_week.value,
            "look": self.to_look_at.value,
            "extensions": self.extensions.value,
        }

    @property
    def change_words(self) -> str:
        """` (giảm 3)`, ` (tăng 2)`, or nothing."""
        if not self.change:
            return ""
        return (_(" (giảm %s)") if self.change < 0 else _(" (tăng %s)")) % abs(self.change)


def briefing(actor: Actor, week: Week, days: Days) -> Briefing:
    """Gather the page of a week for what the actor may see."""
    overdue = _number(actor, days, time="qua-han")
    trend = tuple(kept(week.previous))
    before = trend[-1][1]
    bodies, others = _bodies(actor, days)
    waiting = narrowed(actor, TaskFilter(role=Role.LEAD, state=State.REPORTED), days)
    since = waiting.aggregate(first=Min("reported_on"))["first"]
    late = narrowed(actor, TaskFilter(role=Role.LEAD, time="qua-han"), days)
    return Briefing(
        week=week,
        running=_number(actor, days, state="mo"),
        overdue=overdue,
        change=overdue.value - before.overdue if before is not None else None,
        this_week=_number(actor, days, time="tuan-nay"),
        to_look_at=_number(actor, days, time="can-ra-soat"),
        extensions=_number(actor, days, time="xin-gia-han"),
        bodies=bodies,
        other_bodies=others,
        matters=tuple(_matters(actor, days)),
        trend=trend,
        days=_days(actor, days),
        longest=tuple(late.select_related("task", "organisation").order_by("deadline", "code")[:_SHOWN]),
        waiting=_number(actor, days, state=State.REPORTED),
        waiting_since=(days.today - since).days if since else 0,
    )


def _number(actor: Actor, days: Days, **fields: str) -> Number:
    narrow = TaskFilter(role=Role.LEAD, **fields)
    return Number(count(actor, narrow, days), f"{LIST}?{narrow.query()}")


def _bodies(actor: Actor, days: Days) -> tuple[tuple[BodyRow, ...], Number]:
    """The five bodies with most overdue duties, and how many all others have."""
    late = narrowed(actor, TaskFilter(role=Role.LEAD, time="qua-han"), days).order_by()
    grouped = late.values("organisation__key").annotate(count=Count("pk"), first=Min("deadline"))
    rows = sorted(grouped, key=lambda row: (-row["count"], row["first"], row["organisation__key"] or ""))
    names = names_of([row["organisation__key"] for row in rows[:_SHOWN]], days.today)
    shown = tuple(
        BodyRow(
            names[row["organisation__key"]],
            Number(row["count"], f"{LIST}?{_narrow(row['organisation__key']).query()}"),
            (days.today - row["first"]).days,
        )
        for row in rows[:_SHOWN]
    )
    rest = sum(row["count"] for row in rows[_SHOWN:])
    return shown, Number(rest, f"{LIST}?{TaskFilter(role=Role.LEAD, time='qua-han').query()}")


def _narrow(body: str) -> TaskFilter:
    return TaskFilter(role=Role.LEAD, time="qua-han", body=body)


def _matters(actor: Actor, days: Days) -> Sequence[Matter]:
    """Requests for more time, the third ones marked; duties sent back twice; those not taken up for days."""
    asked = narrowed(actor, TaskFilter(role=Role.LEAD, time="xin-gia-han"), days)
    requests = Extension.objects.filter(performer__in=asked, answer__in=_WAITING)
    requests = requests.select_related("performer__task", "performer__organisation").order_by("asked_at")
    found = [
        Matter("gia-han-3" if request.performer.extensions >= 2 else "gia-han", request.performer, request)
        for request in requests[:_SHOWN]
    ]
    running = narrowed(actor, TaskFilter(role=Role.LEAD, state="mo"), days).select_related("task", "organisation")
    twice = running.filter(returns__gte=2).order_by("-returns", "code")
    found += [Matter("tra-lai", performer) for performer in twice[:_SHOWN]]
    untaken = running.filter(state=State.ASSIGNED, since__lte=days.today - timedelta(days=UNTAKEN_DAYS.on(days.today)))
    for performer in untaken.order_by("since", "code")[:_SHOWN]:
        found.append(Matter("chua-nhan", performer, days=(days.today - (performer.since or days.today)).days))
    return found


def _days(actor: Actor, days: Days) -> tuple[tuple[date, Number], ...]:
    due = narrowed(actor, TaskFilter(role=Role.LEAD, time="tuan-nay"), days).order_by()
    grouped = due.values_list("deadline").annotate(count=Count("pk")).order_by("deadline")
    return tuple((due_on, Number(number, _list_of(due_on))) for due_on, number in grouped if due_on is not None)


def _list_of(due_on: date) -> str:
    """The address of the list of what is due on a day of this week."""
    return f"{LIST}?{TaskFilter(role=Role.LEAD, time='tuan-nay', due=due_on.isoformat()).query()}"
