"""Whole days with tasks in a real browser: the Office gives one out, a clerk answers on a phone, a leader decides."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.running import command, running_site
from tests.e2e.browsing import load_axe, violations

pytestmark = pytest.mark.slow

PASSWORD = "mot-mat-khau-rat-dai"
PEOPLE = """
import os
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "dieuhanh.web.settings"
django.setup()
from dieuhanh.web.accounts.models import User
from dieuhanh.web.organisations.models import Organisation
body = Organisation.objects.get(key="so-y-te").pk
for name, role, place in (("office", "specialist", None), ("leader", "leader", None), ("clerk", "clerk", body)):
    user = User(username=name, full_name=name, role=role, organisation_id=place)
    user.set_password("mot-mat-khau-rat-dai")
    user.save()
"""
Visitor = Callable[..., Page]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of its own on 2 January 2024, with an Office, a leader and a clerk of the department of health."""
    home = tmp_path_factory.mktemp("day")
    with running_site(home) as address:
        command(home, "-c", PEOPLE, program=sys.executable)
        yield address


@pytest.fixture
def visitor(browser: Browser, day: str) -> Iterator[Visitor]:
    """A function that signs somebody in, on a window of a width; without scripts where asked."""
    opened = []

    def sign_in(name: str, width: int = 1280, *, script: bool = True) -> Page:
        context = browser.new_context(
            base_url=day, viewport={"width": width, "height": 800}, locale="vi-VN", java_script_enabled=script
        )
        opened.append(context)
        tab = context.new_page()
        tab.goto("/nb/dang-nhap/")
        tab.get_by_label("Tên đăng nhập").fill(name)
        tab.get_by_label("Mật khẩu").fill(PASSWORD)
        tab.get_by_role("button", name="Đăng nhập").click()
        tab.wait_for_url("**/nb/")
        return tab

    yield sign_in
    for context in opened:
        context.close()


def test_a_day_from_the_draft_to_the_confirmed_result(visitor: Visitor, tmp_path: Path) -> None:
    code = office_gives_a_task_out(visitor("office"))
    result = tmp_path / "ket qua.pdf"
    result.write_bytes(b"%PDF-1.4\n%%EOF\n")
    clerk = visitor("clerk", 360, script=False)
    clerk_accepts_and_reports_in_three_screens(clerk, code, result)
    office = visitor("office")
    office.goto(f"/nb/nhiem-vu/{code}/")
    office.get_by_role("link", name="Trả lại").click()
    office.get_by_label("Chưa có số liệu").check()
    office.get_by_label("Cần bổ sung gì").fill("Biểu số 2")
    office.get_by_role("button", name="Trả lại").click()
    clerk.goto(f"/nb/nhiem-vu/{code}/")
    assert "Chưa có số liệu: Biểu số 2" in clerk.locator("main").inner_text()
    clerk.get_by_label("Kết quả", exact=True).fill("Đã bổ sung biểu số 2")
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    office.goto(f"/nb/nhiem-vu/{code}/")
    office.get_by_role("link", name="Xác nhận hoàn thành").click()
    office.get_by_role("button", name="Xác nhận hoàn thành").click()
    assert "Hoàn thành đúng hạn" in office.locator("main").inner_text()


def office_gives_a_task_out(office: Page) -> str:
    office.goto("/nb/nhiem-vu/giao/")
    office.get_by_label("Nhập nhiệm vụ không có trong văn bản").fill("Báo cáo tình hình dịch bệnh dịp Tết")
    office.get_by_role("button", name="Tạo bản nháp").click()
    code = office.url.rstrip("/").rpartition("/")[2]
    office.get_by_role("button", name="Giao", exact=True).click()
    assert "Chọn ít nhất một đơn vị chủ trì." in office.get_by_role("alert").inner_text()
    office.get_by_label("Thêm đơn vị").fill("Sở Y tế")
    office.get_by_label("Loại hạn").select_option("date")
    office.get_by_label("Ngày cụ thể").fill("12/1/2024")
    office.get_by_role("button", name="Lưu bản nháp").click()
    office.get_by_role("button", name="Giao", exact=True).click()
    assert f"Đã giao nhiệm vụ {code}" in office.locator("body").inner_text()
    return code


def clerk_accepts_and_reports_in_three_screens(clerk: Page, code: str, result: Path) -> None:
    """Today, the list of what is to be taken up, the task: no more screens, no script, 360 points wide."""
    assert clerk.url.endswith("/nb/")
    clerk.get_by_role("link", name="Cần tiếp nhận").click()
    clerk.get_by_role("link", name="Báo cáo tình hình dịch bệnh dịp Tết").click()
    task = clerk.url
    clerk.get_by_role("button", name="Tiếp nhận").click()
    clerk.get_by_label("Kết quả", exact=True).fill("Không có ca bệnh")
    clerk.get_by_label("Tệp (pdf").set_input_files(result)
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    assert clerk.url.split("?")[0] == task.split("?")[0]
    assert "chờ xác nhận" in clerk.locator("main").inner_text()
    assert "ket qua.pdf" in clerk.locator("main").inner_text()


def test_more_time_is_asked_refused_asked_and_granted(visitor: Visitor) -> None:
    clerk, leader = visitor("clerk", 360), visitor("leader")
    clerk.goto("/nb/nhiem-vu/?q=Sẵn sàng thuốc")
    clerk.locator("td.what a").first.click()
    task = clerk.url.split("?")[0]
    for date, answer in (("20/1/2024", "Không đồng ý gia hạn"), ("15/1/2024", "Đồng ý gia hạn")):
        clerk.goto(task)
        clerk.get_by_role("link", name="Xin gia hạn").click()
        clerk.get_by_label("Hạn mới").fill(date)
        clerk.get_by_label("Lý do").fill("Chờ thầu thuốc")
        clerk.get_by_role("button", name="Xin gia hạn").click()
        leader.goto(task)
        leader.get_by_role("link", name=answer, exact=True).click()
        if answer.startswith("Không"):
            leader.get_by_label("Lý do").fill("Việc phục vụ Tết, không lùi")
        leader.get_by_role("button", name=answer, exact=True).click()
    clerk.goto(task)
    told = clerk.locator("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "thứ Hai 15/01/2024" in told
    assert "Việc phục vụ Tết, không lùi" in told


PAGES = ("", "?kieu=bang", "?kieu=ma-tran", "giao/", "2023-0037/")


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_accessible_and_fit_a_narrow_screen(visitor: Visitor, page: str) -> None:
    office = visitor("office", 320)
    office.goto(f"/nb/nhiem-vu/{page}")
    load_axe(office)
    assert violations(office) == []
    assert office.evaluate("document.documentElement.scrollWidth") <= 320
