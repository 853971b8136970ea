"""What the leaders' page of a week says: one sentence, six blocks, every number with the list that counts the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _

from dieuhanh.timekeeping import Week
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.reporting.figures import Figures
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.reporting.weeks import kept
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.models import Extension, Performer
from dieuhanh.web.tasks.parameters import UNTAKEN_DAYS
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
    long_overdue: Number
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


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the page looks at: the leading duties that an actor may see on a day, of one leader's portfolio or all."""

    actor: Actor
    days: Days
    leader: str

    def filter(self, **fields: str) -> TaskFilter:
        return TaskFilter(role=Role.LEAD, leader=self.leader, **fields)

    def rows(self, **fields: str) -> QuerySet[Performer]:
        return narrowed(self.actor, self.filter(**fields), self.days)

    def number(self, **fields: str) -> Number:
        narrow = self.filter(**fields)
        return Number(count(self.actor, narrow, self.days), f"{LIST}?{narrow.query()}")


def briefing(actor: Actor, week: Week, days: Days, leader: str = "") -> Briefing:
    """Gather the page of a week for what the actor may see, of one leader's portfolio where one is named.

    The trend is that of all duties: the figures of past weeks are kept for the whole province.
    """
    seen = _Seen(actor, days, leader)
    overdue = seen.number(time="qua-han")
    trend = tuple(kept(week.previous))
    before = trend[-1][1]
    bodies, others = _bodies(seen)
    waiting = seen.rows(state=State.REPORTED)
    since = waiting.aggregate(first=Min("reported_on"))["first"]
    late = seen.rows(time="qua-han")
    return Briefing(
        week=week,
        running=seen.number(state="mo"),
        overdue=overdue,
        change=overdue.value - before.overdue if before is not None and not leader else None,
        this_week=seen.number(time="tuan-nay"),
        to_look_at=seen.number(time="can-ra-soat"),
        extensions=seen.number(time="xin-gia-han"),
        bodies=bodies,
        other_bodies=others,
        matters=tuple(_matters(seen)),
        trend=trend,
        days=_days(seen),
        longest=tuple(late.select_related("task", "organisation").order_by("deadline", "code")[:_SHOWN]),
        long_overdue=seen.number(time="qua-han-7"),
        waiting=seen.number(state=State.REPORTED),
        waiting_since=(days.today - since).days if since else 0,
    )


def _bodies(seen: _Seen) -> tuple[tuple[BodyRow, ...], Number]:
    """The five bodies with most overdue duties, and how many all others have."""
    late = seen.rows(time="qua-han").order_by()
    grouped = late.values("organisation__key").annotate(count=Count("pk"), first=Min("deadline"))
    rows = sorted(grouped, key=lambda row: (-row["count"], row["first"], row["organisation__key"] or ""))
    names = names_of([row["organisation__key"] for row in rows[:_SHOWN]], seen.days.today)
    shown = tuple(
        BodyRow(
            names[row["organisation__key"]],
            Number(row["count"], f"{LIST}?{seen.filter(time='qua-han', body=row['organisation__key']).query()}"),
            (seen.days.today - row["first"]).days,
        )
        for row in rows[:_SHOWN]
    )
    rest = sum(row["count"] for row in rows[_SHOWN:])
    return shown, Number(rest, f"{LIST}?{seen.filter(time='qua-han').query()}")


def _matters(seen: _Seen) -> Sequence[Matter]:
    """Requests for more time, the third ones marked; duties sent back twice; those not taken up for days."""
    asked = seen.rows(time="xin-gia-han")
    requests = Extension.objects.filter(performer__in=asked, answer__in=_WAITING)
    requests = requests.select_related("performer__task", "performer__organisation").order_by("asked_at")
    found = [
        Matter("gia-han-3" if request.performer.extensions >= 2 else "gia-han", request.performer, request)
        for request in requests[:_SHOWN]
    ]
    running = seen.rows(state="mo").select_related("task", "organisation")
    twice = running.filter(returns__gte=2).order_by("-returns", "code")
    found += [Matter("tra-lai", performer) for performer in twice[:_SHOWN]]
    return [*found, *_untaken(running, seen.days.today)]


def _untaken(running: QuerySet[Performer], today: date) -> Iterator[Matter]:
    limit = today - timedelta(days=UNTAKEN_DAYS.on(today))
    for performer in running.filter(state=State.ASSIGNED, since__lte=limit).order_by("since", "code")[:_SHOWN]:
        yield Matter("chua-nhan", performer, days=(today - (performer.since or today)).days)


def _days(seen: _Seen) -> tuple[tuple[date, Number], ...]:
    due = seen.rows(time="tuan-nay").order_by()
    grouped = due.values_list("deadline").annotate(count=Count("pk")).order_by("deadline")
    return tuple((due_on, Number(number, _list_of(seen, due_on))) for due_on, number in grouped if due_on is not None)


def _list_of(seen: _Seen, due_on: date) -> str:
    """The address of the list of what is due on a day of this week."""
    return f"{LIST}?{seen.filter(time='tuan-nay', due=due_on.isoformat()).query()}"
