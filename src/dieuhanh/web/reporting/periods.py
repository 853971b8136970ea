"""The reporting periods that a page offers: those under way and the ones before, with the days that they gather."""

from __future__ import annotations

from datetime import date

from dieuhanh.timekeeping import Period, PeriodKind, WorkingCalendar

_BACK = {PeriodKind.MONTH: 6, PeriodKind.QUARTER: 5, PeriodKind.HALF: 3, PeriodKind.YEAR: 2}


def offered(today: date) -> list[Period]:
    """Return the periods whose gathering days have begun, of every kind, the newest of each first."""
    return [period for kind, count in _BACK.items() for period in _of(kind, today, count)]


def _of(kind: PeriodKind, today: date, count: int) -> list[Period]:
    period = Period.of(kind, today).next
    while period.gathering[0] > today:
        period = period.previous
    found = [period]
    while len(found) < count:
        found.append(found[-1].previous)
    return found


def period_of(code: str, today: date) -> Period | None:
    """Return the offered period of a code (`2024Q1`), None where there is none."""
    return next((period for period in offered(today) if period.code == code), None)


def sent_from(period: Period, calendar: WorkingCalendar) -> date:
    """Return the first day on which its report may be due: a working day after the close at the earliest.

    Source: Nghị định số 09/2019/NĐ-CP Điều 8 khoản 5.
    """
    return calendar.add_working_days(period.gathering[1], 1)
