"""Stretches of days: two of them share a day exactly where one of their days lies in both."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.organisations.validity import Validity, collide

FIRST = date(2023, 1, 1)
DAYS = [FIRST + timedelta(days=ahead) for ahead in range(12)]

days = st.one_of(st.none(), st.sampled_from(DAYS[2:-2]))


@st.composite
def stretches(draw: st.DrawFn) -> Validity:
    ends = draw(days), draw(days)
    start, end = sorted(ends, key=lambda day: day or FIRST) if None not in ends else ends
    return Validity(start, end)


@given(stretches(), stretches())
def test_two_overlap_where_a_day_lies_in_both(one: Validity, other: Validity) -> None:
    shared = any(one.covers(day) and other.covers(day) for day in DAYS)
    assert one.overlaps(other) is shared
    assert other.overlaps(one) is shared


@given(st.lists(stretches(), max_size=5))
def test_a_collision_is_a_day_that_is_counted_twice(many: list[Validity]) -> None:
    assert collide(many) is any(sum(one.covers(day) for one in many) > 1 for day in DAYS)
