"""The chief of the Office hears of reports that wait too long for it, of each once."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.notifications.chasing import chase
from dieuhanh.web.notifications.models import Letter, Notice
from dieuhanh.web.notifications.parameters import OFFICE_WAIT
from dieuhanh.web.notifications.telling import choose
from dieuhanh.web.organisations.models import OrganisationParent
from dieuhanh.web.parameters.actions import set_parameter
from dieuhanh.web.tasks.actions import answering, deciding
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.models import Performer
from tests.web.tasks.conftest import FIRST, Give, People, body, lead_of, moment, person

pytestmark = pytest.mark.django_db

CALENDAR = WorkingCalendar()
WEDNESDAY, FRIDAY, TUESDAY = date(2023, 12, 27), date(2023, 12, 29), date(2024, 1, 2)


@pytest.fixture
def chief(people: People) -> User:
    office = body("van-phong-ubnd", "Văn phòng UBND tỉnh", "van_phong")
    OrganisationParent.objects.create(organisation=office, parent=body("ubnd-tinh", "UBND tỉnh", "ubnd_tinh"))
    made = person("chanh van phong", Role.LEADER, office)
    choose(user=made, address="cvp@example.vn", hour=time(7, 30), paused_until=None)
    return made


def reported(give: Give, people: People, on: date) -> Performer:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=moment(FIRST, 10))
    answering.report(actor=people.health, performer=lead, result=Result("Xong."), at=moment(on))
    return lead


def told(chief: User, first: date, days: int) -> dict[date, str]:
    """What the chief is written on each of some days."""
    found = {}
    for ahead in range(days):
        day = first + timedelta(days=ahead)
        before = set(Letter.objects.values_list("pk", flat=True))
        chase(today=day, calendar=CALENDAR)
        for letter in Letter.objects.filter(user=chief).exclude(pk__in=before):
            found[day] = letter.subject
    return found


def test_more_than_two_working_days_and_once(give: Give, people: People, chief: User) -> None:
    reported(give, people, WEDNESDAY)
    reported(give, people, FRIDAY)
    assert told(chief, WEDNESDAY, 9) == {
        date(2024, 1, 1): "1 báo cáo chờ Văn phòng xác nhận quá 2 ngày làm việc, lâu nhất 5 ngày",
        date(2024, 1, 3): "1 báo cáo chờ Văn phòng xác nhận quá 2 ngày làm việc, lâu nhất 5 ngày",
    }
    letter = Letter.objects.filter(user=chief).earliest("created_at")
    assert "Sở Y tế nộp 27/12/2023, chờ 5 ngày, chuyên viên theo dõi: van phong: " in letter.text
    assert "Tất cả báo cáo đang chờ xác nhận (2): " in letter.text
    assert "Cơ quan đang chờ; thời gian này không tính cho cơ quan." in letter.text


def test_a_missed_morning_is_made_up_for(give: Give, people: People, chief: User) -> None:
    reported(give, people, WEDNESDAY)
    assert list(told(chief, date(2024, 1, 8), 2)) == [date(2024, 1, 8)]


def test_a_new_report_of_the_same_duty_is_told_again(give: Give, people: People, chief: User) -> None:
    lead = reported(give, people, WEDNESDAY)
    assert list(told(chief, date(2024, 1, 1), 1)) == [date(2024, 1, 1)]
    deciding.send_back(
        actor=people.office, performer=lead, reason="Chưa có số liệu", text="số liệu", at=moment(date(2024, 1, 1), 10)
    )
    answering.report(actor=people.health, performer=lead, result=Result("Đủ."), at=moment(date(2024, 1, 1), 11))
    assert list(told(chief, TUESDAY, 7)) == [date(2024, 1, 4)]
    assert Notice.objects.filter(user=chief, key__startswith="office:").count() == 2


def test_what_was_confirmed_in_time_is_not_told(give: Give, people: People, chief: User) -> None:
    lead = reported(give, people, WEDNESDAY)
    deciding.confirm(actor=people.office, performer=lead, at=moment(FRIDAY))
    assert told(chief, FRIDAY, 9) == {}


def test_the_days_are_those_of_the_parameter(give: Give, people: People, chief: User) -> None:
    reported(give, people, WEDNESDAY)
    set_parameter(actor=command_line(), key=OFFICE_WAIT.key, typed="4", valid_from=FIRST, basis="QĐ 12", today=FIRST)
    assert list(told(chief, WEDNESDAY, 9)) == [date(2024, 1, 3)]
