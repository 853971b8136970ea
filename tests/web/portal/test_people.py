"""People in office and the stories of bodies, as the public sees them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations import officials
from dieuhanh.web.organisations.models import Organisation, Person, Post, Rank
from dieuhanh.web.organisations.officials import Named
from tests.web.organisations.samples import load_some

pytestmark = pytest.mark.django_db

OFFICER = Actor(kind="person", name="Chuyên viên", role=Role.SPECIALIST)


@pytest.fixture
def bodies(demo: Path) -> None:
    load_some(demo, {"ubnd-tinh", "so-y-te", "so-giao-thong-van-tai", "so-xay-dung-2025"})


def words(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.usefixtures("bodies")
def test_a_merged_body_keeps_its_page_and_tells_its_heir(client: Client) -> None:
    page = words(client, "/co-quan/so-giao-thong-van-tai/?ngay=01/01/2026")
    assert "đã hợp nhất, sáp nhập vào" in page
    assert '<a href="/co-quan/so-xay-dung-2025/">Sở Xây dựng tỉnh Lạng Sơn</a>' in page
    assert "từ 01/03/2025" in page
    assert "đã hợp nhất" not in words(client, "/co-quan/so-giao-thong-van-tai/?ngay=01/01/2024").split("Tiền thân")[0]


@pytest.mark.usefixtures("bodies")
def test_a_body_tells_who_held_its_offices_on_a_day(client: Client) -> None:
    health = Organisation.objects.get(key="so-y-te")
    for name, on in (("Lê Thị Mẫu", date(2023, 1, 1)), ("Trần Văn Mẫu", date(2024, 6, 1))):
        officials.appoint(actor=OFFICER, named=Named(name, health, "Giám đốc", Rank.HEAD, "QĐ 1", on))
    assert "Lê Thị Mẫu" in words(client, "/co-quan/so-y-te/?ngay=31/05/2024")
    assert "Lê Thị Mẫu" not in words(client, "/co-quan/so-y-te/?ngay=01/06/2024")
    assert "không phải là ngày" in words(client, "/co-quan/so-y-te/?ngay=x")
    page = words(client, "/nguoi/le-thi-mau/")
    assert "Giám đốc" in page
    assert "đến hết 31/05/2024" in page
    assert "đã thôi" in page


@pytest.mark.usefixtures("bodies")
def test_who_has_nothing_public_has_no_page(client: Client) -> None:
    assert client.get("/nguoi/khong-co/").status_code == 404
    person = Person.objects.create(key="le-thi-mau", name="Lê Thị Mẫu")
    assert client.get("/nguoi/le-thi-mau/").status_code == 404
    body = Organisation.objects.get(key="so-y-te")
    Post.objects.create(person=person, organisation=body, title="Giám đốc", rank="head", source=body.pk)
    assert client.get("/nguoi/le-thi-mau/").status_code == 404
