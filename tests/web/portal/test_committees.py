"""Who sits in the committees of the demonstration's week, and what the page of one of them tells."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from dieuhanh.web.organisations.models import Person, Seat
from tests.web.portal.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seated_week")]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            "",
            "Tổ trưởng Nguyễn Hằng Nga , Phó Cục trưởng Cục Thuế 25/12/2023 Nguyễn Chiến Thắng Quyết định 2193/QĐ-UBND",
        ),
        ("24-12-2023", "Tổ trưởng Nguyễn Chiến Thắng chưa rõ"),
        ("mai", "“mai” không phải là ngày"),
    ],
)
def test_the_members_of_a_committee_on_a_day(client: Client, day: str, expected: str) -> None:
    assert expected in words(client, f"/to-phoi-hop/to-hoa-don-dien-tu/?ngay={day}")


def test_many_members_are_narrowed_by_words(client: Client) -> None:
    page = "/to-phoi-hop/to-hoa-don-dien-tu/"
    assert 'name="ten"' not in client.get(page).content.decode()
    seat = Seat.objects.get(holder="Nguyễn Hằng Nga", valid_to=None, committee__key="to-hoa-don-dien-tu")
    for number in range(60):
        seat.pk, seat.replaces, seat.position = uuid4(), None, 100 + number
        seat.role, seat.holder, seat.office = "thành viên", f"Đỗ Văn {number}", "Chủ tịch UBND xã"
        seat.save(force_insert=True)
    assert 'name="ten"' in client.get(page).content.decode()
    narrowed = words(client, f"{page}?ngay=25-12-2023&ten=do+van+7")
    assert "Đỗ Văn 7, Chủ tịch" in narrowed
    assert "Đỗ Văn 8," not in narrowed
    assert "Nguyễn Hằng Nga" not in narrowed.partition("Thành viên ngày")[2].partition("ghế trước đó")[0]
    assert "Không có thành viên nào có “zzz”." in words(client, f"{page}?ten=zzz")


def test_a_person_of_the_demonstration_has_offices_seats_and_directives(client: Client) -> None:
    nga = Person.objects.get(name="Nguyễn Hằng Nga")
    page = words(client, f"/nguoi/{nga.key}/")
    assert "Phó Cục trưởng" in page
    assert "được nêu trong văn bản ngày 25/12/2023" in page
    assert "thay Nguyễn Chiến Thắng" in page
    assert f"/nguoi/{nga.key}/" in client.get("/to-phoi-hop/to-hoa-don-dien-tu/?ngay=25/12/2023").content.decode()
