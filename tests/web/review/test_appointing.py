"""Accepted appointments become seats: a swap, a list that replaces another, the members of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.organisations.models import Organisation, Seat
from dieuhanh.web.organisations.seats import Decision, apply_decision
from dieuhanh.web.review.actions import accept_all, import_text
from dieuhanh.web.review.selectors import public_committee, public_committees

pytestmark = pytest.mark.django_db

WEEK = "ban-tin-2023-tuan-52"
LIST = "quyet-dinh-kien-toan"


@pytest.fixture
def seated(load_demo: Callable[[str], None], demo: Path) -> None:
    """The week's bulletin and the later list of members, accepted and published."""
    demonstration.load_organisations(demo)
    load_demo(WEEK)
    load_demo(LIST)


def members(key: str, day: date) -> list[tuple[str, str]]:
    view = public_committee(key, day)
    assert view is not None
    return [(row.seat.role, row.seat.holder or row.seat.office) for row in view.rows]


@pytest.mark.usefixtures("seated")
def test_two_members_change_places_in_one_decision() -> None:
    key = "to-hoa-don-dien-tu"
    nga, thang = "Nguyễn Hằng Nga", "Nguyễn Chiến Thắng"
    assert members(key, date(2023, 12, 24)) == [("Tổ trưởng", thang), ("Tổ phó", nga)]
    assert members(key, date(2023, 12, 25)) == [("Tổ trưởng", nga), ("Tổ phó", thang)]


@pytest.mark.usefixtures("seated")
def test_members_who_are_replaced_and_one_who_joins() -> None:
    after = members("bcd-hoa-don-dien-tu", date(2023, 12, 25))
    assert len(after) == 5
    assert ("thành viên", "Hoàng Thanh Đạm") in after
    before = members("bcd-hoa-don-dien-tu", date(2023, 12, 24))
    assert {name for _, name in before} == {
        "Đoàn Thu Hà",
        "Nguyễn Chiến Thắng",
        "Phùng Thị Thanh Nga",
        "Trần Mạnh Hùng",
    }


@pytest.mark.usefixtures("seated")
def test_a_list_of_all_members_takes_the_place_of_the_one_before() -> None:
    key = "bcd-cap-nuoc-an-toan"
    assert len(members(key, date(2025, 3, 19))) == 13
    after = members(key, date(2025, 3, 20))
    assert len(after) == 7
    assert after[0] == ("Trưởng Ban", "Hoàng Văn Mẫu")
    head = Seat.objects.get(committee__key=key, holder="Hoàng Văn Mẫu")
    assert head.replaces is not None
    assert head.replaces.office == "Phó Chủ tịch UBND tỉnh phụ trách lĩnh vực xây dựng"
    assert head.replaces.ended_by == "Quyết định 520/QĐ-UBND, 20/03/2025"


def test_a_list_that_comes_in_late_is_left_to_a_person(load_demo: Callable[[str], None], demo: Path) -> None:
    demonstration.load_organisations(demo)
    load_demo(LIST)
    load_demo(WEEK)
    assert len(members("bcd-cap-nuoc-an-toan", date(2025, 3, 20))) == 7
    assert members("bcd-cap-nuoc-an-toan", date(2025, 3, 19)) == []
    assert AuditEvent.objects.filter(action="organisations.seats_left").count() == 1


@pytest.mark.usefixtures("seated")
def test_loading_again_changes_nothing(load_demo: Callable[[str], None]) -> None:
    before = list(Seat.objects.values_list())
    load_demo(WEEK)
    assert list(Seat.objects.values_list()) == before


def test_the_public_sees_seats_of_published_decisions_only(reviewer: User, demo: Path) -> None:
    demonstration.load_organisations(demo)
    text = next(text for text in demonstration.texts(demo) if text.file.stem == LIST)
    imported = import_text(actor=reviewer.actor, data=text.data, name="qd.txt", facts=dict(text.facts))
    assert not Seat.objects.exists()
    accept_all(actor=reviewer.actor, text_version=imported.text_version, at=imported.text_version.recorded_at)
    assert Seat.objects.count() == 7
    assert members("bcd-cap-nuoc-an-toan", date(2025, 3, 20)) == []
    assert public_committees() == []


def test_appointments_without_a_known_committee_are_left_and_logged(load_demo: Callable[[str], None]) -> None:
    load_demo(LIST)
    assert not Seat.objects.exists()
    assert AuditEvent.objects.get(action="review.appointments_left").detail == {"count": 7}


@pytest.mark.usefixtures("seated")
def test_who_may_not_decide_may_not_seat() -> None:
    committee = Organisation.objects.get(key="bcd-du-lich")
    reader = Actor(kind="person", name="Người đọc", role="reader")
    decision = Decision(committee.pk, "Quyết định 1/QĐ-UBND", date(2024, 1, 2), whole=True)
    with pytest.raises(PermissionDenied):
        apply_decision(actor=reader, committee=committee, decision=decision, appointed=[])
