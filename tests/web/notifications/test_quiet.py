"""When letters may go out."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.notifications.quiet import is_quiet, next_open

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = WorkingCalendar(off=frozenset({date(2024, 1, 1)}), made_up=frozenset({date(2024, 1, 6)}))


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        ("02/01/2024 07:30", "02/01/2024 07:30"),
        ("02/01/2024 05:00", "02/01/2024 06:30"),
        ("02/01/2024 18:00", "03/01/2024 06:30"),
        ("29/12/2023 20:00", "02/01/2024 06:30"),  # a week-end and New Year's Day lie between
        ("06/01/2024 09:00", "06/01/2024 09:00"),  # a Saturday that makes up for another day
        ("07/01/2024 09:00", "08/01/2024 06:30"),
    ],
)
def test_letters_wait_for_working_hours(moment: str, wanted: str) -> None:
    assert next_open(at(moment), CALENDAR) == at(wanted)


@given(st.datetimes(datetime(2023, 12, 1), datetime(2024, 2, 1)))  # noqa: DTZ001 -- the zone follows
def test_the_next_open_moment_is_open_and_never_before(moment: datetime) -> None:
    local = moment.replace(tzinfo=VIETNAM)
    following = next_open(local, CALENDAR)
    assert following >= local
    assert not is_quiet(following, CALENDAR)
