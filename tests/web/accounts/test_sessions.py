"""Where a person is signed in, and ending it."""

from __future__ import annotations

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import Role, SignedIn, User

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36 Edg/140.0"
)


@pytest.fixture
def user() -> User:
    return User.objects.create(username="an", full_name="An", role=Role.READER)


def signed_in(user: User, agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.force_login(user)
    assert client.get("/nb/").status_code == 200
    return client


def test_a_person_sees_their_sessions_and_ends_the_others(user: User) -> None:
    office, phone = signed_in(user, FIREFOX), signed_in(user, EDGE)
    other = signed_in(User.objects.create(username="b", full_name="B", role=Role.READER), FIREFOX)
    page = office.get("/nb/tai-khoan/").content.decode()
    assert "Firefox, Windows" in page
    assert "Edge, Android" in page
    assert page.count("127.0.0.1") == 2
    office.post("/nb/tai-khoan/phien/")
    assert phone.get("/nb/").status_code == 302
    assert office.get("/nb/").status_code == other.get("/nb/").status_code == 200


def test_one_session_ends_and_no_stranger_ends_it(user: User) -> None:
    office, phone = signed_in(user, FIREFOX), signed_in(user, EDGE)
    row = SignedIn.objects.get(device="Edge, Android")
    stranger = signed_in(User.objects.create(username="b", full_name="B", role=Role.READER), FIREFOX)
    stranger.post("/nb/tai-khoan/phien/", {"phien": str(row.pk)})
    assert phone.get("/nb/").status_code == 200
    office.post("/nb/tai-khoan/phien/", {"phien": str(row.pk)})
    assert phone.get("/nb/").status_code == 302
    assert "Edge" not in office.get("/nb/tai-khoan/").content.decode()


def test_nonsense_ends_nothing(user: User) -> None:
    office, phone = signed_in(user, FIREFOX), signed_in(user, EDGE)
    assert office.post("/nb/tai-khoan/phien/", {"phien": "x"}).status_code == 302
    assert phone.get("/nb/").status_code == 200
