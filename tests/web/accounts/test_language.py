"""The language of the pages inside is the reader's; what is written down and handed out is in that of the house."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.bulletins.editing import open_draft
from dieuhanh.web.languages import page_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create(username="an", full_name="An", role=Role.SPECIALIST)


@pytest.fixture
def desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_person_works_in_english_until_they_choose_again(desk: Client) -> None:
    assert '<html lang="vi">' in desk.get("/nb/").content.decode()
    assert desk.post("/nb/tai-khoan/ngon-ngu/", {"ngon-ngu": "en"}).status_code == 302
    page = desk.get("/nb/tai-khoan/").content.decode()
    assert '<html lang="en">' in page
    assert "My account" in page
    assert "Tài khoản của tôi" not in page
    desk.post("/nb/tai-khoan/ngon-ngu/", {"ngon-ngu": "vi"})
    assert '<html lang="vi">' in desk.get("/nb/tai-khoan/").content.decode()
    assert AuditEvent.objects.filter(action="accounts.choose_language").count() == 2


def test_the_public_pages_and_files_stay_in_the_language_of_the_house(desk: Client, user: User) -> None:
    user.language = "en"
    user.save()
    assert '<html lang="vi">' in desk.get("/gioi-thieu/").content.decode()
    assert "Tổng số" in desk.get("/nb/bao-cao/so-lieu.csv").getvalue().decode()


def test_a_language_that_is_not_there_is_refused(desk: Client, user: User) -> None:
    answer = desk.post("/nb/tai-khoan/ngon-ngu/", {"ngon-ngu": "xx"})
    assert answer.status_code == 400
    assert "Hãy chọn" in answer.content.decode()
    user.refresh_from_db()
    assert user.language == "vi"


def test_what_is_written_down_is_in_the_language_of_the_house(user: User) -> None:
    with page_language("/nb/ban-tin/", "en"):
        draft = open_draft(actor=user.actor, week=Week(date(2023, 12, 25).isocalendar().year, 52))
    assert draft.issuer == "UBND tỉnh Lạng Sơn"
