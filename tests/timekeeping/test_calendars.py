from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.timekeeping import CalendarError, WorkingCalendar, read_calendar

if TYPE_CHECKING:
    from pathlib import Path

WEEKENDS_ONLY = WorkingCalendar()
LINES = [
    "date,name,kind,legal_basis,certainty,note",
    "2024-02-08,Tết,nghi,,chac,",
    "2024-02-09,Tết,nghi,,chac,",
    "2024-04-29,Hoán đổi,nghi,,chac,",
    "2024-04-30,Ngày Chiến thắng,nghi,,chac,",
    "2024-05-01,Ngày Quốc tế lao động,nghi,,chac,",
    "2024-05-04,Làm bù,lam_bu,,chac,",
    "2025-11-24,Ngày Văn hóa Việt Nam,nghi,,du_kien,",
]
CALENDAR = read_calendar(LINES)

days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
near = st.integers(-40, 40)
calendars = st.builds(
    WorkingCalendar,
    off=st.frozensets(st.dates(date(2024, 1, 1), date(2024, 3, 1)), max_size=30),
    made_up=st.frozensets(st.dates(date(2024, 1, 1), date(2024, 3, 1)), max_size=5),
)
around = st.dates(date(2023, 12, 1), date(2024, 4, 1))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 4, 26), True),
        (date(2024, 4, 27), False),
        (date(2024, 4, 29), False),
        (date(2024, 5, 1), False),
        (date(2024, 5, 4), True),
        (date(2024, 5, 5), False),
    ],
)
def test_weekends_holidays_and_made_up_days(day: date, working: bool) -> None:
    assert CALENDAR.is_working(day) is working


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2024, 4, 25), 1, date(2024, 4, 26)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),
        (date(2024, 4, 26), 3, date(2024, 5, 4)),
        (date(2024, 5, 6), -1, date(2024, 5, 4)),
        (date(2024, 2, 10), -1, date(2024, 2, 7)),
        (date(2024, 4, 27), 0, date(2024, 4, 27)),
    ],
)
def test_adding_working_days(start: date, count: int, end: date) -> None:
    assert CALENDAR.add_working_days(start, count) == end


def test_a_term_that_runs_out_on_a_day_of_rest_ends_on_the_next_working_day() -> None:
    assert CALENDAR.end_of_term(date(2024, 4, 27)) == date(2024, 5, 2)
    assert CALENDAR.end_of_term(date(2024, 4, 26)) == date(2024, 4, 26)


def test_what_may_still_change_is_told() -> None:
    assert CALENDAR.is_certain(date(2024, 1, 1), date(2025, 11, 23))
    assert not CALENDAR.is_certain(date(2025, 11, 20), date(2025, 11, 24))
    assert not CALENDAR.is_certain(date(2025, 12, 1), date(2026, 1, 2))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2024-02-30,Tết,nghi,,chac,", "line 2: the date is '2024-02-30'"),
        (",Tết,nghi,,chac,", "line 2: the date is ''"),
        ("2024-02-08,Tết,off,,chac,", "line 2: the kind is 'off'"),
        ("2024-02-08", "line 2: the kind is ''"),
    ],
)
def test_a_line_that_cannot_be_read(row: str, said: str) -> None:
    with pytest.raises(CalendarError, match=said):
        read_calendar([LINES[0], row])


def test_the_calendar_of_the_demonstration(demo: Path) -> None:
    calendar = read_calendar((demo / "lich" / "ngay-nghi.csv").read_text(encoding="utf-8").splitlines())
    assert calendar.years == {2023, 2024, 2025, 2026, 2027}
    assert calendar.add_working_days(date(2024, 2, 7), 1) == date(2024, 2, 15)
    assert calendar.is_working(date(2025, 4, 26))
    assert all(not WEEKENDS_ONLY.is_working(day) for day in calendar.made_up)
    assert calendar.is_certain(date(2023, 1, 1), date(2025, 12, 31))


@given(calendars, around, near)
def test_adding_then_counting_gives_the_number_back(calendar: WorkingCalendar, start: date, count: int) -> None:
    assert calendar.working_days_between(start, calendar.add_working_days(start, count)) == count


@given(calendars, around, around)
def test_counting_then_adding_leads_to_a_working_end(calendar: WorkingCalendar, start: date, end: date) -> None:
    end = calendar.add_working_days(end, 1)
    assert calendar.add_working_days(start, calendar.working_days_between(start, end)) == end or start == end


@given(calendars, around, around, around)
def test_counts_add_up_over_stretches(calendar: WorkingCalendar, one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    parts = calendar.working_days_between(first, middle) + calendar.working_days_between(middle, last)
    assert parts == calendar.working_days_between(first, last)


@given(days, days)
def test_a_later_day_never_ends_a_term_earlier(one: date, two: date) -> None:
    first, last = sorted((one, two))
    assert CALENDAR.end_of_term(first) <= CALENDAR.end_of_term(last)
    assert CALENDAR.end_of_term(first) - first < timedelta(days=14)
