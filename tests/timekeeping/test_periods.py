from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.timekeeping import Period, PeriodKind

MONTH, QUARTER, HALF, YEAR = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR
days = st.dates(date(1901, 1, 1), date(2200, 12, 31))
kinds = st.sampled_from(PeriodKind)

PERIODS = [
    (Period(MONTH, 2024, 2), "2024-02-01", "2024-02-29", "202402", "Tháng 2/2024", "2024-01-15", "2024-02-14"),
    (Period(MONTH, 2024, 1), "2024-01-01", "2024-01-31", "202401", "Tháng 1/2024", "2023-12-15", "2024-01-14"),
    (Period(QUARTER, 2024, 1), "2024-01-01", "2024-03-31", "2024Q1", "Quý I/2024", "2023-12-15", "2024-03-14"),
    (Period(QUARTER, 2024, 4), "2024-10-01", "2024-12-31", "2024Q4", "Quý IV/2024", "2024-09-15", "2024-12-14"),
    (Period(HALF, 2024, 1), "2024-01-01", "2024-06-30", "2024H1", "6 tháng đầu năm 2024", "2023-12-15", "2024-06-14"),
    (Period(HALF, 2024, 2), "2024-07-01", "2024-12-31", "2024H2", "6 tháng cuối năm 2024", "2024-06-15", "2024-12-14"),
    (Period(YEAR, 2024), "2024-01-01", "2024-12-31", "2024", "Năm 2024", "2023-12-15", "2024-12-14"),
]


@pytest.mark.parametrize(
    ("period", "first", "last", "code", "label", "gathers_from", "gathers_to"), PERIODS, ids=[row[3] for row in PERIODS]
)
def test_days_code_and_name(
    period: Period, first: str, last: str, code: str, label: str, gathers_from: str, gathers_to: str
) -> None:
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert (period.code, period.label) == (code, label)
    assert tuple(day.isoformat() for day in period.gathering) == (gathers_from, gathers_to)


@pytest.mark.parametrize(("kind", "number"), [(MONTH, 13), (MONTH, 0), (QUARTER, 5), (HALF, 3), (YEAR, 2)])
def test_a_period_that_the_year_does_not_have(kind: PeriodKind, number: int) -> None:
    with pytest.raises(ValueError, match=f"2024 has no .* {number}"):
        Period(kind, 2024, number)


@given(kinds, days)
def test_every_day_lies_in_one_period_of_a_kind(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    assert day in period
    assert day not in period.next
    assert day not in period.previous


@given(kinds, days)
def test_neighbours_join_without_a_gap_and_gather_every_day_once(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    following = period.next
    assert following.previous == period
    assert following.first - period.last == timedelta(days=1)
    assert following.gathering[0] - period.gathering[1] == timedelta(days=1)
    assert period.code < following.code
