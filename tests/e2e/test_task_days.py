"""Whole days with tasks in a real browser: the Office gives one out, a clerk answers on a phone, a leader decides."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.running import command, served
from tests.conftest import lacking
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
def day(tmp_path_factory: pytest.TempPathFactory, province: Path) -> Iterator[str]:
    """A site of its own on 2 January 2024, with an Office, a leader and a clerk of the department of health."""
    home = shutil.copytree(province, tmp_path_factory.mktemp("day") / "home")
    with served(home) as address:
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


PAGES = (
    "nhiem-vu/",
    "nhiem-vu/?kieu=bang",
    "nhiem-vu/?kieu=ma-tran",
    "nhiem-vu/giao/",
    "nhiem-vu/2023-0037/",
    "giao-ban/2024-01/",
    "quan-tri/lich-nghi/?nam=2024",
    "bao-cao/?ky=2024Q1",
    "bao-cao/nhap-dung-han/?ky=2024Q1",
)


def test_pages_are_accessible_and_fit_a_narrow_screen(visitor: Visitor) -> None:
    office = visitor("office", 320)
    found = {page: faults_of(office, page) for page in PAGES}
    assert {page: faults for page, faults in found.items() if faults} == {}


def faults_of(office: Page, page: str) -> list[str]:
    office.goto(f"/nb/{page}")
    load_axe(office)
    wide: int = office.evaluate("document.documentElement.scrollWidth")
    return violations(office) + ([f"{wide} points wide"] if wide > 320 else [])


def test_a_confirmed_fact_becomes_a_task_that_is_given_out(visitor: Visitor) -> None:
    office = visitor("office")
    office.goto("/nb/nhap/")
    office.get_by_role("link", name="thong-bao-ket-luan.txt").click()
    office.wait_for_selector(".row.current")
    office.get_by_role("button", name="Chấp nhận mọi trường").click()
    office.wait_for_function("() => document.querySelectorAll('.rows > .row[data-waits]').length < 9")
    office.goto("/nb/nhiem-vu/giao/")
    office.get_by_role("link", name="Sở Nội vụ chủ trì").click()
    code = office.url.rstrip("/").rpartition("/")[2]
    assert office.get_by_label("Ngày cụ thể").input_value() == "31/01/2024"
    office.get_by_role("button", name="Giao", exact=True).click()
    told = office.locator("body").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert f"Đã giao nhiệm vụ {code}" in told
    assert "Thông báo 33/TB-UBND" in told
    assert "thứ Tư 31/01/2024" in told


def test_a_leader_prints_one_sheet_and_every_number_opens_its_list(visitor: Visitor, tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None:
        lacking("pdftoppm (poppler-utils)")
    leader = visitor("leader")
    leader.get_by_role("link", name="Giao ban").click()
    leader.wait_for_url("**/nb/giao-ban/2024-01/")
    for address, number in numbers_of(leader):
        leader.goto(address)
        assert int(leader.locator(".paging p").first.inner_text().split()[0]) == number, address
    leader.goto("/nb/giao-ban/2024-01/")
    with leader.expect_download() as printed:
        leader.evaluate(
            "() => { const a = document.querySelector('a[href$=\"in.pdf\"]'); a.download = 'a.pdf'; a.click(); }"
        )
    printed.value.save_as(tmp_path / "a.pdf")
    subprocess.run(["pdftoppm", "-r", "40", "-png", tmp_path / "a.pdf", tmp_path / "p"], check=True, timeout=60)
    assert len(list(tmp_path.glob("p*.png"))) == 1


def numbers_of(page: Page) -> list[tuple[str, int]]:
    """Each link to a list on the leaders' page with the number that it shows; those of nothing lead to no row."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('main a[href^="/nb/nhiem-vu/?"]')]
          .map((a) => [a.getAttribute('href'), Number(a.textContent.match(/\\d+/)?.[0] ?? 0)])"""
    )
    assert len(found) >= 6
    return [(address, number) for address, number in found if number]


def test_what_a_clerk_types_is_kept_without_a_click(visitor: Visitor) -> None:
    clerk = visitor("clerk", 360)
    clerk.goto("/nb/nhiem-vu/?q=tiêm chủng")
    clerk.locator("td.what a").first.click()
    task = clerk.url
    clerk.get_by_label("Kết quả", exact=True).fill("Đã tiêm 9.500 liều")
    clerk.keyboard.press("Control+Enter")
    assert clerk.get_by_text("Gửi cho Văn phòng?").is_visible()
    clerk.keyboard.press("Escape")
    assert clerk.get_by_text("Gửi cho Văn phòng?").is_hidden()
    clerk.keyboard.press("Escape")
    clerk.wait_for_url("**/nb/nhiem-vu/")
    clerk.goto(task)
    assert clerk.get_by_label("Kết quả", exact=True).input_value() == "Đã tiêm 9.500 liều"
    assert "Nháp lưu lúc" in clerk.locator("#da-luu").inner_text()
