"""The calendar of holidays: every fault by its line, all rows or none, and no date that is fixed ever moves by it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dieuhanh.timekeeping import read_calendar
from dieuhanh.web.accounts.models import User
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.tasks import commands
from dieuhanh.web.tasks.actions import answering, assigning, extending
from dieuhanh.web.tasks.actions.calendar import import_calendar
from dieuhanh.web.tasks.actions.drafts import Part, Plan, draft_task
from dieuhanh.web.tasks.actions.extending import Request
from dieuhanh.web.tasks.calendar_table import read_days
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import CalendarDay, Performer
from dieuhanh.web.tasks.states import DueKind, Role
from tests.web.tasks.conftest import Give, People, later, lead_of

pytestmark = pytest.mark.django_db

HEAD = "date,kind,name,legal_basis,certainty\n"
GOOD = f"{HEAD}2024-02-08,nghi,Tết Nguyên đán,5015/TB-LĐTBXH,chac\n04/05/2024,lam_bu,Làm bù cho 29/4,,du_kien\n"
PAGE = "/nb/quan-tri/lich-nghi/"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2024-02-30,nghi,,,", "không đọc được ngày “2024-02-30”"),
        ("8 tháng 2,nghi,,,", "không đọc được ngày “8 tháng 2”"),
        ("2024-02-09,le,,,", "loại “le” phải là nghi hoặc lam_bu"),
        ("2024-05-06,lam_bu,,,", "ngày làm bù phải là thứ Bảy hoặc Chủ nhật"),
        ("2024-02-09,nghi,,,co-the", "độ chắc “co-the” phải là chac, du_kien hoặc chua_chac"),
        ("08/02/2024,nghi,,,", "trùng ngày với dòng 2"),
    ],
)
def test_a_row_at_fault_is_told_by_its_line_and_nothing_is_written(people: People, row: str, told: str) -> None:
    text = f"{GOOD}{row}\n"
    assert told in "; ".join(read_days(text)[-1].faults)
    with pytest.raises(TaskError, match="Dòng 4: "):
        import_calendar(actor=people.office, text=text)
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize("text", ["", "ngay,loai\n2024-02-08,nghi\n", HEAD])
def test_what_is_no_such_table_is_refused(text: str) -> None:
    with pytest.raises(TaskError):
        read_days(text)


def test_a_second_import_changes_nothing_and_only_some_may(people: People) -> None:
    assert import_calendar(actor=people.office, text=GOOD) == 2
    assert import_calendar(actor=people.office, text=GOOD.replace(",", ";")) == 0
    assert import_calendar(actor=people.office, text=GOOD.replace("Tết Nguyên đán", "Tết Giáp Thìn")) == 1
    calendar = working_calendar()
    assert not calendar.is_working(date(2024, 2, 8))
    assert calendar.is_working(date(2024, 5, 4))
    assert not calendar.is_certain(date(2024, 5, 1), date(2024, 5, 6))
    with pytest.raises(PermissionDenied):
        import_calendar(actor=people.leader, text=GOOD)


def test_the_demonstration_s_calendar_is_read_the_same_by_both_readers(demo: Path, people: People) -> None:
    text = (demo / "lich" / "ngay-nghi.csv").read_text(encoding="utf-8")
    import_calendar(actor=people.office, text=text)
    assert working_calendar() == read_calendar(text.splitlines())


def test_the_page_shows_first_and_writes_then(client: Client, people: People) -> None:
    client.force_login(User.objects.get(username="van phong"))
    looked = client.post(PAGE, {"viec": "xem", "bang": GOOD + "2024-02-30,nghi,,,\n"}).content.decode()
    assert "3 dòng, 3 dòng sẽ đổi lịch, 1 dòng lỗi" in looked
    assert "không đọc được ngày" in looked
    assert not CalendarDay.objects.exists()
    refused = client.post(PAGE, {"viec": "nhap", "bang": "date,kind\n2024-02-30,nghi\n"})
    assert refused.status_code == 422
    assert "2024-02-30,nghi" in refused.content.decode()
    written = client.post(PAGE, {"viec": "nhap", "bang": GOOD}, follow=True).content.decode()
    assert "Tết Nguyên đán" in written
    typed = {"viec": "them", "ngay": "30/4/2024", "loai": "nghi", "ten": "Ngày Chiến thắng", "can-cu": "Điều 112"}
    assert "thứ Ba" in client.post(PAGE, typed, follow=True).content.decode()
    typed["ngay"] = "31/4/2024"
    assert 'value="31/4/2024"' in client.post(PAGE, typed).content.decode()
    wrong = CalendarDay.objects.get(date=date(2024, 5, 4))
    assert "Đã bỏ" in client.post(f"{PAGE}{wrong.pk}/bo/", follow=True).content.decode()
    assert not CalendarDay.objects.filter(pk=wrong.pk).exists()


def test_the_command_checks_unless_told_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lich.csv"
    file.write_text(GOOD + "x,nghi,,,\n", encoding="utf-8")
    assert commands.import_days(file, confirmed=False) == 2
    assert "Dòng 4: không đọc được ngày “x”" in capsys.readouterr().out
    assert commands.import_days(file, confirmed=True) == 2
    assert not CalendarDay.objects.exists()
    file.write_text(GOOD, encoding="utf-8")
    assert commands.import_days(file, confirmed=False) == 0
    assert not CalendarDay.objects.exists()
    assert commands.import_days(file, confirmed=True) == 0
    capsys.readouterr()
    assert commands.list_days(2024) == 0
    out = capsys.readouterr().out
    assert [row.change for row in read_days(out)] == ["same", "same"]
    assert commands.import_days(tmp_path / "khong-co.csv", confirmed=True) == 2


def dates() -> list[tuple[object, ...]]:
    names = ("pk", "due_on", "original_due_on", "deadline", "original_deadline", "late_kept", "rank", "sort_on")
    return list(Performer.objects.order_by("pk").values_list(*names))


@pytest.fixture
def fixed(give: Give, people: People, health: Organisation) -> list[tuple[object, ...]]:
    """Dates of every origin: of the text, of an extension, of an event, of a period; as they were fixed."""
    give(date(2024, 1, 10))
    late = lead_of(give(date(2023, 12, 29)))
    answering.accept(actor=people.health, performer=late, at=later(1))
    asked = extending.ask(actor=people.health, performer=late, request=Request(date(2024, 1, 19), "Chờ"), at=later(8))
    extending.grant(actor=people.leader, extension=asked, at=later(9))
    plan = Plan(title="Kiện toàn Hội đồng", due_kind=DueKind.EVENT, event_offset=-30)
    task = draft_task(actor=people.office, plan=plan, parts=[Part(Role.LEAD, health)], at=later(0))
    assigning.assign(actor=people.office, task=task, at=later(0))
    assigning.set_event_day(actor=people.office, task=task, event_on=date(2024, 6, 28), at=later(1))
    return dates()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.dictionaries(st.integers(0, 220), st.booleans(), min_size=1, max_size=20))
def test_a_changed_calendar_never_moves_a_date_that_is_fixed(
    people: People, fixed: list[tuple[object, ...]], days: dict[int, bool]
) -> None:
    first = date(2023, 12, 1)
    rows = [(first + timedelta(days=ahead), made_up) for ahead, made_up in days.items()]
    lines = [f"{day},{'lam_bu' if made_up and day.weekday() > 4 else 'nghi'}" for day, made_up in rows]
    import_calendar(actor=people.office, text="date,kind\n" + "\n".join(lines))
    assert dates() == fixed
