"""Readers rate a page: no identity is kept, repeats are seen, a day to change one's mind, other sites are refused."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.ratings import repeats
from dieuhanh.web.ratings.actions import forget
from dieuhanh.web.ratings.models import DaySalt, Mark, Question, Rating
from dieuhanh.web.ratings.selectors import standing
from tests.web.portal.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_week")]

BULLETIN = "/ban-tin/2023/tuan-52/"
ITEM = "/chi-dao/2023/2267-qd-ubnd/"
OWN = {"Sec-Fetch-Site": "same-origin"}


def send(client: Client, *, path: str = BULLETIN, address: str = "192.0.2.7", **fields: str) -> HttpResponse:
    """Send the form of a page as a browser does."""
    return client.post(  # type: ignore[return-value]  # the test client's own class
        "/danh-gia/", {"trang": path, **fields}, headers=OWN | {"User-Agent": "Trình duyệt"}, REMOTE_ADDR=address
    )


@pytest.mark.parametrize("path", [BULLETIN, ITEM])
def test_a_rating_leads_to_its_receipt_and_counts(client: Client, path: str) -> None:
    assert "Chưa có đánh giá nào." in words(client, path)
    answer = send(client, path=path, sao="4")
    assert answer.status_code == 302
    assert "Cảm ơn. Bạn đã cho 4 sao." in words(client, answer["Location"])
    assert "Đã có 1 đánh giá." in words(client, path)
    assert standing(path).mean is None


def test_a_mean_is_told_from_five_on(client: Client) -> None:
    for number, stars in enumerate("54443"):
        assert send(client, sao=stars, address=f"192.0.2.{number}").status_code == 302
    assert "Điểm hiện tại: 4/5 (5 đánh giá)" in words(client, BULLETIN)


def test_the_receipt_changes_stars_and_words_for_a_day(client: Client) -> None:
    receipt = send(client, sao="2", chua_ro="Hạn ở mục 5 là khi nào?")["Location"]
    page = client.get(receipt)
    assert 'value="2" checked' in page.content.decode()
    assert "Hạn ở mục 5 là khi nào?" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert client.post(receipt, {"sao": "5", "chua_ro": ""}, headers=OWN).status_code == 302
    assert Rating.objects.get().stars == 5
    assert not Question.objects.exists()
    Rating.objects.update(rated_at=timezone.now() - timedelta(hours=24))
    assert "24 giờ" in words(client, receipt, status=410)
    assert client.post(receipt, {"sao": "1"}, headers=OWN).status_code == 410
    assert Rating.objects.get().stars == 5


def test_a_second_click_is_no_second_rating_and_another_one_is_told_so(client: Client) -> None:
    first, second = send(client, sao="4"), send(client, sao="4")
    assert (first.status_code, second.status_code) == (302, 302)
    again = send(client, sao="1", chua_ro="Bảng số liệu")
    assert again.status_code == 409
    assert "Bảng số liệu" in again.content.decode()
    assert Rating.objects.count() == 1
    assert client.get(second["Location"]).status_code == 200
    assert send(client, path=ITEM, sao="1").status_code == 302


def test_one_network_address_cannot_flood(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "MOST_A_DAY", 2)
    fields = {"trang": BULLETIN, "sao": "1"}
    told = [
        client.post("/danh-gia/", fields, headers=OWN | {"User-Agent": str(browser)}).status_code
        for browser in range(4)
    ]
    assert told == [302, 302, 429, 429]
    assert Rating.objects.count() == 2


def test_nothing_tells_who_rated_and_the_secret_of_the_day_is_thrown_away(client: Client) -> None:
    receipt = send(client, sao="3", address="198.51.100.77", chua_ro="Ai chủ trì?")["Location"].split("/")[2]
    everything = " ".join(str(row) for model in apps.get_models() for row in models.QuerySet(model).values_list())
    assert "Ai chủ trì?" in everything
    for trace in ("198.51.100.77", "Trình duyệt", receipt):
        assert trace not in everything
    forget(at=timezone.now() + timedelta(days=1))
    assert not DaySalt.objects.exists()
    assert not Mark.objects.exists()
    assert Rating.objects.get().receipt == ""
    assert forget(at=timezone.now() + timedelta(days=1)) == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Origin": "http://testserver"}, 302),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://testserver.example"}, 403),
        ({}, 403),
    ],
)
def test_the_form_is_taken_from_own_pages_only(headers: dict[str, str], status: int) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/danh-gia/", {"trang": BULLETIN, "sao": "4"}, headers=headers)
    assert answer.status_code == status
    assert not answer.cookies
    assert Rating.objects.count() == (status == 302)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"chua_ro": "Ở mục 3"}, "Hãy chọn từ 1 đến 5 sao."),
        ({"sao": "6", "chua_ro": "Ở mục 3"}, "Hãy chọn từ 1 đến 5 sao."),
        ({"sao": "5", "chua_ro": "Ở mục 3" + "x" * 1000}, "Dài quá 1000 ký tự; bạn đã viết 1007."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client: Client, fields: dict[str, str], said: str) -> None:
    answer = send(client, **fields)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert page.count(said) == 2
    assert "<title>Lỗi: " in page
    assert fields["chua_ro"] in page
    assert not Rating.objects.exists()


@pytest.mark.parametrize(
    "path",
    ["", "/", "/van-ban/", "/ban-tin/2023/tuan-51/", "/ban-tin/2023/tuan-99/", "/chi-dao/2023/khong-co/", "x" * 9999],
)
def test_only_what_is_published_is_rated(client: Client, path: str) -> None:
    assert send(client, path=path, sao="4").status_code == 404
    assert not Rating.objects.exists()


def test_opening_the_form_s_address_leads_home(client: Client) -> None:
    assert client.get("/danh-gia/")["Location"] == "/"
    assert client.get("/danh-gia/khong-co/").status_code == 410


def test_the_question_goes_to_who_prepared_the_bulletin(client: Client, reviewer: User) -> None:
    send(client, sao="2", chua_ro="Mục 3")
    Bulletin.objects.update(submitted_by=reviewer)
    send(client, sao="2", chua_ro="Mục 4", address="192.0.2.8")
    reviewer.is_active = False
    reviewer.save()
    send(client, sao="2", chua_ro="Mục 5", address="192.0.2.9")
    owners = dict(Question.objects.values_list("words", "owner"))
    assert owners == {"Mục 3": None, "Mục 4": reviewer.pk, "Mục 5": None}


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(client: Client, settings: Settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    fields = {"trang": BULLETIN, "sao": "4"}
    for seen in ("203.0.113.1", "203.0.113.2"):
        answer = client.post("/danh-gia/", fields, headers=OWN | {"X-Forwarded-For": f"10.0.0.1, {seen}"})
        assert answer.status_code == 302
    assert Rating.objects.count() == 2
