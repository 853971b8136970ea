"""The same timeliness as SQL, for lists and counts of many; a property test proves it equal to `timeliness.judge`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, CharField, DateField, F, Func, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce, Greatest

from dieuhanh.web.tasks.states import STOPPED, State
from dieuhanh.web.tasks.timeliness import Timeliness


class DaysBetween(Func):
    """The days from the second date to the first, as a number on both databases."""

    arity = 2
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Both as Julian days."""
        return self.as_sql(
            compiler, connection, template="CAST(julianday(%(expressions)s) AS INTEGER)", arg_joiner=") - julianday("
        )

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """A difference of dates is a number there."""
        return self.as_sql(compiler, connection, template="((%(expressions)s))", arg_joiner=")::date - (")


def days_late(today: date) -> Case:
    """The days late against the date as it is now, those that an extension does not erase included."""
    return _days_late(today, "deadline", F("late_kept"))


def days_late_originally(today: date) -> Case:
    """The days late against the first date."""
    return _days_late(today, "original_deadline", Value(0))


def _days_late(today: date, deadline: str, kept: F | Value) -> Case:
    counts = Coalesce(F("reported_on"), Value(today, output_field=DateField()))
    after = Greatest(Value(0), DaysBetween(counts, F(deadline)))
    return Case(
        When(Q(state__in=[State.DRAFT, *STOPPED]) | Q(deadline__isnull=True), then=Value(0)),
        When(**{f"{deadline}__isnull": True}, then=Value(0)),
        default=after + kept,
        output_field=IntegerField(),
    )


def is_late(today: date) -> Q:
    """Whether the report, or today where there is none, is past the date as it is now, or days late were kept."""
    reported_late = Q(reported_on__gt=F("deadline"))
    unreported_late = Q(reported_on__isnull=True, deadline__lt=today)
    return Q(late_kept__gt=0) | reported_late | unreported_late


def timeliness(today: date, soon: date) -> Case:
    """The class of each performer on a day, by its value."""
    done, waits = Q(state=State.DONE), Q(state=State.REPORTED)
    after_extension = Q(reported_on__gt=F("original_deadline"))
    return Case(
        When(state=State.DRAFT, then=Value(Timeliness.DRAFT)),
        When(state__in=list(STOPPED), then=Value(Timeliness.STOPPED)),
        When(deadline__isnull=True, then=Value(Timeliness.NO_DEADLINE)),
        When(done & is_late(today), then=Value(Timeliness.DONE_LATE)),
        When(done & after_extension, then=Value(Timeliness.DONE_AFTER_EXTENSION)),
        When(done, then=Value(Timeliness.DONE_ON_TIME)),
        When(waits & is_late(today), then=Value(Timeliness.SUBMITTED_LATE)),
        When(waits, then=Value(Timeliness.SUBMITTED_IN_TIME)),
        When(deadline__lt=today, then=Value(Timeliness.OVERDUE)),
        When(deadline__lte=soon, then=Value(Timeliness.SOON)),
        default=Value(Timeliness.IN_TIME),
        output_field=CharField(),
    )


def in_class(kind: Timeliness, today: date, soon: date) -> Q:
    """The condition of one class in a form that an index answers."""
    open_states = [State.ASSIGNED, State.REASSIGNMENT_ASKED, State.ACCEPTED, State.RETURNED]
    running = Q(state__in=open_states, deadline__isnull=False)
    done, waits = Q(state=State.DONE, deadline__isnull=False), Q(state=State.REPORTED, deadline__isnull=False)
    late = is_late(today)
    original_late = Q(reported_on__gt=F("original_deadline"))
    conditions = {
        Timeliness.DRAFT: Q(state=State.DRAFT),
        Timeliness.STOPPED: Q(state__in=list(STOPPED)),
        Timeliness.NO_DEADLINE: Q(state__in=[*open_states, State.REPORTED, State.DONE], deadline__isnull=True),
        Timeliness.OVERDUE: running & Q(deadline__lt=today),
        Timeliness.SOON: running & Q(deadline__gte=today, deadline__lte=soon),
        Timeliness.IN_TIME: running & Q(deadline__gt=soon),
        Timeliness.SUBMITTED_LATE: waits & late,
        Timeliness.SUBMITTED_IN_TIME: waits & ~late,
        Timeliness.DONE_LATE: done & late,
        Timeliness.DONE_AFTER_EXTENSION: done & ~late & original_late,
        Timeliness.DONE_ON_TIME: done & ~late & ~original_late,
    }
    return conditions[kind]
