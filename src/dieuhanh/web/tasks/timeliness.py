"""Whether a performer is in time: one pure function of dates. Nothing of it is ever stored.

Days late are calendar days; what is nearly due is counted in working days by the caller (`soon_until`). The day of the
report counts, not that of its confirmation (Office's waiting is measured apart).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.tasks.states import STOPPED, State

LONG_WORKING_DAYS = 7
SOON_WORKING_DAYS = 3


class Timeliness(TextChoices):
    """The classes; each performer is in exactly one of them on a day."""

    DRAFT = "draft", gettext_lazy("Chưa giao")
    IN_TIME = "in_time", gettext_lazy("Trong hạn")
    SOON = "soon", gettext_lazy("Sắp đến hạn")
    OVERDUE = "overdue", gettext_lazy("Quá hạn")
    SUBMITTED_IN_TIME = "submitted_in_time", gettext_lazy("Đã nộp trong hạn")
    SUBMITTED_LATE = "submitted_late", gettext_lazy("Đã nộp, trễ")
    DONE_ON_TIME = "done_on_time", gettext_lazy("Hoàn thành đúng hạn")
    DONE_AFTER_EXTENSION = "done_after_extension", gettext_lazy("Hoàn thành đúng hạn (sau gia hạn)")
    DONE_LATE = "done_late", gettext_lazy("Hoàn thành trễ")
    NO_DEADLINE = "no_deadline", gettext_lazy("Không nêu hạn")
    STOPPED = "stopped", gettext_lazy("Không tính hạn")


class Dates(Protocol):
    """What timeliness follows from; a `Standing` has it, and so has a stored performer."""

    @property
    def state(self) -> str:
        """Where the performer stands (`State`)."""

    @property
    def deadline(self) -> date | None:
        """The last day in time by the date as it is now."""

    @property
    def original_deadline(self) -> date | None:
        """The last day in time by the date that was set first."""

    @property
    def late_kept(self) -> int:
        """Days late that a later date does not erase."""

    @property
    def reported_on(self) -> date | None:
        """The day of the report that counts."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The class with the days late: against the date as it is now, and against the first one."""

    timeliness: Timeliness
    days_late: int = 0
    days_late_originally: int = 0

    @property
    def words(self) -> str:
        """The class as people read it: "Quá hạn 13 ngày"."""
        if self.timeliness in _WITH_DAYS:
            return _("%(words)s %(days)s ngày") % {"words": self.timeliness.label, "days": self.days_late}
        return str(self.timeliness.label)


_WITH_DAYS = frozenset({Timeliness.OVERDUE, Timeliness.SUBMITTED_LATE, Timeliness.DONE_LATE})


def soon_until(calendar: WorkingCalendar, today: date) -> date:
    """Return the last date that is nearly due today: the third working day from here."""
    return calendar.add_working_days(today, SOON_WORKING_DAYS)


def long_overdue_until(calendar: WorkingCalendar, today: date) -> date:
    """Return the last due date that is overdue for a week's working days and more, which leaders are told of."""
    return calendar.add_working_days(today + timedelta(days=1), -(LONG_WORKING_DAYS + 1))


def judge(dates: Dates, today: date, soon: date) -> Judgement:
    """Return the class of a performer on a day; `soon` is the last date that counts as nearly due then."""
    if dates.state == State.DRAFT:
        return Judgement(Timeliness.DRAFT)
    if dates.state in STOPPED:
        return Judgement(Timeliness.STOPPED)
    if dates.deadline is None:
        return Judgement(Timeliness.NO_DEADLINE)
    late = dates.late_kept + _after(dates.reported_on or today, dates.deadline)
    originally = _after(dates.reported_on or today, dates.original_deadline)
    return Judgement(_class(dates, today, soon, late, originally), late, originally)


def _after(day: date, deadline: date | None) -> int:
    return max(0, (day - deadline).days) if deadline else 0


def _class(dates: Dates, today: date, soon: date, late: int, originally: int) -> Timeliness:
    if dates.state == State.DONE:
        if late:
            return Timeliness.DONE_LATE
        return Timeliness.DONE_AFTER_EXTENSION if originally else Timeliness.DONE_ON_TIME
    if dates.state == State.REPORTED:
        return Timeliness.SUBMITTED_LATE if late else Timeliness.SUBMITTED_IN_TIME
    if dates.deadline and dates.deadline < today:
        return Timeliness.OVERDUE
    return Timeliness.SOON if dates.deadline and dates.deadline <= soon else Timeliness.IN_TIME


def untaken_days(state: str, since: date | None, today: date, limit: int) -> int:
    """Return for how many days nobody has taken up what was assigned, 0 below `limit`."""
    if state != State.ASSIGNED or since is None:
        return 0
    days = (today - since).days
    return days if days >= limit else 0
