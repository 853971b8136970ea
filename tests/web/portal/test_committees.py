"""Who sits in the committees of the demonstration's week, and what the page of one of them tells."""

from __future__ import annotations

import pytest
from django.test import Client

from dieuhanh.web.organisations.models import Person
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


def test_a_person_of_the_demonstration_has_offices_seats_and_directives(client: Client) -> None:
    nga = Person.objects.get(name="Nguyễn Hằng Nga")
    page = words(client, f"/nguoi/{nga.key}/")
    assert "Phó Cục trưởng" in page
    assert "được nêu trong văn bản ngày 25/12/2023" in page
    assert "thay Nguyễn Chiến Thắng" in page
    assert f"/nguoi/{nga.key}/" in client.get("/to-phoi-hop/to-hoa-don-dien-tu/?ngay=25/12/2023").content.decode()
