"""Who holds which office on a day, and in which capacity they sign."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations import officials
from dieuhanh.web.organisations.holders import capacity_of, holder_of, holders, seat_holder
from dieuhanh.web.organisations.models import Organisation, Person, Rank, Seat, SigningMark
from dieuhanh.web.organisations.officials import Named, OfficeError
from dieuhanh.web.organisations.signing import Capacity, SigningRow, capacity
from tests.web.organisations.samples import load_some

pytestmark = pytest.mark.django_db

OFFICER = Actor(kind="person", name="Chuyên viên", role=Role.SPECIALIST)
FIRST, LATER = date(2023, 1, 1), date(2024, 6, 1)


@pytest.fixture
def health(demo: Path) -> Organisation:
    load_some(demo, {"ubnd-tinh", "so-y-te", "so-tai-chinh", "bcd-du-lich"})
    return Organisation.objects.get(key="so-y-te")


def named(body: Organisation, name: str, on: date, title: str = "Giám đốc", rank: Rank = Rank.HEAD) -> Named:
    return Named(name, body, title, rank, f"QĐ của {on}", on)


def heads(body: Organisation, day: date) -> list[str]:
    return [post.person.name for post in holders(body, day) if post.rank == Rank.HEAD]


def test_a_new_head_follows_the_one_before(health: Organisation) -> None:
    officials.appoint(actor=OFFICER, named=named(health, "An", FIRST))
    officials.appoint(actor=OFFICER, named=named(health, "Bình", LATER))
    assert [heads(health, day) for day in (date(2022, 12, 31), FIRST, date(2024, 5, 31), LATER)] == [
        [],
        ["An"],
        ["An"],
        ["Bình"],
    ]
    holder = holder_of("đồng chí Giám đốc Sở Y tế", LATER)
    assert holder is not None
    assert holder.name == "Bình"


def test_the_same_appointment_twice_is_one(health: Organisation) -> None:
    first = officials.appoint(actor=OFFICER, named=named(health, "An", FIRST))
    assert officials.appoint(actor=OFFICER, named=named(health, "An", FIRST)).pk == first.pk


def test_deputies_sit_beside_each_other_until_one_is_replaced_or_dismissed(health: Organisation) -> None:
    for name in ("An", "Bình", "Chi"):
        officials.appoint(actor=OFFICER, named=named(health, name, FIRST, "Phó Giám đốc", Rank.DEPUTY))
    officials.appoint(actor=OFFICER, named=named(health, "Dung", LATER, "Phó Giám đốc", Rank.DEPUTY), replaces="An")
    assert officials.dismiss(actor=OFFICER, named=named(health, "Chi", LATER, "Phó Giám đốc", Rank.DEPUTY))
    assert sorted(post.person.name for post in holders(health, LATER)) == ["Bình", "Dung"]
    assert holder_of("Phó Giám đốc Sở Y tế", LATER) is None


def test_what_a_document_only_tells_counts_from_its_day(health: Organisation) -> None:
    seen = officials.observe(actor=OFFICER, named=named(health, "An", LATER))
    assert officials.observe(actor=OFFICER, named=named(health, "An", date(2024, 8, 1))).pk == seen.pk
    assert (heads(health, FIRST), heads(health, LATER)) == ([], ["An"])
    assert officials.observe(actor=OFFICER, named=named(health, "An", FIRST)).pk == seen.pk
    assert heads(health, FIRST) == ["An"]


def test_two_people_of_one_name_in_two_bodies_are_two_until_a_person_unites_them(health: Organisation) -> None:
    money = Organisation.objects.get(key="so-tai-chinh")
    one = officials.observe(actor=OFFICER, named=named(health, "Nguyễn Văn Mẫu", FIRST)).person
    other = officials.observe(actor=OFFICER, named=named(money, "Nguyễn Văn Mẫu", FIRST)).person
    assert {one.key, other.key} == {"nguyen-van-mau", "nguyen-van-mau-2"}
    officials.unite(actor=OFFICER, kept=one, other=other)
    assert one.posts.count() == 2
    with pytest.raises(OfficeError):
        officials.unite(actor=OFFICER, kept=one, other=Person.objects.create(key="x", name="Khác"))


def test_a_seat_by_office_is_whoever_holds_it_on_the_day(health: Organisation) -> None:
    officials.appoint(actor=OFFICER, named=named(health, "An", FIRST))
    officials.appoint(actor=OFFICER, named=named(health, "Bình", LATER))
    seat = Seat(committee=Organisation.objects.get(key="bcd-du-lich"), role="Ủy viên", office="Giám đốc Sở Y tế")
    assert [seat_holder(seat, day).name for day in (FIRST, LATER)] == ["An", "Bình"]
    assert seat_holder(seat, date(2020, 1, 1)).name == ""


def test_the_capacity_of_a_signer_is_that_of_the_signing_day(health: Organisation) -> None:
    deputy = officials.appoint(actor=OFFICER, named=named(health, "An", FIRST, "Phó Giám đốc", Rank.DEPUTY))
    officials.appoint(actor=OFFICER, named=named(health, "Bình", FIRST))
    officials.appoint(actor=OFFICER, named=named(health, "An", LATER))
    told = [str(capacity_of(deputy.person, health, day)) for day in (FIRST, LATER)]
    assert told == ["KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"]
    assert capacity_of(deputy.person, health, date(2020, 1, 1)) is None
    other = officials.appoint(actor=OFFICER, named=named(health, "Chi", FIRST, "Chánh Văn phòng", Rank.OTHER))
    officials.let_sign(
        actor=OFFICER,
        post=other,
        mark=SigningMark.ORDER,
        on_behalf="Giám đốc",
        first=FIRST,
        last=date(2023, 12, 31),
        basis="QĐ 5",
    )
    assert str(capacity_of(other.person, health, FIRST)) == "TL. GIÁM ĐỐC, CHÁNH VĂN PHÒNG"
    assert capacity_of(other.person, health, LATER) is None


@pytest.mark.parametrize(
    ("posts", "rows", "head", "told"),
    [
        ([("Chủ tịch", "head")], [], "", "CHỦ TỊCH"),
        ([("Phó Chủ tịch", "deputy")], [], "", "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"),
        ([("Quyền Giám đốc", "acting")], [], "", "Q. GIÁM ĐỐC"),
        (
            [("Chuyên viên", "other")],
            [SigningRow("TUQ.", "Giám đốc", "Trưởng phòng")],
            "",
            "TUQ. GIÁM ĐỐC, TRƯỞNG PHÒNG",
        ),
    ],
)
def test_the_lines_above_a_signature(
    posts: list[tuple[str, str]], rows: list[SigningRow], head: str, told: str
) -> None:
    assert str(capacity(posts, rows, head)) == told


def test_nobody_signs_without_a_power() -> None:
    assert capacity([("Chuyên viên", "other")], [], "Giám đốc") is None
    assert isinstance(capacity([("A", "head")], [], ""), Capacity)


def test_an_end_needs_a_day_after_the_beginning_and_a_decision(health: Organisation) -> None:
    post = officials.appoint(actor=OFFICER, named=named(health, "An", FIRST))
    for on, basis in ((FIRST, "QĐ 1"), (LATER, " ")):
        with pytest.raises(OfficeError):
            officials.end_post(actor=OFFICER, post=post, on=on, basis=basis)
    officials.end_post(actor=OFFICER, post=post, on=LATER, basis="QĐ 1")
    assert post.valid_to == date(2024, 5, 31)
    with pytest.raises(PermissionDenied):
        officials.observe(actor=Actor(kind="person", name="A", role=Role.READER), named=named(health, "A", FIRST))
