"""Bodies are set up, succeeded, ended and given codes, each by a document; a code is one body's on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations import changing, terms
from dieuhanh.web.organisations.belonging import below
from dieuhanh.web.organisations.changing import ChangeError, NewBody
from dieuhanh.web.organisations.models import Committee, Organisation, SuccessionKind
from dieuhanh.web.organisations.selectors import directory
from tests.web.organisations.samples import load_some

pytestmark = pytest.mark.django_db

OFFICER = Actor(kind="person", name="Chuyên viên", role=Role.SPECIALIST)
ON = date(2026, 1, 1)
NEW = NewBody("Sở Chuyển đổi số", ("Sở CĐS",), "so", None, "", ON, "QĐ 1")


@pytest.fixture
def health(demo: Path) -> Organisation:
    load_some(demo, {"ubnd-tinh", "so-y-te", "hdql-quy-phat-trien-dat", "huyen-188-loc-binh", "so-noi-vu"})
    return Organisation.objects.get(key="so-y-te")


def test_a_new_body_is_known_from_its_day(health: Organisation) -> None:
    made = changing.add(actor=OFFICER, body=NEW)
    assert made.key == "so-chuyen-doi-so"
    assert directory().resolve("Sở CĐS", ON).one is not None
    assert directory().resolve("Sở CĐS", date(2025, 12, 31)).reason == "not_yet"


def test_one_name_for_two_bodies_gives_two_keys(health: Organisation) -> None:
    keys = {changing.add(actor=OFFICER, body=NEW).key for _ in range(3)}
    assert keys == {"so-chuyen-doi-so", "so-chuyen-doi-so-2026", "so-chuyen-doi-so-2026-2"}


def test_a_code_is_one_bodys_on_a_day(health: Organisation) -> None:
    changing.set_code(actor=OFFICER, organisation=health, code="000.00.05.H37")
    assert health.code == "H37.05"
    with pytest.raises(ChangeError):
        changing.add(actor=OFFICER, body=replace(NEW, code="H37.05"))
    changing.dissolve(actor=OFFICER, organisation=health, on=ON, basis="QĐ 2")
    assert changing.add(actor=OFFICER, body=replace(NEW, code="H37.05")).code == "H37.05"


def test_a_body_that_is_merged_ends_and_one_that_gives_a_part_goes_on(health: Organisation) -> None:
    made = changing.add(actor=OFFICER, body=NEW)
    for kind, end in ((SuccessionKind.PART, None), (SuccessionKind.MERGE, date(2026, 6, 30))):
        changing.succeed(actor=OFFICER, old=health, heirs=[made], kind=kind, on=date(2026, 7, 1), basis="QĐ 3")
        health.refresh_from_db()
        assert health.valid_to == end
    with pytest.raises(ChangeError):
        changing.dissolve(actor=OFFICER, organisation=health, on=date(2026, 9, 1), basis="QĐ 4")


@pytest.mark.parametrize("heirs", [[], ["so-y-te"], ["so-noi-vu"]])
def test_who_cannot_be_an_heir(health: Organisation, heirs: list[str]) -> None:
    bodies = list(Organisation.objects.filter(key__in=heirs))
    with pytest.raises(ChangeError):
        changing.succeed(actor=OFFICER, old=health, heirs=bodies, kind=SuccessionKind.MERGE, on=ON, basis="QĐ 3")


def test_every_change_needs_a_document(health: Organisation) -> None:
    with pytest.raises(ChangeError):
        changing.dissolve(actor=OFFICER, organisation=health, on=ON, basis=" ")


def test_the_bodies_below_a_body_on_a_day(health: Organisation) -> None:
    province = Organisation.objects.get(key="ubnd-tinh")
    assert health.pk in below(province.pk, ON)
    assert below(health.pk, ON) == frozenset()


def test_the_end_of_a_term_is_told_thirty_working_days_before(health: Organisation) -> None:
    board = Organisation.objects.get(key="hdql-quy-phat-trien-dat")
    changing.set_term(actor=OFFICER, committee=board, first=date(2019, 7, 1), last=date(2024, 6, 28), basis="QĐ 2199")
    holidays = WorkingCalendar(off=frozenset({date(2024, 5, 29)}))
    assert terms.told_from(date(2024, 6, 28), WorkingCalendar()) == date(2024, 5, 17)
    assert terms.told_from(date(2024, 6, 28), holidays) == date(2024, 5, 16)
    assert [
        bool(terms.ending_terms(day))
        for day in (date(2024, 5, 16), date(2024, 5, 17), date(2024, 6, 28), date(2024, 6, 29))
    ] == [False, True, True, False]
    assert Committee.objects.get().term_start == date(2019, 7, 1)
    officer = User.objects.create(username="a", full_name="A", role=Role.SPECIALIST)
    (block,) = terms.today_block(officer.actor, date(2024, 6, 1))
    assert block.text == "1 nhiệm kỳ sắp hết"
    with pytest.raises(ChangeError):
        changing.set_term(actor=OFFICER, committee=board, first=ON, last=date(2025, 1, 1), basis="QĐ")
