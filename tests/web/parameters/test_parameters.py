"""Numbers of the house are dated data: another one holds from its day on, and no day that is over changes by it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import Settings

from dieuhanh.timekeeping import Week, WorkingCalendar
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.notifications.parameters import BEFORE
from dieuhanh.web.parameters import commands
from dieuhanh.web.parameters.actions import ParameterError, set_parameter
from dieuhanh.web.parameters.defining import every
from dieuhanh.web.parameters.models import ParameterValue
from dieuhanh.web.parameters.selectors import standings
from dieuhanh.web.reporting.briefing import briefing
from dieuhanh.web.reporting.parameters import RANKED_FROM
from dieuhanh.web.tasks.actions.drafts import Plan, draft_task
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.parameters import REVIEW_AFTER, UNTAKEN_DAYS
from dieuhanh.web.tasks.selectors import Days, count
from tests.web.tasks.conftest import FIRST, Give, People, moment, person

pytestmark = pytest.mark.django_db

PAGE = "/nb/quan-tri/lich-nhac/"
TODAY = date(2024, 1, 2)
A_DAY = timedelta(days=1)
BASIS = "QĐ 12/QĐ-UBND, 02/01/2024"


def let(key: str, typed: str, start: date = TODAY, *, today: date = TODAY, basis: str = BASIS) -> ParameterValue:
    return set_parameter(actor=command_line(), key=key, typed=typed, valid_from=start, basis=basis, today=today)


def test_what_is_shipped_is_what_the_rules_were() -> None:
    assert {one.key: one.numbers_on(TODAY) for one in every()} == {
        "notifications.before": (3,),
        "notifications.first_to_head": (1,),
        "notifications.office_wait": (2,),
        "notifications.second_to_head": (3,),
        "reporting.public_progress": (1,),
        "reporting.ranked_from": (5,),
        "tasks.untaken_days": (3,),
        "tasks.review_after": (30,),
    }


def test_each_day_has_what_was_valid_then() -> None:
    let(RANKED_FROM.key, "8", date(2024, 2, 1))
    let(RANKED_FROM.key, "10", date(2024, 3, 1))
    days = (date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 1))
    assert [RANKED_FROM.on(day) for day in days] == [5, 8, 8, 10]


def test_a_mistake_is_put_right_by_a_later_row_of_the_same_day() -> None:
    let(RANKED_FROM.key, "80", date(2024, 2, 1))
    let(RANKED_FROM.key, "8", date(2024, 2, 1))
    assert RANKED_FROM.on(date(2024, 2, 1)) == 8
    assert ParameterValue.objects.count() == 2
    (one,) = [one for one in standings(TODAY) if one.parameter is RANKED_FROM]
    assert (one.numbers, one.since, [change.numbers for change in one.to_come]) == ("5", None, ["8"])


def test_no_change_reaches_days_that_are_over() -> None:
    for step, typed in enumerate(("7", "9", "4")):
        now = TODAY + step * 10 * A_DAY
        before = [RANKED_FROM.on(now - back * A_DAY) for back in range(1, 30)]
        let(RANKED_FROM.key, typed, now, today=now)
        assert [RANKED_FROM.on(now - back * A_DAY) for back in range(1, 30)] == before
        assert RANKED_FROM.on(now) == int(typed)


@pytest.mark.parametrize(
    ("key", "typed", "start", "basis", "field"),
    [
        ("reporting.nothing", "3", TODAY, BASIS, "tham-so"),
        ("reporting.ranked_from", "", TODAY, BASIS, "gia-tri"),
        ("reporting.ranked_from", "ba", TODAY, BASIS, "gia-tri"),
        ("reporting.ranked_from", "3, 5", TODAY, BASIS, "gia-tri"),
        ("reporting.ranked_from", "-3", TODAY, BASIS, "gia-tri"),
        ("reporting.ranked_from", "٣", TODAY, BASIS, "gia-tri"),
        ("tasks.untaken_days", "61", TODAY, BASIS, "gia-tri"),
        ("notifications.before", "0", TODAY, BASIS, "gia-tri"),
        ("notifications.before", "6 5 4 3 2 1", TODAY, BASIS, "gia-tri"),
        ("reporting.ranked_from", "3", TODAY - A_DAY, BASIS, "tu-ngay"),
        ("reporting.ranked_from", "3", TODAY, "  ", "can-cu"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(key: str, typed: str, start: date, basis: str, field: str) -> None:
    with pytest.raises(ParameterError) as refused:
        let(key, typed, start, basis=basis)
    assert refused.value.field == field
    assert not ParameterValue.objects.exists()


def test_several_numbers_are_kept_in_order_and_once() -> None:
    assert let(BEFORE.key, "1, 5;3 3").numbers == "5,3,1"
    assert BEFORE.numbers_on(TODAY) == (5, 3, 1)


def test_only_who_may_changes_one_and_the_log_has_it(people: People) -> None:
    for actor in (people.leader, people.health, people.reader):
        with pytest.raises(PermissionDenied):
            set_parameter(actor=actor, key=BEFORE.key, typed="2", valid_from=TODAY, basis=BASIS, today=TODAY)
    set_parameter(actor=people.office, key=BEFORE.key, typed="2", valid_from=TODAY, basis=BASIS, today=TODAY)
    told = AuditEvent.objects.filter(action="parameters.set").get()
    assert told.detail["key"] == "notifications.before"


def test_a_task_without_a_date_is_looked_at_after_the_days_of_its_day(people: People) -> None:
    let(REVIEW_AFTER.key, "45", FIRST + 2 * A_DAY, today=FIRST)
    looked = [
        draft_task(
            actor=people.office, plan=Plan(title="Báo cáo"), parts=[], at=moment(FIRST + ahead * A_DAY)
        ).review_on
        for ahead in (1, 2)
    ]
    assert looked == [FIRST + 31 * A_DAY, FIRST + 47 * A_DAY]


def test_the_page_of_a_week_uses_what_was_valid_at_its_end(give: Give, people: People) -> None:
    give()
    let(UNTAKEN_DAYS.key, "10", FIRST + 7 * A_DAY, today=FIRST)
    found, listed = {}, {}
    for ahead in (4, 8, 10):
        days = Days.of(FIRST + ahead * A_DAY, WorkingCalendar())
        listed[ahead] = count(people.leader, TaskFilter(role="lead", time="chua-nhan"), days)
        found[ahead] = [one.kind for one in briefing(people.leader, Week.of(days.today), days).matters]
    assert found == {4: ["chua-nhan"], 8: [], 10: ["chua-nhan"]}
    assert listed == {4: 1, 8: 0, 10: 1}, "the list agrees"


def test_the_page_tells_what_holds_and_takes_another_value(client: Client, settings: Settings, people: People) -> None:
    settings.SET_DAY = TODAY
    client.force_login(person("quan tri", Role.ADMINISTRATOR))
    typed = {"tham-so": RANKED_FROM.key, "gia-tri": "tám", "tu-ngay": "1/2/2024", "can-cu": BASIS}
    wrong = client.post(PAGE, typed)
    text = wrong.content.decode()
    assert wrong.status_code == 422
    assert 'href="#gia-tri">Nhập một số nguyên.' in text
    assert 'value="tám"' in text
    assert f'value="{RANKED_FROM.key}" selected' in text
    text = client.post(PAGE, {**typed, "gia-tri": "8"}, follow=True).content.decode()
    assert "Đã ghi: Xếp hạng cơ quan, áp dụng từ 01/02/2024." in text
    assert f"Từ 01/02/2024: 8 ({BASIS})" in text
    settings.SET_DAY = date(2024, 2, 2)
    text = client.get(PAGE).content.decode()
    assert "8 việc đến hạn" in text
    assert "quan tri" in text
    client.force_login(User.objects.get(username="lanh dao"))
    assert "Ghi mức mới" not in client.get(PAGE).content.decode()
    assert "dưới 8 việc đến hạn không xếp hạng" in client.get("/nb/bao-cao/xep-hang/").content.decode()


def test_the_command_line_tells_and_changes(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.SET_DAY = TODAY
    assert commands.set_value(BEFORE.key, "5,3,1", valid_from=None, basis=BASIS) == 0
    assert commands.set_value(BEFORE.key, "x", valid_from=None, basis=BASIS) != 0
    assert commands.list_parameters(None) == 0
    told = capsys.readouterr()
    assert f"notifications.before = 5, 3, 1 ngày làm việc (từ 02/01/2024, {BASIS})" in told.out
    assert "reporting.ranked_from = 5 việc đến hạn (mức ngầm định)" in told.out
    assert "Nhập từ một đến năm số nguyên" in told.err
