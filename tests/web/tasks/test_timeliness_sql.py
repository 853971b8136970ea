"""The SQL of timeliness is the pure function, for every performer that can be: classes, days late and conditions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.tasks.filters import TIMES, TaskFilter
from dieuhanh.web.tasks.history import Happening, fold
from dieuhanh.web.tasks.models import Performer, Task
from dieuhanh.web.tasks.projecting import columns
from dieuhanh.web.tasks.selectors import Days, capped, narrowed
from dieuhanh.web.tasks.states import Role as Duty
from dieuhanh.web.tasks.timeliness import Timeliness, judge
from dieuhanh.web.tasks.timeliness_sql import days_late, days_late_originally, in_class, timeliness
from tests.web.tasks.test_history import START, histories

pytestmark = pytest.mark.django_db


class SqlIsTheFunction(TestCase):
    """Many histories in one table, compared on some day."""

    @settings(max_examples=30)
    @given(st.lists(histories(), min_size=1, max_size=15), st.integers(0, 120))
    def test_on_any_day(self, many: list[list[Happening]], day: int) -> None:
        today = START + timedelta(days=day)
        soon = today + timedelta(days=5)
        expected = self._stored(many, today, soon)
        found = Performer.objects.annotate(
            kind=timeliness(today, soon), late=days_late(today), first=days_late_originally(today)
        ).values_list("pk", "kind", "late", "first")
        assert {pk: (kind, late, first) for pk, kind, late, first in found} == expected
        for kind in Timeliness:
            rows = set(Performer.objects.filter(in_class(kind, today, soon)).values_list("pk", flat=True))
            assert rows == {pk for pk, (own, _, _) in expected.items() if own == kind}, kind

    @settings(max_examples=15)
    @given(st.lists(histories(), min_size=1, max_size=15), st.integers(0, 120))
    def test_counts_in_parts_are_the_counts_of_the_lists(self, many: list[list[Happening]], day: int) -> None:
        today = START + timedelta(days=day)
        days = Days(today, today + timedelta(days=5))
        self._stored(many, days.today, days.soon)
        Performer.objects.filter(pk__in=list(Performer.objects.values_list("pk", flat=True)[::3])).update(asked=True)
        for actor in (Actor(kind="person", name="p", role=role) for role in (Role.SPECIALIST, Role.LEADER)):
            for time in ("", *TIMES):
                narrow = TaskFilter(time=time)
                assert capped(actor, narrow, days) == narrowed(actor, narrow, days).count(), (time, actor.role)

    def _stored(self, many: list[list[Happening]], today: date, soon: date) -> dict[object, tuple[str, int, int]]:
        task = Task.objects.create(year=2023, number=1, code="2023-0001", title="Việc")
        expected: dict[object, tuple[str, int, int]] = {}
        from dieuhanh.web.organisations.models import Organisation

        for number, events in enumerate(many):
            body = Organisation.objects.create(key=f"so-{number}", position=number, kind="so")
            standing = fold(events)
            one = Performer.objects.create(
                task=task, code=task.code, role=Duty.LEAD, organisation=body, **columns(standing)
            )
            judged = judge(standing, today, soon)
            expected[one.pk] = (judged.timeliness.value, judged.days_late, judged.days_late_originally)
        return expected
