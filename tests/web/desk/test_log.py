"""The page of the log: the newest first, narrowed, on to older ones, and no values that nobody may see."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.audit.selectors import LogFilter, Sight, log_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    """The browser of a system administrator."""
    client.force_login(User.objects.create(username="qt", full_name="Quản trị", role=Role.ADMINISTRATOR))
    return client


def test_pages_go_on_to_older_events_without_a_gap(operator: Actor) -> None:
    made = [log.record(actor=operator, action=f"jobs.test.{number:03}") for number in range(120)]
    seen: list[AuditEvent] = []
    before = ""
    while True:
        page = log_page(LogFilter(action="jobs.test"), before, sight=Sight(rooms=("jobs",)))
        seen += page.events
        before = page.older
        if not before:
            break
    assert seen == made[::-1]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", True),
        ("viec=jobs.test", True),
        ("viec=review.", False),
        ("ai=kiểm", True),
        ("ai=Bình", False),
        ("den=01/01/2020", False),
        ("tu=01/01/2020", True),
        ("tu=hôm+qua", True),
        ("truoc=khong-phai-khoa", True),
    ],
)
def test_the_page_narrows(administrator: Client, operator: Actor, query: str, shown: bool) -> None:
    log.record(actor=operator, action="jobs.test.one", detail={"tên": "Sổ"})
    page = administrator.get(f"/nb/nhat-ky/?{query}").content.decode()
    assert ("jobs.test.one" in page) is shown
    assert ("Không có sự kiện khớp bộ lọc." in page) is not shown


def test_a_long_log_has_a_way_on(administrator: Client, operator: Actor) -> None:
    for _ in range(51):
        log.record(actor=operator, action="jobs.test.many")
    page = administrator.get("/nb/nhat-ky/?viec=jobs.test").content.decode()
    older = re.search(r'href="([^"]*truoc=[^"]*)"', page)
    assert older
    assert (
        administrator.get(f"/nb/nhat-ky/{older[1]}".replace("&amp;", "&")).content.decode().count("jobs.test.many") == 1
    )


def test_an_administrator_is_led_to_their_room_and_finds_the_log(client: Client, operator: Actor) -> None:
    user = User(username="qt", full_name="Quản trị", role=Role.ADMINISTRATOR)
    user.set_password("mot-mat-khau-du-dai")
    user.save()
    answer = client.post("/nb/dang-nhap/", {"username": "qt", "password": "mot-mat-khau-du-dai"})
    assert answer["Location"] == "/nb/quan-tri/"
    assert "Nhập văn bản" not in client.get("/nb/nhat-ky/").content.decode()
