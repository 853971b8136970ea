"""Work by the calendar: the fields of cron against a plain reading of them, and rows that forget nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.jobs import cron, schedules
from dieuhanh.web.jobs.handlers import handler
from dieuhanh.web.jobs.models import Job, Schedule
from dieuhanh.web.jobs.running import drain

ZONE = timezone.get_default_timezone()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "moment", "expected"),
    [
        ("30 7 * * 1-5", "2024-01-05 07:29", "2024-01-05 07:30"),
        ("30 7 * * 1-5", "2024-01-05 07:30", "2024-01-08 07:30"),
        ("0 2 * * *", "2023-12-31 02:00", "2024-01-01 02:00"),
        ("*/15 * * * *", "2024-01-05 10:46", "2024-01-05 11:00"),
        ("0 0 29 2 *", "2024-02-29 00:00", "2028-02-29 00:00"),
        ("0 0 29 2 *", "2096-03-01 00:00", "2104-02-29 00:00"),
        ("0 8 1,15 * 1", "2024-01-02 00:00", "2024-01-08 08:00"),
        ("0 8 1,15 * 1", "2024-01-08 08:00", "2024-01-15 08:00"),
        ("5 4 * * 7", "2024-01-05 00:00", "2024-01-07 04:05"),
        ("10-20/5,40 6 * 6 *", "2024-06-01 06:16", "2024-06-01 06:20"),
    ],
)
def test_the_next_time(text: str, moment: str, expected: str) -> None:
    assert cron.next_after(text, at(moment)) == at(expected)


@pytest.mark.parametrize(
    "text", ["", "* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "5-1 * * * *", "*/0 * * * *", "a * * * *"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(cron.CronError):
        cron.parse(text)


def test_a_day_that_never_comes_is_refused() -> None:
    with pytest.raises(cron.CronError, match="never"):
        cron.next_after("0 0 30 2 *", at("2024-01-01 00:00"))


FIELD = st.sampled_from(["*", "*/7", "3", "1-4", "2,5", "0-6/2"])
DAYS = st.sampled_from(["*", "1-9", "5,20", "*/10", "28"])


@given(FIELD, FIELD, DAYS, st.sampled_from(["*", "1-2", "*/2"]), FIELD, st.integers(0, 60 * 24 * 60))
def test_the_next_time_is_the_first_minute_that_fits(
    minute: str, hour: str, day: str, month: str, weekday: str, offset: int
) -> None:
    text = f"{minute} {hour} {day} {month} {weekday}"
    start = at("2024-01-01 00:00") + timedelta(minutes=offset)
    found = cron.next_after(text, start)
    read = cron.parse(text)

    def fits(moment: datetime) -> bool:
        return moment.minute in read.minutes and moment.hour in read.hours and read.fits_day(moment)

    assert fits(found)
    steps = int((found - start).total_seconds() // 60)
    assert steps > 0
    assert not any(fits(start + timedelta(minutes=step)) for step in range(1, min(steps, 3000)))


@pytest.mark.django_db
def test_a_missed_night_is_made_up_for_once() -> None:
    handler("test.nightly")(lambda _context, payload: payload)
    schedules.every("test.nightly", "0 2 * * *", "test.nightly", {"kind": "full"})
    assert schedules.tick(now=at("2024-01-01 12:00")) == 0
    assert schedules.tick(now=at("2024-01-02 01:59")) == 0
    late = at("2024-01-05 09:00")
    assert [schedules.tick(now=late) for _ in range(3)] == [1, 0, 0]
    job = Job.objects.get()
    assert job.payload == {"kind": "full", "due": "2024-01-05T02:00:00+07:00"}
    assert drain() == 1
    row = Schedule.objects.get(name="test.nightly")
    assert (row.last_due, row.next_due, row.last_job_id) == (at("2024-01-05 02:00"), at("2024-01-06 02:00"), job.pk)
    assert schedules.tick(now=at("2024-01-06 02:00")) == 1


@pytest.mark.django_db
def test_a_schedule_that_changed_begins_anew() -> None:
    handler("test.nightly")(lambda _context, payload: payload)
    schedules.every("test.nightly", "0 2 * * *", "test.nightly")
    schedules.tick(now=at("2024-01-01 12:00"))
    schedules.every("test.nightly", "30 3 * * *", "test.nightly")
    assert schedules.tick(now=at("2024-01-02 12:00")) == 0
    assert Schedule.objects.get(name="test.nightly").next_due == at("2024-01-03 03:30")
