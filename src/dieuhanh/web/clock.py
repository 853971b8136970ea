"""The only place that reads the clock; everything below gets the day or the moment as an argument."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the calendar day in Vietnam, or the day that a demonstration is set to."""
    day = set_day()
    return day if day is not None else timezone.localdate()


def now() -> datetime:
    """Return the moment, on the day that a demonstration is set to."""
    moment, day = timezone.localtime(), set_day()
    return moment if day is None else datetime.combine(day, moment.timetz())


def set_day() -> date | None:
    """Return the day that the demonstration is set to, or None where time runs."""
    day: date | None = settings.SET_DAY
    return day
