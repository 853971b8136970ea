"""How soon directives become tasks: working days against the limits of the document's day, by who entered them."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import Settings

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.models import User
from dieuhanh.web.documents.models import Document
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.reporting.entry import Limits, by_specialist, entries, set_rule, whole
from dieuhanh.web.reporting.models import EntryRule
from dieuhanh.web.tasks.actions.assigning import assign
from dieuhanh.web.tasks.actions.drafts import Part, Plan, draft_task
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Task, Urgency
from dieuhanh.web.tasks.states import Role
from tests.web.tasks.conftest import People, later, moment

pytestmark = pytest.mark.django_db

PAGE = "/nb/bao-cao/nhap-dung-han/"
FRIDAY, SATURDAY, MONDAY, TUESDAY = (date(2023, 12, day) for day in (22, 23, 25, 26))
HOLIDAY = WorkingCalendar(off=frozenset({MONDAY}))


def entered(
    people: People,
    issued: date,
    on: date,
    *bodies: Organisation,
    urgency: Urgency = Urgency.NORMAL,
    given: date | None = None,
) -> Task:
    """A task of a document that was issued on one day, entered on another and given out then, or later."""
    number = Document.objects.count() + 1
    document = Document.objects.create(
        number_text=f"{number}/UBND-KT", date=issued, year=issued.year, address=str(number), identity=str(number)
    )
    plan = Plan(title="Báo cáo", basis=document, basis_words=f"{number}/UBND-KT", urgency=urgency)
    task = draft_task(actor=people.office, plan=plan, parts=[Part(Role.LEAD, one) for one in bodies], at=moment(on))
    assign(actor=people.office, task=task, at=moment(given or on, 15))
    return task


def test_each_kind_of_document_has_its_own_limit(
    people: People, health: Organisation, transport: Organisation, districts: list[Organisation]
) -> None:
    everybody = (health, transport, *districts)
    entered(people, FRIDAY, MONDAY, health)
    entered(people, FRIDAY, TUESDAY, health)
    entered(people, FRIDAY, MONDAY, health, urgency=Urgency.URGENT)
    entered(people, FRIDAY, TUESDAY, *everybody)
    entered(people, SATURDAY, MONDAY, health, given=date(2023, 12, 28))
    found = entries(people.office, date(2023, 12, 15), date(2024, 3, 14), WorkingCalendar())
    told = {one.code[-1]: (one.waited, one.limit, one.is_late) for one in found}
    assert told == {"1": (1, 1, False), "2": (2, 1, True), "3": (1, 0, True), "4": (2, 2, False), "5": (1, 1, False)}
    (row,) = by_specialist(found)
    assert (row.specialist, row.total, row.in_time, row.given_in_time, row.longest) == ("van phong", 5, 3, 2, 2)
    assert row.rate == 60.0


def test_a_holiday_is_no_working_day(people: People, health: Organisation) -> None:
    entered(people, FRIDAY, TUESDAY, health)
    (one,) = entries(people.office, FRIDAY, FRIDAY, HOLIDAY)
    assert (one.waited, one.is_late) == (1, False)


def test_other_limits_hold_for_later_directives_alone(people: People, health: Organisation) -> None:
    entered(people, FRIDAY, TUESDAY, health)
    entered(people, MONDAY, date(2023, 12, 28), health)
    set_rule(actor=people.leader, valid_from=MONDAY, limits=Limits(1, 3, 5, 10), basis="QĐ 12/QĐ-UBND, 25/12/2023")
    found = {one.issued_on: one.is_late for one in entries(people.office, FRIDAY, MONDAY, WorkingCalendar())}
    assert found == {FRIDAY: True, MONDAY: False}


@pytest.mark.parametrize(
    ("limits", "basis", "field"),
    [
        (Limits(), " ", "can-cu"),
        (Limits(ordinary=31), "QĐ 1", "khan"),
        (Limits(many_from=1), "QĐ 1", "tu-may"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(people: People, limits: Limits, basis: str, field: str) -> None:
    with pytest.raises(TaskError) as refused:
        set_rule(actor=people.office, valid_from=MONDAY, limits=limits, basis=basis)
    assert refused.value.field == field
    with pytest.raises(PermissionDenied):
        set_rule(actor=people.health, valid_from=MONDAY, limits=Limits(), basis="QĐ 1")
    assert not EntryRule.objects.exists()


def test_nothing_entered_has_no_rate() -> None:
    assert whole([]) is None
    assert by_specialist([]) == []


def test_the_page_names_the_slow_ones_and_takes_a_rule(
    client: Client, settings: Settings, people: People, health: Organisation
) -> None:
    settings.SET_DAY = later(10).date()
    task = entered(people, FRIDAY, TUESDAY, health)
    entered(people, FRIDAY, FRIDAY, health)
    client.force_login(User.objects.get(username="van phong"))
    page = client.get(PAGE).content.decode()
    assert "1/2 nhiệm vụ nhập đúng thời hạn (50%)" in page
    assert f'href="{task.path}"' in page
    assert "Quý I/2024 (15/12/2023–14/03/2024)" in page
    assert "chưa có nhiệm vụ nào" in client.get(f"{PAGE}?ky=202311").content.decode()
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{PAGE}?tep=xlsx").content)).active
    assert sheet is not None
    assert sheet["E2"].is_date
    fields = {"tu-ngay": "1/1/2024", "khan": "0", "thuong": "x", "nhieu": "3", "tu-may": "5", "can-cu": "QĐ 12"}
    wrong = client.post(PAGE, fields)
    assert wrong.status_code == 422
    assert 'value="QĐ 12"' in wrong.content.decode()
    assert (
        "Từ 01/01/2024: khẩn 0, thường 2" in client.post(PAGE, {**fields, "thuong": "2"}, follow=True).content.decode()
    )


def test_statistics_of_a_period_hold_its_days_and_stay(
    client: Client, settings: Settings, people: People, health: Organisation
) -> None:
    settings.SET_DAY = date(2024, 4, 2)
    entered(people, FRIDAY, FRIDAY, health)
    entered(people, date(2024, 3, 18), date(2024, 3, 18), health)
    client.force_login(User.objects.get(username="van phong"))
    page = client.get("/nb/bao-cao/?ky=2024Q1").content.decode()
    assert "1 lượt đơn vị của 1 nhiệm vụ" in page
    assert "giao từ 15/12/2023 đến 14/03/2024; chốt hết ngày cuối, gửi từ 15/03/2024" in page
    assert "Giao từ ngày" in client.get("/nb/bao-cao/?ky=1999Q1").content.decode()
