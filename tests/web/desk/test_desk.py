"""The desk: proposed facts are there and marked; nothing of it opens without signing in."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Never

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.pages import today as first_page
from dieuhanh.web.pages.today import Block
from dieuhanh.web.review.actions import import_text

pytestmark = pytest.mark.django_db

MARK = "máy đọc, chưa rà soát"
LETTER = "cong-van-tai-san-cong"


@pytest.fixture
def signed_in(client: Client, reviewer: User) -> Client:
    """A specialist's browser."""
    client.force_login(reviewer)
    return client


@pytest.fixture
def proposed(reviewer: User, demo: Path) -> TextVersion:
    """A letter that was imported and not reviewed."""
    text = next(text for text in demonstration.texts(demo) if text.file.stem == LETTER)
    return import_text(actor=reviewer.actor, data=text.data, name=text.file.name, facts=dict(text.facts)).text_version


def words(client: Client, path: str, status: int = 200) -> str:
    """Return the page's text, white space squeezed."""
    answer = client.get(path)
    assert answer.status_code == status, path
    body = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_nothing_to_do(signed_in: Client) -> None:
    assert "Hôm nay không có việc cần xử lý." in words(signed_in, "/nb/")
    assert "Chưa có văn bản nào được nhập." in words(signed_in, "/nb/nhap/")


def test_a_room_that_cannot_count_says_so_and_the_others_stay(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_actor: Actor, _today: date) -> Never:
        raise OperationalError("the disk is full")

    def many(_actor: Actor, _today: date) -> list[Block]:
        return [Block(50 + number, f"Việc loại {number}", "/nb/") for number in range(8)]

    monkeypatch.setattr(first_page, "_providers", {"broken": broken, "many": many})
    shown = words(signed_in, "/nb/")
    assert "Chưa đếm được" in shown.partition("Việc loại 0")[0]
    assert "Còn 2 loại việc nữa Việc loại 6 Việc loại 7" in shown


def test_a_proposed_text_waits_and_is_marked_everywhere(signed_in: Client, proposed: TextVersion) -> None:
    today = words(signed_in, "/nb/")
    assert "Cần rà soát trích xuất (1 văn bản," in today
    for path in (
        "/nb/",
        "/nb/nhap/",
        f"/nb/nhap/{proposed.pk}/ra-soat/",
        "/nb/van-ban/",
        "/nb/van-ban/2024/45-ubnd-kt/",
    ):
        assert MARK in words(signed_in, path), path
    text = words(signed_in, f"/nb/nhap/{proposed.pk}/ra-soat/")
    assert "Mục 1/1" in text
    assert "Công văn 45/UBND-KT" in text


def test_the_desk_links_to_the_desk(signed_in: Client, proposed: TextVersion) -> None:
    page = signed_in.get(f"/nb/nhap/{proposed.pk}/ra-soat/").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    links = re.findall(r'href="(/[^"]*)"', main)
    assert links
    for link in links:
        assert link.startswith("/nb/"), "a public page would not show what is only proposed"
        assert signed_in.get(link).status_code == 200, link


def test_a_reviewed_bulletin_is_read_item_by_item(signed_in: Client, load_demo: Callable[[str], None]) -> None:
    load_demo("ban-tin-2023-tuan-52")
    path = f"/nb/nhap/{TextVersion.objects.get().pk}/ra-soat/"
    assert "Mục 1/27 đã rà soát" in words(signed_in, path)
    text = words(signed_in, f"{path}?muc=26")
    assert "Mục 26/27" in text
    assert "12.397" in text
    for wrong, shown in (("0", "1/27"), ("99", "27/27"), ("x", "1/27"), ("²", "1/27")):
        assert f"Mục {shown}" in words(signed_in, f"{path}?muc={wrong}")


def test_queries_do_not_grow(
    signed_in: Client, load_demo: Callable[[str], None], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    load_demo("ban-tin-2023-tuan-52")
    identifier = TextVersion.objects.get().pk
    signed_in.get("/nb/")  # the first page of a session writes when it began; rights take three of each count
    for path, most in ((f"/nb/nhap/{identifier}/ra-soat/", 27), ("/nb/nhap/", 6), ("/nb/", 25), ("/nb/van-ban/", 8)):
        with django_assert_max_num_queries(most):
            assert signed_in.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/nb/nhap/018cb000-0000-7000-8000-000000000000/", "/nb/van-ban/2023/khong-co/"])
def test_what_is_not_there(signed_in: Client, path: str) -> None:
    assert signed_in.get(path).status_code == 404


def test_signing_in_explains_what_went_wrong(client: Client, reviewer: User) -> None:
    page = client.post("/nb/dang-nhap/", {"username": reviewer.username, "password": "sai"}).content.decode()
    assert "<title>Lỗi: " in page
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert f'value="{reviewer.username}"' in page
    assert 'value="sai"' not in page
    page = client.post("/nb/dang-nhap/", {"username": "", "password": ""}).content.decode()
    assert page.count('aria-invalid="true"') == 2
    answer = client.post("/nb/dang-nhap/?next=/nb/nhap/", {"username": "", "password": "", "next": "/nb/nhap/"})
    assert 'name="next" value="/nb/nhap/"' in answer.content.decode()
