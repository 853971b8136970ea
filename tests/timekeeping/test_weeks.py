from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.timekeeping import Week, weeks_of

days = st.dates(date(1900, 1, 15), date(2200, 12, 1))


@pytest.mark.parametrize(
    ("day", "week", "label"),
    [
        (date(2023, 12, 27), Week(2023, 52), "Tuần 52 (25/12–31/12/2023)"),
        (date(2024, 1, 1), Week(2024, 1), "Tuần 1 (01/01–07/01/2024)"),
        (date(2025, 12, 29), Week(2026, 1), "Tuần 1 (29/12/2025–04/01/2026)"),
        (date(2021, 1, 3), Week(2020, 53), "Tuần 53 (28/12/2020–03/01/2021)"),
    ],
)
def test_week_of_a_day(day: date, week: Week, label: str) -> None:
    assert Week.of(day) == week
    assert week.label == label


@pytest.mark.parametrize(("year", "count"), [(2020, 53), (2023, 52), (2024, 52), (2026, 53)])
def test_weeks_of_a_year(year: int, count: int) -> None:
    weeks = weeks_of(year)
    assert len(weeks) == count
    assert (weeks[0].number, weeks[-1].number) == (1, count)


def test_a_week_that_the_year_does_not_have() -> None:
    with pytest.raises(ValueError, match="53"):
        _ = Week(2023, 53).monday


@given(days)
def test_every_day_lies_in_its_week_and_only_there(day: date) -> None:
    week = Week.of(day)
    assert day in week
    assert day not in week.next
    assert day not in week.previous
    assert (week.monday.weekday(), week.sunday - week.monday) == (0, timedelta(days=6))


@given(days)
def test_neighbours_lead_back_and_sort_by_time(day: date) -> None:
    week = Week.of(day)
    assert week.next.previous == week == week.previous.next
    assert week.previous < week < week.next
    assert week.next.monday - week.sunday == timedelta(days=1)
