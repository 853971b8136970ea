"""The pages and files of statistics: every number opens the list that counts the same; one sheet is one sheet."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import openpyxl
import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from dieuhanh.timekeeping import Week, WorkingCalendar
from dieuhanh.web.accounts.models import User
from dieuhanh.web.jobs.running import drain
from dieuhanh.web.reporting import big_files
from dieuhanh.web.reporting.briefing import Number, briefing
from dieuhanh.web.reporting.figures import SumsDifferError
from dieuhanh.web.reporting.models import FrozenReport
from dieuhanh.web.tasks.actions import answering, extending
from dieuhanh.web.tasks.actions.extending import Request
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.models import Extension, Task
from dieuhanh.web.tasks.selectors import Days, count
from tests.conftest import lacking
from tests.web.tasks.conftest import FIRST, Give, People, later, lead_of

pytestmark = pytest.mark.django_db

TODAY = FIRST + timedelta(days=14)
WEEK = "2024-02"


@pytest.mark.parametrize(("day", "overdue"), [(8, 0), (9, 1), (10, 1), (11, 2), (13, 2)])
def test_what_is_overdue_for_seven_working_days_is_told_apart(
    give: Give, people: People, day: int, overdue: int
) -> None:
    for due in (date(2023, 12, 29), date(2024, 1, 2)):
        give(due)
    days = Days.of(date(2024, 1, day), WorkingCalendar())
    assert count(people.leader, TaskFilter(time="qua-han-7", role="lead"), days) == overdue


@pytest.fixture
def at_work(settings: Settings, give: Give, people: People) -> None:
    """A day with overdue duties, one due this week, and a request for more time."""
    settings.SET_DAY = TODAY
    for due in (date(2023, 12, 29), date(2024, 1, 2), date(2024, 1, 11), None):
        give(due)
    lead = lead_of(give(date(2024, 1, 12)))
    answering.accept(actor=people.health, performer=lead, at=later(1))
    request = Request(wanted_on=date(2024, 1, 30), reason="Chờ số liệu 11 huyện")
    extending.ask(actor=people.health, performer=lead, request=request, at=later(13))


def signed_in(client: Client, name: str) -> Client:
    client.force_login(User.objects.get(username=name))
    return client


def numbers(text: str) -> dict[str, int]:
    """Every number of the page that leads to a list, by the query of that list."""
    return {query: int(value) for query, value in re.findall(r'href="/nb/nhiem-vu/\?([^"]+)">(?:[^<\d]*?)(\d+)', text)}


def test_every_number_of_the_leaders_page_is_that_of_its_list(at_work: None, people: People) -> None:
    days = Days.of(TODAY, WorkingCalendar())
    found = briefing(people.leader, Week.of(TODAY), days)
    every = [
        found.running,
        found.overdue,
        found.this_week,
        found.to_look_at,
        found.extensions,
        found.waiting,
        found.long_overdue,
    ]
    every += [row.number for row in found.bodies] + [number for _day, number in found.days]
    assert all(isinstance(one, Number) for one in every)
    for one in every:
        query = dict(re.findall(r"([\w-]+)=([\w-]+)", one.url))
        assert count(people.leader, TaskFilter.of(query), days) == one.value, one.url
    assert (found.overdue.value, found.this_week.value, found.extensions.value) == (2, 2, 1)
    assert found.sentence.startswith("Trong 5 việc đang làm: 2 quá hạn, 2 đến hạn tuần này")


def test_the_page_says_it_and_a_leader_answers_there(at_work: None, client: Client) -> None:
    page = signed_in(client, "lanh dao").get(f"/nb/giao-ban/{WEEK}/").content.decode()
    assert numbers(page)
    assert "Chờ số liệu 11 huyện" in page
    asked = Extension.objects.get()
    address = f"/nb/giao-ban/{WEEK}/gia-han/{asked.pk}/"
    refused = client.post(address, {"tra-loi": "khong", "ly-do": ""}, follow=True).content.decode()
    assert "Nhập lý do." in refused
    granted = client.post(address, {"tra-loi": "dong-y"}, follow=True).content.decode()
    assert "Đã đồng ý gia hạn" in granted
    asked.refresh_from_db()
    assert asked.answer == Extension.Answer.GRANTED


def test_a_leader_sees_the_own_portfolio_and_it_is_remembered(at_work: None, client: Client, people: People) -> None:
    Task.objects.filter(code__in=("2023-0001", "2023-0003")).update(leader="Hồ Tiến Thiệu")
    page, address = signed_in(client, "lanh dao"), f"/nb/giao-ban/{WEEK}/"
    assert page.post(address, {"phu-trach": "Hồ Tiến Thiệu"}, follow=True).status_code == 200
    text = page.get(address).content.decode()
    assert '<option value="Hồ Tiến Thiệu" selected>' in text
    assert "2 việc đang làm" in text
    assert "1 quá hạn" in text
    days = Days.of(TODAY, WorkingCalendar())
    found = briefing(people.leader, Week.of(TODAY), days, "Hồ Tiến Thiệu")
    for one in (found.running, found.overdue, found.this_week, *(number for _day, number in found.days)):
        narrow = TaskFilter.of(QueryDict(one.url.partition("?")[2]).dict())
        assert (count(people.leader, narrow, days), narrow.leader) == (one.value, "Hồ Tiến Thiệu")
    assert "5 việc đang làm" in signed_in(client, "van phong").get(address).content.decode(), "each has the own choice"
    signed_in(client, "lanh dao").post(address, {"phu-trach": "Không có ai"})
    assert "5 việc đang làm" in client.get(address).content.decode(), "a name that no duty has stands for all"


def test_leaders_give_to_others_what_nobody_has_taken_up(at_work: None, client: Client) -> None:
    leader, page = signed_in(client, "lanh dao"), f"/nb/giao-ban/{WEEK}/"
    (address, *_more) = re.findall(r'href="([^"]+/giao-lai/)"', leader.get(page).content.decode())
    assert leader.get(address).status_code == 200
    assert "/giao-lai/" not in signed_in(client, "nguoi doc").get(page).content.decode()


def test_the_request_to_explain_is_written_already(at_work: None, client: Client, people: People) -> None:
    page = signed_in(client, "lanh dao").get(f"/nb/giao-ban/{WEEK}/").content.decode()
    address = re.findall(r'href="(/nb/nhiem-vu/[^"]+/yeu-cau-giai-trinh/)"', page)[0]
    form = client.get(address).content.decode()
    assert "Kính gửi Thủ trưởng Sở Y tế: nhiệm vụ có hạn 29/12/2023, đến nay trễ 10 ngày." in form
    assert "trước hết ngày 10/01/2024." in form


@pytest.mark.parametrize("name", ["2024-54", "2024-00", "x", "0000-01"])
def test_a_week_that_is_none_is_not_found(at_work: None, client: Client, name: str) -> None:
    assert signed_in(client, "lanh dao").get(f"/nb/giao-ban/{name}/").status_code == 404


def test_the_paper_is_one_sheet(at_work: None, client: Client, give: Give, tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None:
        lacking("pdftoppm (poppler-utils)")
    for _ in range(12):
        give(date(2023, 12, 28))
    answer = signed_in(client, "lanh dao").get(f"/nb/giao-ban/{WEEK}/in.pdf")
    assert answer["Content-Type"] == "application/pdf"
    (tmp_path / "a.pdf").write_bytes(answer.content)
    subprocess.run(["pdftoppm", "-r", "30", "-png", tmp_path / "a.pdf", tmp_path / "p"], check=True, timeout=60)
    assert len(list(tmp_path.glob("p*.png"))) == 1


def test_files_hold_what_the_screen_shows(at_work: None, client: Client) -> None:
    signed_in(client, "van phong")
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/nb/bao-cao/danh-muc.xlsx?vai-tro=lead").content)).active
    assert sheet is not None
    due = [row[4] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len(due) == 5
    assert sum(value is None for value in due) == 1
    answer = client.get("/nb/bao-cao/danh-muc.csv?thoi-han=qua-han&vai-tro=lead")
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert [row[7] for row in rows[1:]] == ["Quá hạn 10 ngày", "Quá hạn 6 ngày"]
    assert client.get("/nb/bao-cao/so-lieu.json").json()["rows"][-1]["Tổng số"] == 5
    assert client.get("/nb/bao-cao/so-lieu.exe").status_code == 404


def test_a_long_list_is_made_by_a_job_for_who_asked(
    at_work: None, client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_FOLDER = tmp_path
    address = "/nb/bao-cao/danh-muc.xlsx?vai-tro=lead"
    with patch.object(big_files, "AT_ONCE", 3):
        signed_in(client, "van phong")
        assert "tệp được lập ở nền" in client.get(address).content.decode()
        job = client.post(address).headers["Location"]
        assert client.post(address).headers["Location"] == job
        drain()
    (file,) = re.findall(r'href="(/nb/bao-cao/tep/[^"]+)"', client.get(job).content.decode())
    answer = client.get(file)
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active  # type: ignore[attr-defined]
    assert sheet is not None
    assert (sheet.max_row, sheet["E2"].is_date, f"{sheet['E2'].value:%d/%m/%Y}") == (6, True, "29/12/2023")
    assert signed_in(client, "lanh dao").get(file).status_code == 404
    assert big_files.clear(timezone.now() - big_files.KEPT) == 0
    assert big_files.clear() == 1
    assert signed_in(client, "van phong").get(file).status_code == 404


def test_statistics_are_given_out_and_found_again(at_work: None, client: Client) -> None:
    signed_in(client, "van phong")
    page = client.get("/nb/bao-cao/?theo=lanh-dao&luc=31/12/2023").content.decode()
    assert "Dương Xuân Huyên" in page
    frozen = client.post("/nb/bao-cao/?theo=co-quan", follow=True).content.decode()
    assert "Nguyên vẹn" in frozen
    assert "SHA-256" in frozen
    assert "Thống kê nhiệm vụ đến" in client.get("/nb/bao-cao/da-chot/").content.decode()
    assert "“32/13/2023”" in client.get("/nb/bao-cao/?tu=32/13/2023").content.decode()
    ranking = client.get("/nb/bao-cao/xep-hang/?luc=31/12/2023").content.decode()
    assert "Sở Y tế" in ranking
    assert "Số liệu đến hết ngày 31/12/2023" in ranking
    assert "“32/1/2024”" in client.get("/nb/bao-cao/xep-hang/?luc=32/1/2024").content.decode()


@pytest.mark.parametrize("address", ["", "so-lieu.xlsx", "so-lieu.docx", "xep-hang/"])
def test_a_report_that_does_not_add_up_is_refused_in_words(at_work: None, client: Client, address: str) -> None:
    with patch("dieuhanh.web.reporting.counting.checked", side_effect=SumsDifferError("5 in the classes, 6 counted")):
        answer = signed_in(client, "van phong").get(f"/nb/bao-cao/{address}")
        if not address:
            client.post("/nb/bao-cao/")
    assert answer.status_code == 500
    assert "báo cáo không được lập" in answer.content.decode()
    assert not FrozenReport.objects.exists()


def test_frozen_reports_are_not_for_clerks(at_work: None, client: Client) -> None:
    assert signed_in(client, "can bo y te").get("/nb/bao-cao/da-chot/").status_code == 404
