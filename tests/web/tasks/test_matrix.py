"""The matrix of a series that 65 communes report on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import User
from dieuhanh.web.organisations.actions import mark_change
from dieuhanh.web.organisations.models import Organisation, OrganisationName
from dieuhanh.web.tasks.models import Performer, Recurrence, Task
from dieuhanh.web.tasks.states import DueKind, Role, State, TaskState
from tests.web.tasks.conftest import FIRST, People

pytestmark = pytest.mark.django_db

COMMUNES, PERIODS, REPORTED = 65, 14, 5
ADDRESS = "/nb/nhiem-vu/?kieu=ma-tran&nhom=2023-0900"


@pytest.fixture
def series(people: People) -> None:
    """A duty of every month with 14 instances; five communes have reported on all."""
    communes = [Organisation(key=f"xa-{n}", position=n, kind="ubnd_xa") for n in range(COMMUNES)]
    Organisation.objects.bulk_create(communes)
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=one, text=f"UBND xã số {n:02}", is_full=True, position=0)
        for n, one in enumerate(communes)
    )
    mark_change()
    parent = task(900, due_kind=DueKind.RECURRING, recurrence=Recurrence.MONTHLY)
    for n in range(1, PERIODS + 1):
        instance = task(n, parent=parent, period=f"2023-{n:02}")
        Performer.objects.bulk_create(
            Performer(
                task=instance,
                organisation=one,
                role=Role.LEAD,
                code=instance.code,
                state=State.REPORTED if place < REPORTED else State.ACCEPTED,
                assigned_on=FIRST,
                due_on=FIRST,
                deadline=FIRST,
                original_deadline=FIRST,
                sort_on=FIRST,
                counted=True,
            )
            for place, one in enumerate(communes)
        )


def task(number: int, **more: Any) -> Task:
    code = f"2023-{number:04}"
    plain = {"due_kind": DueKind.DATE, "due_on": FIRST} | more
    return Task.objects.create(
        year=2023, number=number, code=code, title="Báo cáo tình hình", state=TaskState.OPEN, assigned_on=FIRST, **plain
    )


def office(client: Client) -> Client:
    client.force_login(User.objects.get(username="van phong"))
    return client


def test_every_commune_has_a_row_with_the_newest_periods(
    client: Client, series: None, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    office(client)
    client.get(ADDRESS)
    with django_assert_max_num_queries(21):
        page = client.get(ADDRESS).content.decode()
    assert page.count('<th scope="row">') == COMMUNES
    assert "2 yêu cầu nữa không hiện ở đây" in page
    assert "2023-14" in page
    assert ">2023-01<" not in page
    assert f"Nhắc {COMMUNES - REPORTED} đơn vị" in page
    assert page.count("Báo cáo tình hình</p>") == 1, "told once below the choice, not with each period"
    assert page.count('title="Đã báo cáo, chờ xác nhận"') == REPORTED * 12, (
        "short words in the cells, the whole on them"
    )
    only = client.get(f"{ADDRESS}&chi=chua-bao-cao").content.decode()
    assert only.count('<th scope="row">') == COMMUNES - REPORTED


def test_who_has_not_reported_is_reminded_and_the_preview_counts_bodies(client: Client, series: None) -> None:
    page = office(client).post("/nb/nhiem-vu/hang-loat/", {"viec": "nhac", "nhom": "2023-0900"}).content.decode()
    assert f"{(COMMUNES - REPORTED) * PERIODS} dòng" in page
    assert f"{COMMUNES - REPORTED} đơn vị nhận lời nhắc" in page


def test_who_waits_only_in_a_column_that_is_not_shown_is_counted_too(client: Client, series: None) -> None:
    late = Performer.objects.filter(task__period="2023-01", state=State.REPORTED).first()
    assert late is not None
    Performer.objects.filter(pk=late.pk).update(state=State.RETURNED)
    assert f"Nhắc {COMMUNES - REPORTED + 1} đơn vị" in office(client).get(ADDRESS).content.decode()
